"""Candidates hold every short run within two paragraphs, and whatever rules and outline name."""

import numpy as np

from measures.extraction.cutting.candidates import LONGEST_RUN, find_candidates
from measures.extraction.cutting.context import Context, Node
from measures.extraction.cutting.units import cut_units
from measures.extraction.outline import Page
from measures.extraction.spans import Found

NOTHING = Context({}, {})


def found(place: tuple[int, int]) -> Found:
    return Found("", (), *place, "measure.prose", "", 0.5)


def stretches(body: str, context: Context = NOTHING) -> list[tuple[int, int]]:
    candidates = find_candidates(cut_units(Page(body)), context)
    return [candidates.stretch(place) for place in range(len(candidates))]


def test_every_run_within_a_paragraph():
    assert stretches("一。二。三。") == [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)]


def test_no_run_crosses_more_than_one_break():
    assert (0, 1) in stretches("一。\n二。\n三。")
    assert (0, 2) not in stretches("一。\n二。\n三。")


def test_long_runs_are_candidates_where_something_names_them():
    body = "句。\n" * 2 + "句。" * (LONGEST_RUN + 3)
    long = (2, LONGEST_RUN + 4)

    assert long in stretches(body)
    assert (3, LONGEST_RUN + 4) not in stretches(body)
    assert (3, LONGEST_RUN + 4) in stretches(body, Context({(3, LONGEST_RUN + 4): found((0, 9))}, {}))
    node = Node("outline.han", 1, "", (), 0)
    assert (1, LONGEST_RUN + 4) in stretches(body, Context({}, {(1, LONGEST_RUN + 4): node}))


def test_paragraphs_are_told_from_runs():
    candidates = find_candidates(cut_units(Page("一。二。\n三。")), NOTHING)

    assert [candidates.stretch(place) for place in np.flatnonzero(candidates.is_paragraph)] == [
        (0, 1),
        (2, 2),
    ]


def test_places_find_candidates_again():
    candidates = find_candidates(cut_units(Page("一。二。三。")), NOTHING)

    assert candidates.places([(1, 2), (0, 0)]).tolist() == [4, 0]
