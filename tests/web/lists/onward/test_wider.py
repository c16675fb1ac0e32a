"""What an empty list would hold without one of its filters."""

import pytest
from django.urls import reverse

from tests.factories import make_article, make_measure
from web.lists.filters import MeasureFilter

pytestmark = pytest.mark.django_db


def wider(client, page, **query):
    filterset = client.get(reverse(page), query).context["filterset"]
    return [(each.name, each.label, each.count, each.is_capped) for each in filterset.wider]


@pytest.fixture
def orchard(world):
    """A measure of one county, of a word that stands nowhere else."""
    article = make_article("栽种猕猴桃果树。", region=world.county_a, published_on="2016-05-01")
    return make_measure(article, "栽种猕猴桃果树", theme=world.industry)


def test_only_a_filter_that_keeps_something_out_is_named(client, orchard):
    told = ("region", "地区：白河县", 1, False)
    assert wider(client, "search", q="猕猴桃", region="529902", theme="industry") == [told]
    assert wider(client, "search", q="猕猴桃", region="529902", theme="monitoring") == []
    html = client.get(reverse("search"), {"q": "猕猴桃", "region": "529902"}).content.decode()
    assert "去掉“地区：白河县”：1 条举措" in html


def test_what_is_only_alike_is_no_way_on(client, orchard):
    assert wider(client, "search", q="猕猴桃园林猕猴桃", region="529902") == []


def test_a_list_in_which_nothing_is_sought_has_ways_on_too(client, orchard):
    found = wider(client, "measure_list", region="529902", theme="industry", year="2016")
    assert ("region", "地区：白河县", 1, False) in found


def test_so_many_that_they_are_not_counted_are_said_to_be_more(client, orchard, monkeypatch):
    monkeypatch.setattr(MeasureFilter, "most_counted", 1)
    make_measure(
        make_article("栽种梨树。", region=orchard.article.region, published_on="2016-06-01"), "栽种梨树"
    )
    query = {"region": "529902", "year": "2016"}
    assert wider(client, "measure_list", **query)[0] == ("region", "地区：白河县", 1, True)
    assert "：超过 1 条举措" in client.get(reverse("measure_list"), query).content.decode()
