from itertools import product

import pytest
from django.urls import reverse

from tests.factories import made_together, make_article, make_measure, make_region

QUERY_BUDGET = 22


def html_of(client, **query):
    response = client.get(reverse("measure_list"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_readers_see_neither_drafts_nor_rejected(client, world):
    html = html_of(client)
    assert "建设生态茶园" in html
    assert "起草中的做法" not in html
    assert "沿用旧办法" not in html
    assert "4 条举措" in html


def test_asking_for_rejected_gives_readers_none(client, world):
    assert "沿用旧办法" not in html_of(client, status="rejected")


def test_staff_see_drafts_and_rejected(staff_client, world):
    html = html_of(staff_client)
    assert "起草中的做法" in html
    assert "沿用旧办法" in html


def test_region_takes_what_lies_below_unless_own(client, world):
    assert "3 条举措" in html_of(client, region="529900")
    assert "没有符合条件的举措" in html_of(client, region="529900", own="1")


def test_facet_counts_under_every_filter_but_its_own(client, world):
    html = html_of(client, theme="industry")
    themes = html.split('aria-label="按主题筛选"')[1].split("</section>")[0]
    assert "防返贫监测帮扶" in themes
    years = html.split('aria-label="按年份筛选"')[1].split("</section>")[0]
    assert "2021年" in years


def test_related_theme_is_found_when_asked_for(client, world):
    world.rice_field.secondary_themes.add(world.monitoring)
    assert "发展优质稻" not in html_of(client, theme="monitoring")
    assert "发展优质稻" in html_of(client, theme="monitoring", related="1")


def test_period_narrows(client, world):
    assert "3 条举措" not in html_of(client, since="2022")
    assert "2 条举措" in html_of(client, since="2022")


@pytest.mark.parametrize(
    "query",
    [
        {"region": "zzz"},
        {"theme": "nonsense"},
        {"year": "abc"},
        {"year": "99999999999999999999"},
        {"article": "x"},
        {"status": "??"},
        {"sort": "title; drop"},
    ],
)
def test_bad_value_is_named_and_the_list_still_shown(client, world, query):
    html = html_of(client, **query)
    assert "没有采用" in html
    assert "建设生态茶园" in html


@pytest.mark.parametrize("number", ["abc", "0", "99999"])
def test_bad_page_number_gives_a_page(client, world, number):
    assert "建设生态茶园" in html_of(client, page=number)


def test_empty_result_says_what_to_do(client, world):
    assert "没有符合条件的举措" in html_of(client, year="1999")


def test_script_in_title_is_text(client, world):
    article = make_article("一是<script>alert(1)</script>。", region=world.county_b)
    make_measure(article, "<script>alert(1)</script>。", theme=world.industry)
    assert "<script>alert(1)" not in html_of(client)


def test_queries_stay_in_budget(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(10, 40):
            county = make_region(f"5299{number}", f"县{number}", parent=world.city)
            article = make_article(f"一是做好第{number}件事。", region=county, published_on="2022-01-01")
            make_measure(article, f"做好第{number}件事", theme=world.industry)
    narrow = {"region": "529900", "theme": "industry", "year": "2022", "status": "candidate"}
    for sort, query in product(("", "new", "old", "region", "theme"), ({}, narrow)):
        with django_assert_max_num_queries(QUERY_BUDGET, info=f"{sort} {query}"):
            html_of(client, sort=sort, **query)


def test_words_are_found_marked_and_ranked(client, world):
    html = html_of(client, q="带农")
    assert "<mark>带农</mark>" in html
    assert "1 条举措" in html
    assert "按相关程度" in html


def test_search_composes_with_filters_and_facets(client, world):
    html = html_of(client, q="监测", region="529901")
    assert "1 条举措" in html
    regions = html.split('aria-label="按地区筛选"')[1].split("</section>")[0]
    assert '南山省</span> <span class="count">2</span>' in regions


def test_words_with_an_order_keep_the_order(client, world):
    html = html_of(client, q="监测", sort="old")
    assert html.index(f"/measures/{world.tea_grid.pk}/") < html.index(
        f"/measures/{world.provincial_check.pk}/"
    )


def test_nothing_found_says_what_to_do(client, world):
    assert "举措中没有找到" in html_of(client, q="qwertyuiop")
