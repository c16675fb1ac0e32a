"""Rows written without instances, beside and over those that stand there."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from documents.inserting import BATCH_ROWS, insert
from documents.search.models import LoggedQuery
from measures.actions.tallies import KEY_FIELDS
from measures.models import ArticlePrints, Tally
from measures.models.tally import COLUMNS
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def row(key, *, is_public=True, **counts):
    own = ("520000", 2022, "other", "source", key, is_public)
    return dict(zip(KEY_FIELDS, own, strict=True)) | dict.fromkeys(COLUMNS, 0) | counts


def stored():
    return set(Tally.objects.values_list("key", "is_public", "own_articles", "all_articles"))


def test_no_rows_are_no_statement():
    assert insert(Tally, []) == 0
    assert insert(Tally, [], over=KEY_FIELDS) == 0


def test_a_row_that_is_there_is_refused_unless_it_may_be_written_over():
    assert insert(Tally, [row("1", own_articles=1)]) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Tally, [row("1", own_articles=2)])
    assert stored() == {("1", True, 1, 0)}


def test_only_rows_that_agree_in_all_fields_are_written_over():
    insert(Tally, [row("1", own_articles=1, all_articles=5), row("2", own_articles=1)])
    before = Tally.objects.get(key="1").pk
    rows = [row("1", own_articles=3, all_articles=4), row("1", is_public=False, own_articles=7)]
    assert insert(Tally, rows, over=KEY_FIELDS) == 2
    assert stored() == {("1", True, 3, 4), ("1", False, 7, 0), ("2", True, 1, 0)}
    assert Tally.objects.get(key="1", is_public=True).pk == before


def test_more_rows_than_one_statement_takes():
    keys = [str(number) for number in range(2 * BATCH_ROWS + 1)]
    insert(Tally, [row(key) for key in keys])
    assert insert(Tally, [row(key, own_articles=1) for key in keys], over=KEY_FIELDS) == len(keys)
    assert stored() == {(key, True, 1, 0) for key in keys}


@pytest.mark.parametrize("text", ["\\N", "\\.", "a\tb", "a\nb\r\nc", "C:\\new", "'\"", "%s", "", " 甲 "])
def test_a_text_comes_back_as_it_was(text):
    known = {
        "model": "articles",
        "count": 1,
        "hits": 0,
        "is_relaxed": True,
        "last_seen_on": date(2022, 7, 28),
    }
    insert(LoggedQuery, [{"text": text, **known, "askers": [text, None], "asker_count": 0}])
    stored = LoggedQuery.objects.get()
    assert (stored.text, stored.askers, stored.is_relaxed) == (text, [text, None], True)
    assert stored.last_seen_on == known["last_seen_on"]


def test_bytes_come_back_as_they_were():
    article = make_article("正文。")
    ArticlePrints.objects.all().delete()
    row = {"article_id": article.pk, "body_sha256": article.body_sha256, "version": 1}
    insert(ArticlePrints, [row | {"prints": b"\\x00\n\0\xff"}])
    assert bytes(ArticlePrints.objects.get().prints) == b"\\x00\n\0\xff"
