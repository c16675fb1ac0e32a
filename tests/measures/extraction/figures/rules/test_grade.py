"""A number that names a grade or a stage."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("收购10万吨粮食", "10万吨"),
        ("培训120期", "120期"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "五级书记",
        "10万吨级航道",
        "2期工程",
        "10亿元级企业",
        "3星级饭店",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
