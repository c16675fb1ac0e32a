"""What programs read is what the pages show: the same filters, public texts alone, page by page, each with its span."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import AnonymousUser

from documents.models import Article
from tests.factories import made_together, make_article, make_measure
from web.lists.articles import ArticleFilter
from web.lists.filters import MeasureFilter

LISTS = {"articles": ArticleFilter, "measures": MeasureFilter}


def test_what_is_not_public_is_told_nowhere_not_even_to_staff(ask, client, library, staff):
    client.force_login(staff)
    hidden = [library.draft.pk, library.rejected.pk, library.draft_measure.pk]
    assert library.draft.pk not in ids(ask("articles?limit=100"))
    assert set(hidden[1:]).isdisjoint(ids(ask("measures?limit=100")))
    assert [each["article_id"] for each in ask("figures").json()["items"]] == [library.tea.pk]
    for path in (f"articles/{hidden[0]}", f"measures/{hidden[1]}", f"measures/{hidden[2]}/similar"):
        assert ask(path, 404).json()["status"] == 404
    assert ask("articles?status=draft", 422).json()["errors"][0]["parameter"] == "status"


@pytest.mark.parametrize(
    "path", ["measures", "figures", "transitions", "mentions?region=520000&theme=monitoring"]
)
def test_each_quote_stands_where_its_span_says(ask, path):
    rows = ask(path).json()["items"]
    assert rows
    for row in rows:
        article = Article.objects.get(pk=row["article_id"])
        assert article.body[row["start"] : row["end"]] == row["quote"]
        assert article.body_sha256 == row["article_sha256"]
        assert row["permalink"].startswith(f"http://testserver{article.get_absolute_url()}")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("measures", "region=520000&theme=monitoring&related=true"),
        ("measures", "own=true&region=520000"),
        ("measures", "since=2022&status=candidate"),
        ("articles", "kind=signed&official={official}"),
        ("articles", "q=监测"),
        ("articles", "q=地区:白河县"),
    ],
)
def test_filters_are_the_pages_own(ask, library, name, query):
    query = query.format(official=library.tea.officials.get().pk)
    plain = dict(pair.split("=", 1) for pair in query.replace("q=地区:白河县", "region=529902").split("&"))
    shown = list(LISTS[name](plain, user=AnonymousUser()).rows())
    answer = ask(f"{name}?{query}").json()
    assert [row["id"] for row in answer["items"]] == [row.pk for row in shown]
    assert len(shown) == answer["total"] > 0


@pytest.mark.parametrize(
    ("name", "sort"), [(name, sort) for name, each in LISTS.items() for sort in each.orders]
)
def test_pages_follow_one_another_without_gap_or_repeat(ask, library, name, sort):
    with made_together():
        for number in range(3):
            article = make_article(f"第{number}件事。第二件事。", region=(None, library.county_a)[number % 2])
            make_measure(article, f"第{number}件事", theme=library.monitoring)
            make_measure(article, "第二件事", theme=library.finance, position=1)
    whole = ids(ask(f"{name}?sort={sort}&limit=100"))
    assert whole == [row.pk for row in LISTS[name]({"sort": sort}, user=AnonymousUser()).rows()]
    read, path = [], f"{name}?sort={sort}&limit=2"
    while path:
        answer = ask(path).json()
        read += [row["id"] for row in answer["items"]]
        path = answer["next"] and answer["next"].partition("/v1/")[2]
    assert read == whole


def test_a_search_is_read_on_behind_its_last_row(ask):
    whole = ids(ask("measures?q=监测"))
    first = ask("measures?q=监测&limit=1").json()
    second = ask(first["next"].partition("/v1/")[2]).json()
    assert [*(row["id"] for row in first["items"]), *(row["id"] for row in second["items"])] == whole
    assert second["next"] is None


def test_a_cursor_of_another_order_or_made_up_is_refused(ask):
    cursor = ask("measures?sort=new&limit=1").json()["cursor"]
    for path in (f"measures?sort=old&cursor={cursor}", "measures?cursor=WzFd:abc", "regions?cursor=null"):
        assert ask(path, 422).json()["errors"][0]["parameter"] == "cursor"


def test_a_page_comes_as_lines_or_as_a_table(ask):
    path = "measures?limit=2&fields=title,id,secondary_themes"
    rows = ask(path).json()["items"]
    assert set(rows[0]) == {"id", "title", "secondary_themes"}
    lines = ask(path, accept="application/x-ndjson")
    assert lines["Content-Type"].startswith("application/x-ndjson")
    assert [json.loads(line) for line in lines.text.splitlines()] == rows
    table = ask(path, accept="text/csv")
    read = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [(int(row["id"]), row["title"]) for row in read] == [(row["id"], row["title"]) for row in rows]
    assert 'rel="next"' in table["Link"]
    assert ask(path, 406, accept="image/png").json()["detail"].startswith("这里能给的格式")


def test_an_answer_that_has_not_changed_is_not_sent_again(ask, library):
    first = ask("articles")
    assert ask("articles", 304, if_none_match=first["ETag"]).content == b""
    make_article("又一篇文章的正文。")
    assert ask("articles", if_none_match=first["ETag"])["ETag"] != first["ETag"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("regoin=529901", "regoin"),
        ("region=999999", "region"),
        ("limit=101", "limit"),
        ("kind=poem", "kind"),
        ("year=二〇二一", "year"),
        ("fields=id,titel", "fields"),
        ("q=，。", "q"),
        ("official=99999", "official"),
    ],
)
def test_a_slip_of_the_hand_is_refused_by_name(ask, query, parameter):
    problem = ask(f"articles?{query}", 422)
    assert problem["Content-Type"] == "application/problem+json"
    assert [each["parameter"] for each in problem.json()["errors"]] == [parameter]
    assert problem.json()["detail"].isascii() is False


def ids(answer):
    return [row["id"] for row in answer.json()["items"]]
