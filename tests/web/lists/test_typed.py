"""Filters typed among the words."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from web.lists.typed import LONGEST_TYPED, settled, typed_titles


def moved(**query):
    data = QueryDict(mutable=True)
    data.update(query)
    found = settled(data)
    return None if found is None else found.dict()


@pytest.mark.parametrize(
    "text", ["茶园", "会议主题:乡村振兴", "-地区:青岭", "标题:茶园", "地区", '"地区:青岭"', "", "："]
)
def test_what_is_no_filter_stays_among_the_words(world, text):
    assert moved(q=text) is None


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("茶园 地区:青岭县", {"q": "茶园", "region": "529901"}),
        ("地区：青岭 茶园", {"q": "茶园", "region": "529901"}),
        ("茶园 地区:火星", {"q": "茶园", "region": "火星"}),
        ("主题:产业发展 茶园", {"q": "茶园", "theme": "industry"}),
        ("主题:“产业发展” 茶园", {"q": "茶园", "theme": "industry"}),
        ("theme:industry 茶园", {"q": "茶园", "theme": "industry"}),
        ("主题:无此主题 茶园", {"q": "茶园", "theme": "无此主题"}),
        ("茶园 年份:2021", {"q": "茶园", "year": "2021"}),
        ("茶园 年份：２０２１年", {"q": "茶园", "year": "2021"}),
        ("茶园 年份:2021-2023", {"q": "茶园", "since": "2021", "until": "2023"}),
        ("茶园 年份:2021年至2023年", {"q": "茶园", "since": "2021", "until": "2023"}),
        ("茶园 年份:二〇二一", {"q": "茶园", "year": "2021"}),
        ("茶园 年份:2023-2021", {"q": "茶园", "since": "2021", "until": "2023"}),
        ("茶园 年份:2021-", {"q": "茶园", "since": "2021"}),
        ("茶园 年份:去年", {"q": "茶园", "year": "去年"}),
        ("地区:青岭县", {"region": "529901"}),
        ("标题:茶园 地区:青岭县 年份:2021", {"q": "标题:茶园", "region": "529901", "year": "2021"}),
    ],
)
def test_filters_move_into_the_address(world, text, query):
    assert moved(q=text) == query


@pytest.mark.parametrize("name", ["地区", "年份", "标题", "title"])
def test_a_field_without_a_value_asks_for_nothing(world, name):
    assert moved(q=f"茶园 {name}：") == {"q": "茶园"}
    assert moved(q=f"{name}: ") == {}


def test_more_words_than_a_page_can_carry_are_left_out_and_that_is_said(client, world):
    assert moved(q="茶" * LONGEST_TYPED) is None
    assert moved(q="茶园" * LONGEST_TYPED) == {"q": "茶园" * (LONGEST_TYPED // 2)}
    short = client.get(reverse("search"), {"q": "茶园"})
    long = client.get(reverse("search"), {"q": "茶园，建设生态茶园" * 250}, follow=True)
    assert "只按前 200 字查找" in long.text
    assert "只按前" not in short.text
    assert len(long.content) < 300_000


def test_a_year_that_is_none_is_told_where_nothing_else_is_sought(client, world):
    assert (
        "年份“去年”不在库中或写法有误" in client.get(reverse("search"), {"q": "年份:去年"}, follow=True).text
    )


def test_a_typed_filter_takes_the_place_of_a_chosen_one_and_leaves_the_others(world):
    query = moved(q="茶园 地区:青岭县", region="520000", kind="news", page="3")
    assert query == {"q": "茶园", "region": "529901", "kind": "news"}


def test_each_word_sought_in_titles_can_be_taken_out():
    assert list(typed_titles('标题:茶园 机制 title:"联农 带农"')) == [
        ("茶园", '机制 title:"联农 带农"'),
        ("联农 带农", "标题:茶园 机制"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        reverse("search"),
        reverse("measure_list"),
        reverse("article_list"),
        reverse("feed_measures"),
        reverse("feed_articles"),
        reverse("export_measures", args=["csv"]),
        reverse("export_articles", args=["csv"]),
    ],
)
def test_every_list_reads_them(client, world, address):
    response = client.get(address, {"q": "监测 地区:青岭县"})
    assert response.status_code == 302
    assert response.url.startswith(address)
    assert "region=529901" in response.url
    assert client.get(response.url).status_code == 200


def test_filters_are_chips_that_can_be_taken_off(client, world):
    html = client.get(reverse("measure_list"), {"q": "标题:茶园 年份:2021"}, follow=True).content.decode()
    chips = html.split('class="chips"')[1].split("</ul>")[0]
    assert "年份：2021" in chips
    assert "标题：茶园" in chips
    assert 'href="?year=2021&amp;q="' in chips


def test_filters_alone_are_a_list(client, world):
    response = client.get(reverse("search"), {"q": "地区:青岭县"}, follow=True)
    assert response.redirect_chain[-1][0] == f"{reverse('measure_list')}?region=529901"


def test_what_is_not_known_is_said(client, world):
    html = client.get(reverse("search"), {"q": "监测 地区:火星"}, follow=True).content.decode()
    assert "地区“火星”不在库中或写法有误" in html


@pytest.mark.parametrize("name", ["measure_list", "article_list"])
def test_marks_alone_are_no_words(client, world, name):
    assert "里没有可检索的词" in client.get(reverse(name), {"q": "“……”"}).content.decode()


def test_a_saved_search_keeps_them_as_filters(staff_client, world):
    address = reverse("saved_search_list")
    staff_client.post(address, {"place": "measures", "query": "q=监测+地区:青岭县"})
    assert "region=529901" in staff_client.get(address).content.decode()
