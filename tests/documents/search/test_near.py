"""The second tier on the database in use."""

import pytest
from django.contrib.auth.models import AnonymousUser

from documents.models import Article, ArticleIndex
from documents.search.engine import search
from documents.search.near import near
from measures.models import Measure, MeasureIndex
from tests.factories import made_together, make_article, make_measure, make_region, make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    texts = {
        "said": "新建农村厕所一千座。",
        "meant": "改造农户卫生间，清运粪污。",
        "other": "修建通村公路，硬化路面。",
    }
    made = {}
    with made_together():
        for name, text in texts.items():
            article = make_article(text, title=name)
            made[name] = make_measure(article, text)
    return made


def hits(text, queryset=None, **how):
    found = search(Measure.objects.all() if queryset is None else queryset, text=text, **how)
    return found, [each.pk for each in near(found).hits]


def test_what_is_meant_stands_below_what_is_said(rows):
    found, nearest = hits("厕所")
    assert found.pks == (rows["said"].pk,)
    assert nearest == [rows["meant"].pk]


def test_a_near_hit_names_its_words(rows):
    tier = near(search(Measure.objects.all(), text="厕所"))
    assert "卫生间" in tier.words[rows["meant"].pk]
    assert [row.pk for row in tier.rows()] == [rows["meant"].pk]


def test_articles_are_near_by_their_passages(rows):
    tier = near(search(Article.objects.all(), text="厕所"))
    assert [each.pk for each in tier.hits] == [rows["meant"].article_id]


@pytest.mark.parametrize("text", ['"厕所"', "标题:said", "", "-厕所"])
def test_who_asks_for_the_words_themselves_gets_no_second_tier(rows, text):
    assert hits(text)[1] == []


def test_a_filter_holds_for_what_is_near(rows):
    assert hits("厕所", Measure.objects.exclude(pk=rows["meant"].pk))[1] == []
    assert hits("厕所", Measure.objects.none())[1] == []


def test_drafts_are_not_near_for_visitors(rows):
    Article.objects.filter(pk=rows["meant"].article_id).update(status="draft")
    assert hits("厕所", Measure.objects.visible_to(AnonymousUser()))[1] == []


def test_what_is_left_out_is_not_near(rows):
    assert hits("厕所 -粪污")[1] == []


def test_a_loosened_search_of_measures_is_ordered_by_what_is_meant(rows):
    article = make_article("卫生间管护：农户出力。", region=make_region())
    make_measure(article, "卫生间管护：农户出力。")
    found = search(Measure.objects.all(), text="怎样改造农户的厕所？")
    assert found.is_by_likeness
    assert found.ranked[0].pk == rows["meant"].pk


def test_a_loosened_search_says_by_which_words_its_measures_are_near(rows):
    found = search(Measure.objects.all(), text="怎样改造农户的厕所？")
    assert "卫生间" in found.words_near(rows["meant"].pk)
    assert found.words_near(0) == ()
    assert near(found).hits[0].pk == rows["meant"].pk


def test_parts_left_out_are_left_out_of_a_loosened_search_too(rows):
    found = search(Measure.objects.all(), text="怎样改造农户的厕所？")
    assert near(found, ("terms",)).hits[0].score < near(found).hits[0].score


def test_measures_of_one_theme_are_of_one_kind(rows):
    theme = make_theme()
    Measure.objects.filter(pk=rows["said"].pk).update(theme=theme)
    kinds = MeasureIndex.kinds_of([each.pk for each in rows.values()])
    assert kinds[rows["said"].pk] == theme.pk
    assert ArticleIndex.kinds_of([1]) == {}
