"""从 X 到 Y that is said to be a change."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "从源头到餐桌",
        "从2018年到2020年",
        "从入学到就业全过程",
        "从县城到乡村都有变化",
        "从规划、建设到管护的机制",
        "从田间到车间等环节",
        "从小到大",
        "从小学到大学",
        "从干部到群众",
        "从山区到湖区、从城市到乡村",
        "由县里到镇里协调",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("从分散生产到规模经营、从资源消耗型到环境友好型，", ("分散生产", "规模经营")),
        ("实现黄河治理从被动到主动的历史性转变，", ("被动", "主动")),
        ("由一穷二白到全面小康，", ("一穷二白", "全面小康")),
        ("从封闭半封闭到全方位开放的历史性转变，", ("封闭半封闭", "全方位开放")),
        ("从‘有没有’到‘好不好’，", ("有没有", "好不好")),
        ("从卖原料到卖品牌，", ("卖原料", "卖品牌")),
        ("从空壳村到富裕村，", ("空壳村", "富裕村")),
        ("从“送温暖”到“送技能”，", ("送温暖", "送技能")),
        ("看到从解决温饱到追求品质这个阶段性转移，", ("解决温饱", "追求品质")),
        ("实现从粗放经营到精细管理的转变", ("粗放经营", "精细管理")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.from_to", body)[:1] == [pair]
