"""Rows of a comparison of three places; `row` is told how many measures each has on its theme."""

from dataclasses import replace
from datetime import date

import pytest

from comparison.alike.alignment import Group
from comparison.columns import Place
from comparison.mentions import Mentioned
from comparison.rows import Cell, Entry, Held, Line, Row, SideBySide, Tally
from comparison.scope import Scope
from measures.models import Measure, Theme
from regions.models import Region

GROUP = Group("", ())
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


@pytest.fixture
def comparison():
    counts = [(0, 0, 0), (0, 0, 1), (1, 1, 0), (0, 1, 0), (1, 1, 1), (0, 1, 1), (0, 0, 2)]
    rows = [replace(row(*each), theme=Theme(slug=f"t{n}")) for n, each in enumerate(counts)]
    return SideBySide(Scope(), PLACES, tuple(rows), left_out_count=0)


def test_the_tally_goes_from_all_to_none_and_names_those_that_are_alone(comparison):
    assert comparison.tally == [
        Tally("共有", 1, "shared"),
        Tally("部分地区有", 2, "some"),
        Tally("仅云台有", 2, "only-529903"),
        Tally("仅白河有", 1, "only-529902"),
        Tally("均未提及", 1, "none"),
    ]


def test_each_entry_of_the_tally_keeps_as_many_rows_as_it_counts(comparison):
    assert [len(comparison.chosen(show=each.key)) for each in comparison.tally] == [
        each.count for each in comparison.tally
    ]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"show": "differ"}, ["t1", "t2", "t3", "t5", "t6"]),
        ({"theme": "t4"}, ["t4"]),
        ({"theme": "t4", "show": "differ"}, []),
        ({"theme": "unknown", "show": "unknown"}, ["t0", "t1", "t2", "t3", "t4", "t5", "t6"]),
    ],
)
def test_rows_are_chosen(comparison, asked, kept):
    assert [row.theme.slug for row in comparison.chosen(**asked)] == kept


def measures(count, theme):
    return [Entry(Measure(pk=number, theme_id=theme.pk)) for number in range(count)]


def test_a_brief_row_counts_what_it_leaves_out():
    theme = Theme(pk=1)
    entries = measures(4, theme)
    lines = (Line((entries[0], entries[1], None), GROUP), Line((entries[2], None, entries[3]), GROUP))
    cells = (
        Cell(PLACES[0], tuple(measures(3, theme)), 5, 0, ""),
        Cell(PLACES[1], (), 1, 0, ""),
        Cell(PLACES[2], (), 9, 0, ""),
    )
    whole = Row(theme, lines, cells)
    brief = whole.brief(1, 2)
    assert brief.lines == lines[:1]
    assert [len(cell.entries) for cell in brief.rest] == [2, 0, 0]
    # Of five measures of the first place one stands in a line and two alone; of the third place none is shown.
    assert [cell.more for cell in brief.rest] == [2, 0, 9]
    assert [cell.more for cell in whole.brief(9, 9).rest] == [0, 0, 8]


def test_a_counterpart_of_another_theme_is_no_measure_of_the_row():
    theme, other = Theme(pk=1), Theme(pk=2)
    line = Line((measures(1, theme)[0], measures(1, other)[0], None), GROUP)
    cells = tuple(Cell(place, (), 1, 0, "") for place in PLACES)
    assert [cell.more for cell in Row(theme, (line,), cells).brief(1, 1).rest] == [0, 1, 1]
