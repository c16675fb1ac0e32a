"""Ranks say what may stand inside what; each test names a list that would nest wrongly otherwise."""

import pytest

from measures.extraction.outline.rule import Rank
from measures.extraction.outline.rules import MARKERS


def test_no_two_markers_share_a_rank():
    assert len({rule.rank for rule in MARKERS}) == len(MARKERS)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (Rank.CHAPTER, Rank.SECTION),
        (Rank.HAN, Rank.PAREN_HAN),
        (Rank.PAREN_HAN, Rank.ARABIC),
        (Rank.ARABIC, Rank.PAREN_ARABIC),
        (Rank.PAREN_ARABIC, Rank.CIRCLED),
        (Rank.DASH, Rank.TURN),
        (Rank.TURN, Rank.SPOKEN),
        (Rank.ORDINAL_WORD, Rank.SPOKEN),
    ],
)
def test_a_list_stands_inside_one_of_lower_rank(outer: Rank, inner: Rank):
    assert outer < inner


def test_only_headings_of_a_whole_document_are_structural():
    assert [rank.name for rank in Rank if rank.is_structural] == [
        "CHAPTER", "SECTION", "ARTICLE", "HAN", "PAREN_HAN",
    ]  # fmt: skip


def test_signs_inside_sentences_may_skip_no_number():
    assert Rank.LABELLED.may_skip_numbers
    assert not Rank.CIRCLED.may_skip_numbers
