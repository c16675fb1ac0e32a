import pytest
from django.urls import reverse

from tests.factories import make_article, make_measure

QUERY_BUDGET = 30


def html_of(client, q, **query):
    response = client.get(reverse("search"), {"q": q, **query})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("q", ["", "   "])
def test_empty_search_says_what_can_be_asked(client, world, q):
    assert "想找什么做法？" in html_of(client, q)


@pytest.mark.parametrize(
    "q",
    ['"', "AND", "a:b", "*", "NEAR(", "title:", "-", "（", "\x00", "'; drop table", "🍵" * 50, "茶" * 5000],
)
def test_no_input_raises(client, world, q):
    html_of(client, q)


def test_drafts_and_rejected_are_not_found_by_readers(client, world):
    assert "尚未发布的草稿" not in html_of(client, "茶产业", **{"in": "articles"})
    assert "沿用旧办法" not in html_of(client, "旧办法", **{"in": "measures"})


def test_staff_find_drafts_and_rejected(staff_client, world):
    assert "尚未发布的草稿" in html_of(staff_client, "茶产业", **{"in": "articles"})
    assert f"/measures/{world.rejected.pk}/" in html_of(staff_client, "旧办法", **{"in": "measures"})


def test_both_tabs_say_how_much_they_hold(client, world):
    tabs = html_of(client, "监测").split('class="tabs"')[1].split("</nav>")[0]
    assert '举措 <span class="count">2</span>' in tabs
    assert '文章 <span class="count">2</span>' in tabs


def test_what_jieba_splits_is_found_and_marked(client, world):
    html = html_of(client, "带农")
    assert "<mark>带农</mark>" in html


def test_tab_with_hits_is_opened_first(client, world):
    html = html_of(client, "近年来")
    assert "青岭县推进有效衔接的探索" in html


def test_nothing_found_says_what_to_do(client, world):
    assert "没有找到" in html_of(client, "qwertyuiop", **{"in": "measures"})


def test_loosened_search_says_what_was_left_out(client, world):
    html = html_of(client, "茶园 qwertyuiop")
    assert "没有找到" in html or "已放宽" in html


def test_markup_in_texts_and_query_is_escaped(client, world):
    article = make_article(
        "一是<script>alert(1)</script>特种水产养殖。", title="<b>水产</b>", region=world.county_b
    )
    make_measure(article, "<script>alert(1)</script>特种水产养殖。", theme=world.industry)
    for tab in ("measures", "articles"):
        html = html_of(client, "水产养殖<script>", **{"in": tab})
        assert "<script>alert" not in html
        assert "<b>水产" not in html
        assert "水产养殖<script>" not in html


@pytest.mark.parametrize("tab", ["measures", "articles", "nonsense", ""])
@pytest.mark.parametrize("page", ["", "2", "abc"])
def test_queries_stay_in_budget(client, world, tab, page, django_assert_max_num_queries):
    for number in range(30):
        article = make_article(f"一是办好第{number}个合作社。", region=world.county_b)
        make_measure(article, f"办好第{number}个合作社", theme=world.industry)
    html_of(client, "合作社")  # statistics of the index are read once
    with django_assert_max_num_queries(QUERY_BUDGET):
        html_of(client, "合作社", page=page, **{"in": tab})
