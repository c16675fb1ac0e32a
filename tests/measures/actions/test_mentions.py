import pytest
from django.db import IntegrityError, transaction

from measures.actions.mentions import store_mentions
from measures.extraction import MentionSpan
from measures.models import Mention
from tests.factories import made_together, make_article, make_mention, make_theme

BODY = "开展消费帮扶。加强监管。"


def stored(article):
    return [(row.theme.slug, row.start, row.end, row.term) for row in article.mentions.order_by("start")]


@pytest.fixture
def article(db):
    make_theme("market", "产销")
    make_theme("leadership", "组织领导")
    return make_article(BODY)


def test_what_is_found_replaces_what_stood(article):
    other = make_article("另一篇。")
    with made_together():
        for row in (article, other):
            make_mention(row, row.body[:2], "旧", theme=make_theme("market"))
    store_mentions(found=[(article, [MentionSpan("market", 0, 7, "消费帮扶")])])
    assert stored(article) == [("market", 0, 7, "消费帮扶")]
    assert other.mentions.count() == 1


def test_a_theme_that_there_is_not_has_no_mentions(article):
    store_mentions(found=[(article, [MentionSpan("deleted", 0, 7, "消费帮扶")])])
    assert stored(article) == []


def test_the_database_keeps_a_sentence_of_a_theme_once_and_no_empty_one(article):
    mention = make_mention(article, BODY[:7], "消费", theme=make_theme("market"))
    again = Mention(article=article, theme=mention.theme, start=0, end=7, term="帮扶")
    empty = Mention(article=article, theme=mention.theme, start=3, end=3, term="帮扶")
    for row in (again, empty):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_a_long_sentence_is_cut_round_its_term(article):
    long = make_article("甲" * 200 + "消费帮扶" + "乙" * 200)
    make_mention(long, long.body, "消费帮扶", theme=make_theme("market"))
    mention = Mention.objects.with_card().get(article=long)
    assert mention.sentence == "……" + "甲" * 70 + "消费帮扶" + "乙" * 70 + "……"
    assert mention.permalink == f"/articles/{long.pk}/?theme=market#q0"
