"""Dates, sessions and ages of persons."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("每月不少于20天", "不少于20天"),
        ("人均预期寿命提高到79岁", "79岁"),
        ("平均年龄45岁", "45岁"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "2021年6月3日",
        "7月17日至20日",
        "24岁的青年",
        "上午9时",
        "党的十九届五中全会",
        "〔2020〕5号",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
