"""Digits with a classifier."""

import pytest

from tests.measures.extraction.figures.reading import surfaces, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "5大领域",
        "10人才计划",
        "3条例",
        "8家庭",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert taken_by("figure.counted", body) == []


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("全市43个镇", "43个"),
        ("8099名干部", "8099名"),
        ("推广4-6\n\n个品系", "4-6\n\n个"),
        ("营业执照 1239户", "1239户"),
        ("采购农机120台（套）", "120台（套）"),
    ],
)
def test_is_taken(body: str, surface: str) -> None:
    assert taken_by("figure.counted", body) == [surface] == surfaces(body)
