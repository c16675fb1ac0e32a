"""The list of articles: filters, facets, sorting, paging, and what the public must not see."""

import pytest
from django.test import Client

from measures.models import Measure
from tests.factories import made_together, make_article, make_author, make_measure, make_source

QUERY_BUDGET = 34


def titles(response):
    return [article.title for article in response.context["page"]]


def test_public_sees_no_draft_whatever_it_asks_for(client, world):
    for query in ("", "?status=draft", "?region=529901", "?sort=title", "?kind=other"):
        assert world.draft.title not in client.get(f"/articles/{query}").text


def test_staff_filter_by_status(staff_client, world):
    assert titles(staff_client.get("/articles/?status=draft")) == [world.draft.title]


def test_theme_of_a_rejected_measure_finds_nothing_for_the_public(client, world):
    response = client.get("/articles/?theme=finance")
    assert titles(response) == []
    assert "没有符合条件的文章" in response.text


def test_theme_finds_articles_with_such_a_measure_once(client, world):
    make_measure(world.tea, "一是建设", theme=world.industry)
    assert titles(client.get("/articles/?theme=industry")) == [world.rice.title, world.tea.title]


def test_theme_facet_counts_articles_not_measures(client, world):
    make_measure(world.tea, "一是建设", theme=world.industry)
    facet = next(each for each in client.get("/articles/").context["facets"] if each.name == "theme")
    assert {choice.label: choice.count for choice in facet.choices} == {"产业发展": 2, "防返贫监测帮扶": 2}


@pytest.mark.parametrize(
    "query", ["region=zzz", "theme=nope", "year=abc", "official=x", "kind=1", "source=0", "sort=up"]
)
def test_bad_filter_is_named_and_left_out(client, world, query):
    response = client.get(f"/articles/?{query}")
    assert response.status_code == 200
    assert "没有采用" in response.text
    assert len(titles(response)) == 3


@pytest.mark.parametrize("page", ["abc", "0", "-1", "999", ""])
def test_bad_page_number_shows_a_page(client, world, page):
    response = client.get(f"/articles/?page={page}")
    assert response.status_code == 200
    assert titles(response)


def test_paging_keeps_the_filters(client, world):
    with made_together():
        for number in range(25):
            make_article(f"第{number}篇。", kind="news")
    text = client.get("/articles/?kind=news").text
    assert "第 1 页，共 2 页" in text
    assert "?kind=news&amp;page=2" in text
    assert len(titles(client.get("/articles/?kind=news&page=2"))) == 5


def test_markup_in_titles_and_queries_is_escaped(client, world):
    make_article("正文。", title="<script>alert(1)</script>")
    text = client.get('/articles/?region="><script>alert(2)</script>').text
    assert "<script>alert" not in text


def test_region_says_whether_what_lies_below_is_counted(client, world):
    assert "只看本级" in client.get("/articles/?region=520000").text
    assert "加上下级的" in client.get("/articles/?region=520000&own=1").text


def test_queries_do_not_grow_with_rows(staff_client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(20):
            article = make_article(
                f"第{number}篇。",
                region=world.county_a,
                source=make_source(f"报纸{number}"),
                published_on="2021-05-01",
                kind="signed",
            )
            make_author(article, f"作者{number}")
            make_measure(article, f"第{number}篇", theme=world.industry)
    official, source = world.tea.officials.get().pk, world.tea.source_id
    for query in (
        "",
        "region=520000",
        "region=520000&own=1&sort=region",
        "theme=industry&sort=old",
        f"official={official}&source={source}&year=2021&kind=signed&sort=title",
    ):
        with django_assert_max_num_queries(QUERY_BUDGET, info=query):
            assert staff_client.get(f"/articles/?{query}").status_code == 200


def test_measures_are_counted_as_the_reader_may_see_them(client, staff, world):
    assert client.get("/articles/?region=529902").context["page"][0].measure_count == 1
    client.force_login(staff)
    assert client.get("/articles/?region=529902").context["page"][0].measure_count == 2
    assert Measure.objects.filter(article=world.rice).count() == 2


def test_names_of_drafts_are_told_to_nobody_who_counts_up(staff_client, world):
    author = make_author(world.draft, "未名", "某处长")
    query = {"official": author.official_id}
    for path in ("/articles/", "/measures/", "/articles/feed.atom", "/measures/feed.atom"):
        assert "未名" not in Client().get(path, query).content.decode()
    assert "未名" in staff_client.get("/articles/", query).content.decode()


def test_two_of_one_title_are_told_apart_by_place_and_year(client, world):
    with made_together():
        for region, day in ((world.county_a, "2023-01-10"), (world.county_b, "2024-01-10"), (None, None)):
            make_article(f"报告{day}。", title="政府工作报告", region=region, published_on=day)
    html = client.get("/articles/").text
    for apart in (
        f"{world.county_a.short_name}，2023年",
        f"{world.county_b.short_name}，2024年",
        "不限地区，日期不详",
    ):
        assert f'政府工作报告<span class="card-apart">（{apart}）</span>' in html
    assert html.count("card-apart") == 3
