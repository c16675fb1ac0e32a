"""Two numbers with a dash or 至 between them are one figure, unless they are the start and the end of a change."""

import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("由9%到12%", [9, 12]),
        ("从5000元增加至8000元", [5000, 8000]),
        ("用地5亩，至今12户", [5, 12]),
    ],
)
def test_near_misses_stay_two_figures(body: str, values: list[int]) -> None:
    assert [figure.low for figure in find_figures(Page(body))] == values


@pytest.mark.parametrize(
    ("body", "surface", "low", "high"),
    [
        ("打造8-10个园区", "8-10个", 8, 10),
        ("安排300万~900万元", "300万~900万元", 3_000_000, 9_000_000),
        ("每户3-5万元", "3-5万元", 30_000, 50_000),
        ("每户5000-1万元", "5000-1万元", 5000, 10_000),
        ("招聘10至15名", "10至15名", 10, 15),
        ("占比30%—50%", "30%—50%", 30, 50),
        ("预留5亩至10亩用地", "5亩至10亩", 5, 10),
    ],
)
def test_ranges(body: str, surface: str, low: int, high: int) -> None:
    (figure,) = find_figures(Page(body))

    assert (figure.surface, figure.low, figure.high) == (surface, low, high)
