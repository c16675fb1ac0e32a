"""Cues of units: near misses beside what is meant."""

import pytest

from measures.extraction.cutting.cues import (
    CUES,
    HEADING_LINE,
    HEADS_PARAGRAPH,
    HEADS_RUN,
    OPENINGS,
    read_cues,
)
from measures.extraction.cutting.units import cut_units
from measures.extraction.outline import Page


def cues(body: str):
    page = Page(body)
    return read_cues(page.text, cut_units(page))


def count(body: str, cue: str) -> list[int]:
    return cues(body).counts[:, CUES.index(cue)].tolist()


def test_a_future_army_is_no_plan():
    assert count("老将军将来慰问。", "plan") == [0]
    assert count("县里将建成冷库。", "plan") == [1]


def test_counts_belong_to_the_unit_in_which_they_stand():
    assert count("建立台账，组织座谈。成效明显。", "act") == [2, 0]


@pytest.mark.parametrize(
    ("body", "pattern"),
    [
        ("一是建立台账。", "[一二三四五六七八九十]{1,2}是"),
        ("（一）建立台账。", r"\([一二三四五六七八九十]{1,3}\)"),
        ("通过培训。", "通过"),
    ],
)
def test_openings(body: str, pattern: str):
    assert f"(?:{pattern})" in OPENINGS[cues(body).opening[0] - 1]


def test_a_sentence_that_opens_with_nothing_known_has_no_opening():
    assert cues("红薯丰收了。").opening.tolist() == [0]


def test_slogans_in_quotes_are_no_speech():
    assert cues("推行“合作社+农户”模式。").quoted.tolist() == [0]


def test_long_quotations_are_speech_and_stay_open():
    quoted = cues("“今年收成特别好，我们家一共卖了三万多块钱。日子越来越好。”他说。")

    assert quoted.quoted[0] > 0.8
    assert quoted.in_quotation.tolist()[:2] == [0, 1]


def test_a_quotation_does_not_reach_into_the_next_paragraph():
    assert cues("他说：“好。\n县里建立台账。").in_quotation.tolist() == [0, 0]


def test_heads():
    found = cues("发展特色产业\n强化监测帮扶。逐户走访，建立台账。抓好培训。开班三期。\n成效，明显。").head

    assert found.tolist() == [HEADING_LINE, HEADS_PARAGRAPH, 0, HEADS_RUN, 0, 0]
