"""Where the words of a search lead besides its hits."""

import pytest
from django.urls import reverse

from measures.actions.tallies import remake_tallies
from regions.models import RegionChange
from tests.factories import make_article, make_measure, make_region


def leads(client, **query):
    return [
        (each.kind, each.label, each.told, each.url)
        for each in client.get(reverse("search"), query).context["leads"]
    ]


@pytest.fixture
def counted(world):
    remake_tallies()
    return world


def test_a_theme_that_is_named_is_offered_with_what_it_holds(client, counted):
    said = ("主题", "防返贫监测帮扶", "2 条举措、2 个地区", "/themes/monitoring/")
    assert leads(client, q="防返贫监测帮扶") == [said]
    assert leads(client, q="监测对象 机制") == [said]
    assert [each[1] for each in leads(client, q="监测对象 茶园")] == ["产业发展", "防返贫监测帮扶"]
    html = client.get(reverse("search"), {"q": "防返贫监测帮扶"}).content.decode()
    assert "主题 <strong>防返贫监测帮扶</strong>：2 条举措、2 个地区" in html


def test_a_place_among_the_words_is_offered_as_a_filter(client, counted):
    ((kind, label, told, url),) = leads(client, q="青岭 机制")
    assert (kind, label, told) == ("地区", "青岭县", "只在这里找“机制”")
    response = client.get(url)
    assert response.context["filterset"].data["q"] == "机制"
    assert response.context["filterset"].data["region"] == "529901"
    assert response.context["leads"] == []


@pytest.mark.parametrize("q", ["青岭县", "青岭县怎么做的", "青岭县怎样做？"])
def test_a_place_alone_leads_to_its_page(client, counted, q):
    assert leads(client, q=q) == [("地区", "青岭县", "地区页", "/regions/529901/")]


@pytest.mark.parametrize("q", ["青云市", "青云", "青云 机制"])
def test_a_name_that_a_place_bore_before_leads_to_it(client, counted, q):
    RegionChange.objects.create(
        region=counted.county_a, former_name="青云市", kind="renamed", happened="2010"
    )
    ((kind, label, *_),) = leads(client, q=q)
    assert (kind, label) == ("地区", "青岭县")


@pytest.mark.parametrize("q", ["青", "云", "平安"])
def test_half_a_former_name_and_words_name_no_place(client, counted, q):
    for name in ("青县", "平安县"):
        RegionChange.objects.create(
            region=counted.county_a, former_name=name, kind="renamed", happened="2010"
        )
    assert [each for each in leads(client, q=q) if each[0] == "地区"] == []


@pytest.mark.parametrize("q", ["振兴 机制", "空县 机制", "“青岭机制”"])
def test_what_names_no_place_with_articles_is_no_filter(client, counted, q):
    make_region("529903", "空县", parent=counted.city)
    make_region("529904", "振兴区", short_name="振兴", parent=counted.city)
    assert leads(client, q=q) == []


def test_what_is_a_filter_already_is_not_offered(client, counted):
    assert leads(client, q="监测对象", theme="monitoring") == []
    assert leads(client, q="监测对象", page="2") == []


def test_related_words_swap_or_join_what_is_sought(client, world):
    make_measure(make_article("改造农户卫生间。", region=world.county_a), "改造农户卫生间")
    response = client.get(reverse("search"), {"q": "厕所", "region": "529901"})
    (found,) = response.context["related"]
    assert found.word == "卫生间"
    assert client.get(f"/search/{found.instead}").context["text"] == "卫生间"
    joined = client.get(f"/search/{found.joined}").context
    assert joined["text"] == "厕所 OR 卫生间"
    assert joined["filterset"].data["region"] == "529901"
    assert "或者写到“卫生间”" in response.content.decode()
    assert client.get(reverse("search"), {"q": "厕所 改造", "page": "2"}).context["related"] == []
