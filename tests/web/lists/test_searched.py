"""What is common to the lists that can be searched: words, filters and facets in one query string."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from measures.models import Measure
from tests.factories import made_together, make_article, make_author, make_measure, make_region
from web.lists.articles import ArticleFilter
from web.lists.filters import MeasureFilter
from web.lists.lists import ARTICLES, MEASURES, of_one_only

LISTS = [ArticleFilter, MeasureFilter]


def asked(filterset, query=""):
    return filterset(QueryDict(query), user=AnonymousUser())


def facet(filterset, name):
    facets = {facet.name: facet for facet in filterset.shown_facets()}
    return {choice.value: choice.count for choice in facets[name].choices}


@pytest.fixture
def farms(world):
    """茶园 stands in three counties' articles and their measures, 滴灌 in two of them."""
    with made_together():
        for number, words in enumerate(["茶园滴灌", "茶园改造", "茶园滴灌改造"], start=1):
            county = make_region(f"52991{number}", f"第{number}县", parent=world.city)
            article = make_article(
                f"办好{words}。",
                region=county,
                published_on=f"202{number}-05-01",
                kind="news",
                title=f"第{number}篇",
            )
            make_author(article, f"官员{number}")
            make_measure(article, f"办好{words}。", theme=world.industry)


@pytest.mark.parametrize("filterset", LISTS)
def test_nothing_is_sought(filterset, farms):
    for query in ("q=", "q=%20", "q=%00", "region=529911"):
        assert asked(filterset, query).found is None, query


QUERIES = (
    "",
    "region=529900&own=1",
    "level=county&theme=industry",
    "q=茶园",
    "q=监测",
    "q=茶园&region=529900",
    "q=滴灌&year=2021",
    "q=茶园&kind=news&region=529911",
    "q=监测&level=province",
)


@pytest.mark.parametrize("filterset", LISTS)
def test_each_facet_says_what_its_choices_would_give(filterset, farms):
    """Whatever is in force, following a choice leads to as many rows as the choice says."""
    for query in QUERIES:
        shown = asked(filterset, query).shown_facets()
        assert [each.name for each in shown] == [
            each.name for each in filterset.facets if each.name in asked(filterset).filters
        ], query
        for each in shown:
            for choice in each.choices:
                data = QueryDict(query, mutable=True)
                data[each.name] = choice.value
                followed = asked(filterset, data.urlencode())
                assert choice.count in (None, len(followed.rows())), (query, each.name, choice)


def test_what_is_done_is_left_out_or_asked_for_alone(farms):
    everything = {row.pk for row in asked(MeasureFilter).rows()}
    done = min(everything)
    Measure.objects.filter(pk=done).update(is_achieved=True)
    assert {row.pk for row in asked(MeasureFilter, "achieved=1").rows()} == {done}
    assert {row.pk for row in asked(MeasureFilter, "achieved=0").rows()} == everything - {done}
    assert ("achieved", "性质：做法和部署") in asked(MeasureFilter, "achieved=0").chips


def test_level_of_the_region_is_a_facet_under_words_and_filters(farms):
    assert facet(asked(MeasureFilter), "level") == {"province": 1, "county": 6}
    assert facet(asked(MeasureFilter, "q=监测"), "level") == {"province": 1, "county": 1}
    assert facet(asked(MeasureFilter, "q=监测&theme=monitoring&year=2021"), "level") == {"county": 1}
    assert len(asked(MeasureFilter, "q=监测&level=province").rows()) == 1


@pytest.mark.parametrize("filterset", LISTS)
def test_counting_what_was_found_asks_no_more_for_each_further_facet(
    filterset, farms, django_assert_num_queries
):
    """A facet under no filter of its own shares one reading of the rows and one of their articles."""
    filters = asked(filterset, "q=茶园")
    filters.found  # noqa: B018 - searches
    with django_assert_num_queries(3):
        for each in filters.offered_facets:
            if each.is_counted:
                filters.tally(each)


def test_what_not_all_lists_read_alike_is_known():
    apart = of_one_only(MEASURES, ARTICLES)
    assert apart >= {"level", "related", "group", "revitalization", "article", "status", "sort"}
    assert apart.isdisjoint({"q", "region", "theme", "year", "kind", "official", "source"})


@pytest.mark.parametrize("filterset", LISTS)
def test_facets_hold_every_way_an_article_was_published(filterset, farms):
    filters = asked(filterset, "q=滴灌")
    assert facet(filters, "year") == {"2023": 1, "2021": 1}
    assert facet(filters, "kind") == {"news": 2}
    assert len(facet(filters, "official")) == 2
    assert facet(filters, "region") == {"520000": 2}


@pytest.mark.parametrize("filterset", LISTS)
def test_words_that_stand_elsewhere_only_are_asked_for_less_strictly_here(filterset, farms):
    filters = asked(filterset, "q=茶园 滴灌&region=529912")
    (row,) = filters.rows()[:5]
    assert filters.found.kind_of(row.pk) == "likeness"
    assert filters.found.dropped == ("滴灌",)


@pytest.mark.parametrize("filterset", LISTS)
def test_a_set_of_filters_is_looked_at_once(filterset, farms):
    filters = asked(filterset, "q=茶园&region=529900&kind=news")
    filters.shown_facets()
    assert set(filters.sought.results) == {
        frozenset(),
        frozenset({"region", "kind"}),
        frozenset({"region"}),
        frozenset({"kind"}),
    }


@pytest.mark.parametrize("filterset", LISTS)
def test_orders_begin_with_the_likeliest_where_something_is_sought(filterset, farms):
    assert [each.value for each in asked(filterset).sorts() if each.selected] == ["new"]
    assert [each.value for each in asked(filterset, "q=茶园").sorts() if each.selected] == [""]
    assert [each.value for each in asked(filterset, "q=茶园&sort=old").sorts() if each.selected] == ["old"]


@pytest.mark.parametrize("filterset", LISTS)
def test_an_order_asked_for_is_kept(filterset, farms):
    filters = asked(filterset, "q=茶园&sort=region")
    codes = [str(getattr(row, "article", row).region_id) for row in filters.rows()]
    assert codes == sorted(codes)


def test_scope_and_literal_say_how_to_search(farms):
    assert asked(ArticleFilter, "q=滴灌 改造&scope=sentence").found.pks
    assert asked(ArticleFilter, "q=茶园&literal=1").found.expanded == ()
    assert asked(ArticleFilter, "q=茶园&scope=page").notices != []
