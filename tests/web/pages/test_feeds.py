"""Atom feeds of the lists, under the lists' own queries."""

from xml.etree import ElementTree

import pytest

from documents.models import Article
from tests.factories import made_together, make_article, make_measure

ATOM = "{http://www.w3.org/2005/Atom}"
QUERY_BUDGET = 14


def entries(client, path, **query):
    response = client.get(path, query)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own feed
    assert root.find(f"{ATOM}title").text.startswith("衔接库")
    return [
        (entry.find(f"{ATOM}title").text, entry.find(f"{ATOM}link").attrib["href"])
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_drafts_and_rejected_are_in_no_public_feed(client, world):
    assert "尚未发布的草稿" not in str(entries(client, "/articles/feed.atom"))
    assert "旧办法" not in str(entries(client, "/measures/feed.atom"))


@pytest.mark.parametrize("query", [{"q": "不存在的词"}, {"region": "529901", "kind": "plan"}])
def test_a_feed_of_nothing_is_an_empty_feed(client, world, query):
    assert entries(client, "/articles/feed.atom", **query) == []


def test_what_came_last_stands_first(client, world):
    newest = make_article("又一篇。", title="又一篇", published_on="1999-01-01")
    assert entries(client, "/articles/feed.atom")[0] == ("又一篇", f"http://testserver/articles/{newest.pk}/")


def test_a_feed_follows_words_and_filters(client, world):
    titles = [title for title, _ in entries(client, "/measures/feed.atom", q="监测", region="529901")]
    assert titles == [f"{world.tea_grid.title}（青岭县）"]
    ((_, link),) = entries(client, "/measures/feed.atom", q="监测", region="529901")
    assert link == f"http://testserver{world.tea_grid.permalink}"


def test_a_question_is_fed_its_best_answers(client, world):
    with made_together():
        for number in range(60):
            make_article(f"建设第{number}个茶场。", title=f"茶场{number}")
    found = entries(client, "/articles/feed.atom", q="怎样建设生态茶园、健全联农带农机制？")
    assert len(found) <= 50
    assert world.tea.title in str(found)


def test_characters_that_xml_cannot_hold_are_left_out(client, world):
    article = make_article("一是\x0b办好\x1f水产。", title="水\x0c产")
    make_measure(article, "一是\x0b办好\x1f水产。", theme=world.industry)
    assert entries(client, "/articles/feed.atom", q="水产") != []
    assert entries(client, "/measures/feed.atom", q="水产") != []


def test_markup_in_a_text_is_text_for_feed_readers(client, world):
    make_article("一是<script>alert(1)</script>。", title="<b>标记</b>")
    text = client.get("/articles/feed.atom").text
    assert "&amp;lt;script&amp;gt;" in text
    assert "&lt;script" not in text


def test_the_lists_name_their_feed(client, world):
    html = client.get("/measures/", {"q": "监测", "page": "1"}).content.decode()
    assert 'type="application/atom+xml"' in html
    assert 'href="/measures/feed.atom?q=%E7%9B%91%E6%B5%8B"' in html


def test_queries_stay_in_budget(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(30):
            article = make_article(f"一是办好第{number}个合作社。", region=world.county_b)
            make_measure(article, f"办好第{number}个合作社", theme=world.industry)
    assert Article.objects.count() > 30
    for path in ("/articles/feed.atom", "/measures/feed.atom"):
        for query in ({}, {"q": "合作社", "region": "529900"}):
            entries(client, path, **query)
            with django_assert_max_num_queries(QUERY_BUDGET, info=f"{path} {query}"):
                entries(client, path, **query)
