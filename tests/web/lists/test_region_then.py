"""Places as they are today, or with `then` as they were when their texts were written."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from measures.models import Measure
from tests.small_world import add_old_county
from web.lists.articles import ArticleFilter
from web.lists.filters import MeasureFilter

OLD, TODAY, CITY, OTHER_CITY = "529821", "529901", "529900", "529800"


@pytest.fixture
def old(world):
    return add_old_county(world)


def asked(filterset, /, **query):
    return filterset(query, user=AnonymousUser())


def counts(filterset):
    facet = next(each for each in filterset.shown_facets() if each.name == "region")
    return {choice.value: choice.count for choice in facet.choices}


def test_a_place_of_today_has_the_texts_of_what_it_was(old, world):
    for code in (OLD, TODAY):
        assert set(asked(ArticleFilter, region=code).qs) == {old, world.tea}
    assert OLD not in counts(asked(ArticleFilter, region=TODAY))


def test_places_of_then_keep_their_own(old, world):
    assert set(asked(ArticleFilter, region=OLD, then="1").qs) == {old}
    assert set(asked(ArticleFilter, region=TODAY, then="1").qs) == {world.tea}
    assert set(asked(ArticleFilter, region=OTHER_CITY, then="1").qs) == {old}
    assert set(asked(ArticleFilter, region=OTHER_CITY, then="1", own="1").qs) == set()
    assert set(asked(ArticleFilter, region=CITY, then="1").qs) == {world.tea, world.rice}
    assert set(asked(MeasureFilter, region=OLD, then="1").qs) == set(old.measures.all())


@pytest.mark.parametrize("kind", [ArticleFilter, MeasureFilter])
def test_what_a_facet_counts_is_what_its_link_shows(old, kind):
    furthers = ({}, {"kind": "signed"}, {"theme": "industry"}, {"q": "合作社"})
    for region, further in product((OLD, TODAY, CITY, OTHER_CITY, "520000"), furthers):
        filterset = asked(kind, region=region, then="1", **further)
        assert filterset.total == filterset.qs.count(), (region, further)
        for code, count in counts(filterset).items():
            assert count == asked(kind, region=code, then="1", **further).qs.count(), (region, further, code)


def test_without_a_region_it_is_all_one(old):
    assert asked(MeasureFilter, then="1").total == asked(MeasureFilter).total
    assert asked(MeasureFilter, then="1").tallied("") is not None


def test_the_list_pages_switch_both_ways(client, old):
    then = client.get(f"/articles/?region={OLD}&then=1").text
    assert "旧县之文" in then
    assert "有效衔接的探索" not in then
    assert f'href="?region={OLD}"' in then
    assert f'href="?region={OLD}&amp;then=1"' in client.get(f"/articles/?region={OLD}").text


def test_the_tree_of_regions_counts_either_way(client, old):
    assert "青岭旧县" not in client.get("/regions/").text
    rows = {each["region"].code: each for each in client.get("/regions/?then=1").context["rows"]}
    assert (rows[OLD]["articles_own"], rows[OLD]["measures_own"]) == (1, 2)
    assert (
        rows[TODAY]["articles_own"],
        rows[CITY]["articles_below"],
        rows[OTHER_CITY]["articles_below"],
    ) == (
        1,
        2,
        1,
    )
    assert (
        rows[TODAY]["measures_own"] == Measure.objects.filter(article__title__contains="青岭县推进").count()
    )
    below = sum(row["articles_below"] for row in rows.values() if row["region"].code == "520000")
    assert below == 3


def test_the_page_of_an_old_county_leads_to_all_its_texts(client, old):
    text = client.get(f"/regions/{OLD}/").text
    assert f"/articles/?region={OLD}&amp;then=1" in text
    assert f"/compare/?region={OLD}&amp;region={TODAY}&amp;then=1" in text
