"""Words that might find more."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Article
from documents.search import related as related_module
from documents.search.engine import search
from documents.search.models import LoggedQuery, SynonymGroup
from documents.search.related import candidates, effect_of, related_words
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def related(text, rows=None):
    return related_words(search(Article.objects.all() if rows is None else rows, text=text))


def test_words_near_to_the_question_that_the_library_holds():
    make_article("改造农户卫生间。")
    assert related("厕所") == ["卫生间"]
    assert related("qwerty") == []
    assert related("") == []


def test_the_index_is_not_asked_for_words_that_the_hits_hold(monkeypatch):
    make_article("新建厕所，改造农户卫生间。")

    def is_asked():
        with CaptureQueriesContext(connection) as asked:
            assert related("厕所") == ["卫生间"]
        return any("卫生" in each["sql"] for each in asked)

    assert not is_asked()
    monkeypatch.setattr(related_module, "MOST_READ", 0)
    assert is_asked()


def test_words_of_drafts_are_not_offered_to_visitors():
    make_article("改造农户卫生间。", status="draft")
    assert related("厕所", Article.objects.visible_to(AnonymousUser())) == []


def test_what_synonyms_look_for_already_is_not_offered():
    make_article("改造农户卫生间。")
    SynonymGroup.objects.create(terms="厕所 卫生间")
    assert related("厕所") == []


def test_a_candidate_says_what_it_would_find():
    make_article("新建厕所。")
    make_article("改造农户卫生间。")
    (found,) = candidates(LoggedQuery(text="厕所", model="articles"))
    assert (found.word, found.before, found.after) == ("卫生间", 1, 2)
    for text in ("厕所 改造", "厕所 -改造", "标题:厕所", "厕所|公厕", '"厕所"'):
        assert candidates(LoggedQuery(text=text, model="articles")) == []


def test_a_group_works_where_one_word_finds_what_another_says():
    make_article("新建厕所。")
    group = SynonymGroup(terms="厕所 卫生间")
    assert effect_of(group).own == (("厕所", 1), ("卫生间", 0))
    assert not effect_of(group).is_idle
    assert effect_of(SynonymGroup(terms="沼气", narrower="秸秆")).is_idle
    assert effect_of(SynonymGroup(terms="，")).together == 0
