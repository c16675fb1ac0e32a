"""Dates, sessions and ages of persons."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("每月不少于20天", "不少于20天"),
        ("人均预期寿命提高到77岁", "77岁"),
        ("平均年龄45岁", "45岁"),
        ("一次能积10分", "10分"),
        ("得到5分，30秒后", "5分"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "2021年6月3日",
        "4月8日至11日",
        "24岁的青年",
        "上午9时",
        "专机于18点30分起飞",
        "以2分54秒90夺冠",
        "请在30日内与本网联系",
        "党的十九届五中全会",
        "〔2022〕31号",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
