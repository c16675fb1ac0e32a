"""Annotations found again in the product's own body."""

import itertools
import json

import pytest

from measures.training.cutting.texts import OWN_LABELS, aligned, genre_of


def spans(body: str, *quotes: str) -> list[str]:
    measures = [{"text": quote, "optional": False} for quote in quotes]
    return [body[gold.start : gold.end] for gold in aligned(body, measures)]


def test_what_the_body_lost_is_left_out():
    assert spans("县里建立台账。", "镇上修好冷库。") == []


def test_blanks_do_not_matter():
    assert spans("县里\n 建立台账。完。", "县里建立　台账。") == ["县里\n 建立台账。"]


def test_first_words_that_went_to_the_title_are_done_without():
    assert spans("今年建立监测台账，逐户走访。", "通知印发\n今年建立监测台账，逐户走访。") == [
        "今年建立监测台账，逐户走访。"
    ]


def test_the_same_words_twice_are_two_places():
    body = "建立台账。完。建立台账。"

    assert [gold.start for gold in aligned(body, [{"text": "建立台账。"}, {"text": "建立台账。"}])] == [0, 7]


@pytest.mark.parametrize(
    ("name", "genre"),
    [
        ("101", "notices"),
        ("801", "reports"),
        ("830", "news"),
        ("307", "reports"),
        ("1044", "news"),
        ("meitan", "seeds"),
    ],
)
def test_genres_go_by_the_numbers_of_the_texts(name: str, genre: str):
    assert genre_of(name) == genre


def test_own_labels_are_spans_in_order():
    for line in OWN_LABELS.read_text(encoding="utf-8").splitlines():
        measures = json.loads(line)["measures"]
        assert all(start < end for start, end, _ in measures)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(measures))
