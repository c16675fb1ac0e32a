"""What is found in whole small texts of the genre: every figure, with its value, unit, qualifier and what is counted."""

import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page
from measures.extraction.spans import FigureSpan

from .texts import TEXTS, Figure, Text


def _as_expected(figure: FigureSpan) -> Figure:
    low, high = float(figure.low), float(figure.high)
    value = low if low == high else (low, high)
    return (figure.surface, value, figure.unit, figure.qualifier, figure.about)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_finds_every_figure_and_no_other(text: Text) -> None:
    found = [_as_expected(figure)[:4] for figure in find_figures(Page(text.body))]

    assert found == [figure[:4] for figure in text.figures]


@pytest.mark.parametrize("text", [text for text in TEXTS if text.figures], ids=lambda text: text.name)
def test_says_what_is_counted(text: Text) -> None:
    found = {figure.surface: figure.about for figure in find_figures(Page(text.body))}

    for surface, *_, about in text.figures:
        assert about in found[surface], surface
