"""Areas, lengths, weights, power and multiples."""

import pytest

from tests.measures.extraction.figures.reading import surfaces, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "打通最后一公里",
        "一亩三分地",
        "千瓦时代",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert taken_by("figure.physical", body) == []


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("茶园60万亩", "60万亩"),
        ("家里有四亩地", "四亩"),
        ("是原来的十倍", "十倍"),
        ("装机386万千瓦", "386万千瓦"),
        ("耕地只有1亩多。", "1亩多"),
        ("产量2亿千瓦时", "2亿千瓦时"),
        ("收购三千二百斤", "三千二百斤"),
    ],
)
def test_is_taken(body: str, surface: str) -> None:
    assert taken_by("figure.physical", body) == [surface] == surfaces(body)
