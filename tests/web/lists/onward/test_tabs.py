"""What the tabs of a search say of figures and transitions."""

import pytest
from django.urls import reverse

from tests.factories import make_article, make_figure, make_transition


@pytest.fixture
def income(world):
    """An article whose figure and transition say what no measure says."""
    text = "脱贫人口人均纯收入达13233元。推动产业扶贫向产业振兴转变。"
    article = make_article(text, region=world.county_a, published_on="2021-05-01", published_precision="day")
    make_figure(article, "13233元", 13233, "元", about="脱贫人口人均纯收入")
    make_transition(article, "推动产业扶贫向产业振兴转变", "产业扶贫", "产业振兴")
    return article


def tabs(client, **query):
    return {each.name: each for each in client.get(reverse("search"), query).context["tabs"]}


def test_figures_and_transitions_have_tabs_with_their_counts(client, income):
    found = tabs(client, q="脱贫人口人均纯收入")
    assert list(found) == ["measures", "articles", "figures", "transitions"]
    assert (found["articles"].told, found["figures"].told, found["transitions"].told) == ("1", "1", "0")
    assert tabs(client, q="产业扶贫")["transitions"].count == 1


@pytest.mark.parametrize("query", [{}, {"region": "529901"}, {"year": "2021"}, {"since": "2020", "own": "1"}])
def test_a_tab_leads_to_as_many_rows_as_it_says(client, income, query):
    for name, text in (("figures", "人均纯收入"), ("transitions", "产业振兴")):
        tab = tabs(client, q=text, **query)[name]
        page = client.get(tab.url).context["page"]
        assert tab.count == len(page.object_list) == 1


@pytest.mark.parametrize("q", ["13233元", "13233", "人均纯收入 13233元"])
def test_a_number_is_found_among_the_figures(client, income, q):
    tab = tabs(client, q=q)["figures"]
    assert tab.count == len(client.get(tab.url).context["page"].object_list) == 1


def test_a_number_within_another_is_another(client, income):
    article = make_article("投入14.8亿元，培训3人。", region=income.region)
    make_figure(article, "14.8亿元", 1_480_000_000, "元", about="资金")
    for q, count in (("4.8亿元", 0), ("14.8亿元", 1), ("8亿", 0), ("3233", 0), ("1323", 0)):
        page = client.get(reverse("figure_list"), {"q": q}).context["page"]
        assert len(page.object_list) == count, q


@pytest.mark.parametrize("q", ["人均纯收入 -旅游", "NOT 旅游"])
def test_what_is_left_out_of_texts_is_not_counted_in_lists_of_sentences(client, income, q):
    found = tabs(client, q=q)
    assert (found["articles"].count > 0, found["figures"].told) == (True, "")
    page = client.get(reverse("figure_list"), {"q": "人均纯收入 -人均"}).context["page"]
    assert len(page.object_list) == 0


def test_filters_hold_for_the_counts(client, income):
    assert tabs(client, q="人均纯收入", region="529902")["figures"].count == 0
    assert tabs(client, q="人均纯收入", year="2020")["figures"].count == 0


def test_what_a_list_cannot_narrow_by_is_not_counted_there(client, income):
    found = tabs(client, q="人均纯收入", theme="industry", source="1")
    assert found["transitions"].told == ""


def test_drafts_are_not_counted_even_for_staff(staff_client, income):
    income.status = "draft"
    income.save()
    assert tabs(staff_client, q="人均纯收入")["figures"].count == 0


def test_where_the_words_stand_is_said_first(client, income):
    html = client.get(reverse("search"), {"q": "脱贫人口人均纯收入", "in": "measures"}).content.decode()
    notice = html.split("举措里没有全部原词；")[1].split("</p>")[0]
    assert "文章里有 1 篇写到" in notice
    assert "数据里有 1 条写到" in notice
    assert "转变" not in notice


def test_no_list_has_the_words_of_a_question(client, income):
    assert tabs(client, q="怎样提高脱贫人口的人均纯收入？")["figures"].count == 0
