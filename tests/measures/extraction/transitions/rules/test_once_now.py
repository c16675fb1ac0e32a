"""昔日的 X 成了 Y."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "曾经因为缺乏产业支撑，成为“空心村”",
        "过去的经验成为了财富",
        "原来的村支书变身为致富带头人",
        "昔日的荒坡如今披上绿装",
        "过去药材种植人力成本高",
        "昔日的穷山沟成功脱贫摘帽",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("昔日的空心村摇身一变，变身为省级示范村。", ("空心村", "省级示范村")),
        ("昔日的“穷窝窝”如今变身远近闻名的“幸福村”。", ("穷窝窝", "幸福村")),
        ("曾经的山货成了市场的抢手货，", ("山货", "市场的抢手货")),
        ("过去的采石场打造成为研学基地。", ("采石场", "研学基地")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.once_now", body) == [pair]
