"""百, 千, 万 and 亿 without a digit name a scale."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("近百名专家", "近百名"),
        ("产值突破千亿元", "突破千亿元"),
        ("上万户受益", "上万户"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "百亿元产业",
        "万亩茶海",
        "千名干部下乡",
        "百万亩粮田",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
