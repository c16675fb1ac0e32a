"""Sums of money."""

import pytest

from tests.measures.extraction.figures.reading import surfaces, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "城乡二元结构",
        "三元催化",
        "一元复始",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert taken_by("figure.money", body) == []


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("每人每年3000元", "3000元"),
        ("安排300万~900万元", "300万~900万元"),
        ("挣了三万元", "三万元"),
        ("人均1.2万美元", "1.2万美元"),
        ("投资2亿余元", "2亿余元"),
    ],
)
def test_is_taken(body: str, surface: str) -> None:
    assert taken_by("figure.money", body) == [surface] == surfaces(body)
