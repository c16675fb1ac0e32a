"""What pages do with a result: count it, cut it, narrow it, ask how a row was found."""

import pytest

from documents.models import Article
from documents.search.engine import search
from documents.search.results import narrowed
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    return [make_article(f"建设茶园{'，茶园' * times}。", title=f"第{times}篇") for times in range(4)]


def found(text="茶园", articles=None):
    return search(Article.objects.all() if articles is None else articles, text=text)


def test_rows_are_counted_and_cut_in_one_order(rows):
    result = found()
    whole = [row.pk for row in result.rows()[:10]]
    assert len(result.rows()) == result.rows().count() == 4
    assert [row.pk for row in result.rows()[1:3]] == whole[1:3]
    assert result.rows()[2].pk == whole[2]
    assert set(result.matches.values_list("pk", flat=True)) == set(whole)


def test_a_page_reads_its_own_rows_alone(rows, django_assert_num_queries):
    result = found()
    len(result.rows())
    with django_assert_num_queries(1):
        assert len(list(result.rows()[0:2])) == 2


def test_rows_are_arranged_as_the_page_wants_them(rows):
    shown = found().rows(lambda queryset: queryset.only("title"))
    assert "body" in shown[0].get_deferred_fields()


def test_a_narrower_queryset_keeps_order_and_kinds(rows):
    result = found()
    order = [row.pk for row in result.rows()[:10]]
    narrow = narrowed(result, Article.objects.exclude(pk=order[0]))
    assert [row.pk for row in narrow.rows()[:10]] == order[1:]
    assert order[0] not in narrow.pks


def test_without_words_everything_is_found_and_nothing_is_ranked(rows):
    result = found("")
    assert result.is_empty_query
    assert len(result.rows()) == 4
    assert {row.match_kind for row in result.rows()[:4]} == {"words"}
    assert len(narrowed(result, Article.objects.filter(pk=rows[0].pk)).rows()) == 1


def test_a_row_says_how_it_was_found(rows):
    split = make_article("统防统治好茶园林场。健全联农带农机制。", title="另一篇")
    result = found("农带农")
    assert [row.pk for row in result.rows()[:9]] == [split.pk]
    assert result.kind_of(split.pk) == result.rows()[0].match_kind
    assert result.kind_of(-1) == "words"
