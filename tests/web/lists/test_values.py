"""All values of a facet that has more than stand beside its list."""

import pytest
from django.test import Client

from tests.factories import made_together, make_article, make_author, make_figure, make_source

QUERY_BUDGET = 8


@pytest.fixture
def many(world):
    """Thirty-two outlets and officials more than stand beside a list, of four articles each or one."""
    with made_together():
        for number in range(32):
            article = make_article(
                f"第{number}篇，建成茶园{number}亩、第{number}座。",
                region=world.county_a,
                source=make_source(f"{number}号日报"),
            )
            make_author(article, f"张{number}")
            make_figure(article, f"{number}亩", number, f"亩{number}", about="茶园")


def test_a_list_says_how_many_values_it_leaves_out_and_leads_to_them(client, many):
    html = client.get("/articles/").text
    assert "显示前 12 项，共 33 项" in html
    assert 'href="/articles/values/source/?"' in html
    assert 'href="/articles/values/official/?"' in html


def test_short_facets_say_nothing(client, world):
    html = client.get("/articles/").text
    assert "显示前" not in html
    assert client.get("/articles/values/kind/").status_code == 404
    assert client.get("/articles/values/nonsense/").status_code == 404


def test_every_value_is_a_link_into_the_list(client, many):
    html = client.get("/articles/values/source/").text
    assert "共 33 项" in html
    choices = client.get("/articles/values/source/").context["facet"].choices
    assert len(choices) == 33
    for choice in choices[:3]:
        assert f'href="/articles/?source={choice.value}"' in html
        assert client.get(f"/articles/?source={choice.value}").context["filterset"].total == choice.count


def test_values_are_looked_for_by_name_under_the_filters_of_the_list(client, many):
    html = client.get("/articles/values/source/", {"named": "7号", "region": "529901"}).text
    assert [name in html for name in ("7号日报", "17号日报", "8号日报")] == [True, True, False]
    assert "/articles/?region=529901&amp;source=" in html
    assert "没有名称含“晚报”的" in client.get("/articles/values/source/", {"named": "晚报"}).text
    assert "没有名称含" in client.get("/articles/values/source/", {"named": "7号", "region": "529902"}).text


def test_from_a_search_it_leads_back_to_the_search(client, many):
    html = client.get("/measures/values/official/", {"q": "茶园", "in": "measures"}).text
    assert 'href="/search/?q=%E8%8C%B6%E5%9B%AD&amp;in=measures"' in html


def test_units_of_figures_are_all_there_too(client, many):
    assert "显示前 12 项，共 32 项" in client.get("/figures/").text
    assert "亩31" in client.get("/figures/values/unit/").text


def test_no_outlet_of_a_draft_is_told(staff_client, world):
    make_article("草稿。", status="draft", source=make_source("内部参考"))
    assert "内部参考" not in Client().get("/articles/values/source/").text
    assert "内部参考" in staff_client.get("/articles/values/source/").text


def test_a_page_holds_so_many_and_asks_for_a_name(client, world, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("web.lists.faceted.MOST_VALUES", 5)
    with made_together():
        for number in range(9):
            make_article(f"第{number}篇。", source=make_source(f"{number}号日报"))
    with django_assert_max_num_queries(QUERY_BUDGET):
        html = client.get("/articles/values/source/").text
    assert "显示前 5 项，共 10 项，请输入名称查找" in html
