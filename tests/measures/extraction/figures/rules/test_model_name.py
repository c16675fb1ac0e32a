"""Digits that go on from a letter are part of a name."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("总投资3.5亿元", "3.5亿元"),
        ("建成5G基站120个", "120个"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "G60条走廊",
        "建设AES100个",
        "COVID-19例",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
