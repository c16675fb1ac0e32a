"""Rows of a comparison of three places; `row` is told how many measures each has on its theme."""

from dataclasses import replace
from datetime import date

import pytest

from comparison.columns import Place
from comparison.mentions import Mentioned
from comparison.scope import Scope
from comparison.side_by_side import Cell, Held, Row, SideBySide
from measures.models import Theme
from regions.models import Region

PLACES = tuple(
    Place(Region(code=f"52990{number}", short_name=name), 1, date(2022, 1, 1), date(2022, 1, 1), 0, (), "")
    for number, name in enumerate(["青岭", "白河", "云台"], start=1)
)


def row(*counts: int) -> Row:
    cells = tuple(Cell(place, (), count, 0, "") for place, count in zip(PLACES, counts, strict=True))
    return Row(Theme(), (), cells)


@pytest.mark.parametrize(
    ("counts", "held", "verdict"),
    [
        ((0, 0, 0), Held.NONE, "均未提及"),
        ((0, 2, 0), Held.ONE, "仅白河有"),
        ((1, 0, 3), Held.SOME, "仅青岭、云台有"),
        ((1, 1, 1), Held.ALL, "共有"),
    ],
)
def test_a_row_says_who_writes_of_the_theme(counts, held, verdict):
    assert (row(*counts).held, row(*counts).verdict) == (held, verdict)
    assert row(*counts).is_silent == (held == Held.NONE)


@pytest.mark.parametrize(
    ("touched", "articles", "sentences", "verdict"),
    [
        ((0, 1, 0), 1, 0, "仅白河涉及"),
        ((1, 1, 1), 1, 0, "均涉及"),
        ((0, 0, 0), 0, 0, "均无文章"),
        ((0, 0, 0), 1, 2, "均无举措"),
    ],
)
def test_a_row_without_measures_says_what_there_is_else(touched, articles, sentences, verdict):
    places = [replace(place, articles=articles) for place in PLACES]
    cells = [
        Cell(place, (), 0, count, "", Mentioned(sentences))
        for place, count in zip(places, touched, strict=True)
    ]
    assert Row(Theme(), (), tuple(cells)).verdict == verdict


def test_the_tally_goes_from_all_to_none_and_names_those_that_are_alone():
    counts = [(0, 0, 0), (0, 0, 1), (1, 1, 0), (0, 1, 0), (1, 1, 1), (0, 1, 1), (0, 0, 2)]
    comparison = SideBySide(Scope(), PLACES, tuple(row(*each) for each in counts), left_out_count=0)
    assert comparison.tally == [
        ("共有", 1),
        ("部分地区有", 2),
        ("仅云台有", 2),
        ("仅白河有", 1),
        ("均未提及", 1),
    ]
