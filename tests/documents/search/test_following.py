"""Grams that follow from the words of a row, which an index need not keep."""

import random

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from documents.models import Article, ArticleIndex
from documents.search import tokenizer
from documents.search.engine import search
from documents.search.keys import FOLLOWING, grams_of
from documents.search.models import AppliedDictionary
from documents.search.rebuild import problems
from documents.search.tokenizer import all_grams, tokens
from tests.factories import make_article

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="FTS5 is SQLite's")
ODD = "健全联农带农机制乡村振兴〇○一二々𠮷豈aZ09é_-—“”（）·,;，。；\n\t \u200b\ud800\x00"


@pytest.fixture(autouse=True)
def shipped_dictionary():
    yield
    tokenizer.set_dictionary(None)


@pytest.mark.parametrize("text", ["一个wi-fi热点", "e-mail", "免费 Wi—Fi"])
def test_what_is_written_with_a_hyphen_does_not_follow(text):
    assert tokens(text).kept == " ".join(all_grams(text))


@pytest.mark.parametrize(("characters", "follows"), [(20_000, True), (400_000, False)])
def test_a_text_with_more_grams_than_are_indexed_does_not_follow(characters, follows):
    """Nearly each pair of them is another one, six bytes long, and a million bytes are indexed."""
    chosen = random.Random(0).choices(range(0x4E00, 0x9FA5), k=characters)
    assert (tokens("".join(map(chr, chosen))).kept == FOLLOWING) == follows


@pytest.mark.parametrize("text", ["", "。", "a", "农", "2.5万人", "MRH-90", "一、二", "粮。 粮", "AI+农业"])
def test_the_rest_follows(text):
    found = tokens(text)
    assert found.kept == FOLLOWING
    assert found.grams == " ".join(all_grams(text))


@given(st.text(st.sampled_from(ODD) | st.characters(max_codepoint=0x30000), max_size=60))
@example("乡（村）振-兴")
@example("wi，fi wi-fi")
def test_grams_follow_exactly_where_they_are_said_to(text):
    assert tokens(text).grams == " ".join(all_grams(text))


class OnPostgreSQL(TestCase):
    """Its function of the same name gives what ours gives, in any order."""

    def setUp(self):
        if connection.vendor != "postgresql":
            self.skipTest("on SQLite it is ours")

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(st.sampled_from(ODD) | st.characters(max_codepoint=0x30000), max_size=60))
    @example("乡（村）振-兴")
    @example("wi，fi wi-fi")
    @example("豈\u9fff\u4dbf\u3400々〇\U0003ffff\u4dc0\ufb00 あいう가나다")
    def test_it_makes_the_same_grams(self, text):
        words, kept = tokens(text.replace("\x00", "").encode("utf-8", "ignore").decode())
        with connection.cursor() as cursor:
            cursor.execute("SELECT xianjie_grams(%s, %s)", [kept, words])
            ((made,),) = cursor.fetchall()
        assert set(made) == set(grams_of(kept, words).split(" ")) - {""}


def test_kept_grams_are_those_kept():
    assert grams_of("甲乙 乙", "别的\t") == "甲乙 乙"
    assert grams_of("", "别的\t") == ""


def test_what_follows_from_words_never_changes():
    """What stands in the index of every library was made so: another answer needs another name (keys.grams_of)."""
    words = "健全 联农 带农 机制 , 2 万 户 ; 乡村振兴 \n 粮 〇 𠮷 ai+ é ,\t乡村 振兴 村振兴"
    assert grams_of(FOLLOWING, words) == (
        "健全 全联 联农 农带 带农 农机 机制 制 2 万户 户 乡村 村振 振兴 兴 粮〇 〇𠮷 𠮷 ai+ é 乡村振兴 村振兴"
    )


@pytest.mark.django_db
def test_a_row_keeps_no_grams_that_follow():
    make_article("健全联农带农机制。", title="乡村振兴")
    make_article("村里有了wi-fi。", title="网络")
    kept = dict(ArticleIndex.objects.values_list("title_words", "body_grams"))
    assert list(kept.values()) == [FOLLOWING, tokens("村里有了wi-fi。").grams]


@pytest.mark.django_db
def test_an_index_survives_rows_that_go_under_another_dictionary():
    """Grams of words that were cut otherwise: FTS5 told to drop them would be left with those of before."""
    article, other = (
        make_article("推行带头致富机制。", title="题"),
        make_article("带头致富机制好。", title="题"),
    )
    AppliedDictionary.objects.create(terms=["带头致富机制"])
    article.delete()
    other.title = "另题"
    other.save()
    assert "带头致富机制" in ArticleIndex.objects.get().body_words.split()
    assert problems(ArticleIndex) == []
    assert search(Article.objects.all(), text="带头致富").pks == (other.pk,)
    assert search(Article.objects.all(), text="推行").pks == ()


@on_sqlite
@pytest.mark.django_db
def test_words_changed_behind_the_models_leave_no_grams_of_before():
    article = make_article("健全联农带农机制。", title="题")
    ArticleIndex.objects.update(body_words="别 的\t")
    assert problems(ArticleIndex) == ["文章检索词：1 行与原文或词典不符"]
    ArticleIndex.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM documents_articleindex_fts WHERE documents_articleindex_fts MATCH '别的'"
        )
        assert cursor.fetchone() == (0,)
    assert problems(ArticleIndex) == ["文章检索词：缺 1 行"]
    assert article.pk
