"""万 and 亿 without a unit."""

import pytest

from tests.measures.extraction.figures.reading import surfaces, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "2035远景目标",
        "拨打12345热线",
        "三万农户",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert taken_by("figure.bare_count", body) == []


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("52万务工人员", "52万"),
        ("用户超1亿。", "超1亿"),
        ("6.8万移民", "6.8万"),
    ],
)
def test_is_taken(body: str, surface: str) -> None:
    assert taken_by("figure.bare_count", body) == [surface] == surfaces(body)
