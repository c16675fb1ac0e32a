"""Rows like a text."""

import pytest
from django.contrib.auth.models import AnonymousUser

from documents.models import Article
from documents.search.alike import alike, telling_words
from measures.models import Measure
from tests.factories import make_article, make_measure

pytestmark = pytest.mark.django_db

TOILETS = "改造农户卫生间，清运粪污，建立管护队伍，落实管护经费。"
TEXTS = {
    "alike": "新建农村厕所，配备管护队伍，定期清运粪污。",
    "other": "修建通村公路，硬化路面，方便群众出行。",
    "reprint": "改造农户卫生间，清运粪污，建立管护队伍，落实管护经费！",
}


@pytest.fixture
def rows():
    return {name: make_measure(make_article(text), text) for name, text in TEXTS.items()}


def test_what_is_like_a_text_comes_first_and_what_says_the_same_not_at_all(rows):
    hits = alike(Measure.objects.all(), TOILETS)
    assert hits[0].pk == rows["alike"].pk
    assert rows["reprint"].pk not in [each.pk for each in hits]


def test_a_hit_names_the_words_that_it_shares(rows):
    words = alike(Measure.objects.all(), TOILETS)[0].words
    assert "管护" in words
    assert "清运" in words
    assert "卫生间" not in words


def test_only_the_rows_given_are_looked_at(rows):
    hidden = Measure.objects.exclude(pk=rows["alike"].pk)
    assert rows["alike"].pk not in [each.pk for each in alike(hidden, TOILETS)]
    Article.objects.update(status="draft")
    assert alike(Measure.objects.visible_to(AnonymousUser()), TOILETS) == []


def test_articles_are_alike_by_a_passage(rows):
    long = make_article(f"{TEXTS['other'] * 12}\n{TEXTS['alike'] * 12}")
    assert long.pk in [each.pk for each in alike(Article.objects.all(), TOILETS)]


@pytest.mark.parametrize("text", ["", "……", "qwerty"])
def test_nothing_is_like_a_text_without_words(rows, text):
    assert alike(Measure.objects.all(), text) == []


def test_rare_words_stand_for_a_text_before_common_ones():
    words = telling_words("推进工作，推进建设，清运粪污。")
    assert words.index("清运") < words.index("工作")
    assert "清运" not in telling_words("推进工作，清运粪污。", without={"清运"})
    assert len(telling_words(" ".join(TEXTS.values()) * 3)) == 12
