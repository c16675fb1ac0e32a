"""The provinces as a picture, on the page of places and on the first page."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import made_together, make_article, make_measure, make_region
from web.lists.provinces import measures_by_province, provinces


@pytest.fixture
def three_provinces(world):
    with made_together():
        for code, name, many in (("440000", "广东省", 3), ("430000", "湖南省", 1)):
            region = make_region(code, name)
            for number in range(many):
                text = f"{name}第{number}项，发展特色产业。"
                make_measure(make_article(text, region=region), text, theme=world.industry)


def test_a_province_counts_all_that_lies_in_it(three_provinces):
    drawn = provinces(measures_by_province(AnonymousUser()))
    assert {region.name: tile.value for tile, region in drawn.tiles} == {
        "南山省": 4,
        "广东省": 3,
        "湖南省": 1,
    }
    assert [region.name for _, region in drawn.ranked] == ["南山省", "广东省", "湖南省"]


@pytest.mark.parametrize("address", ["/", "/regions/"])
def test_pages_show_it_with_links_and_a_table(client, three_provinces, address):
    html = client.get(address).text
    assert 'href="/regions/440000/" aria-label="广东省：3条举措"' in html
    assert '<th scope="row">广东省</th><td class="num">3</td>' in html
    assert "不是地图" in html


@pytest.mark.parametrize("address", ["/", "/regions/"])
def test_no_picture_of_one_province(client, world, address):
    assert "picture--tiles" not in client.get(address).text


def test_two_queries(three_provinces, django_assert_num_queries):
    with django_assert_num_queries(2):
        provinces(measures_by_province(AnonymousUser()))
