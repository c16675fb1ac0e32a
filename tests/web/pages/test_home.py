"""The first page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from documents.models import Article
from measures.models import Axis, Tally
from tests.factories import made_together, make_article, make_measure, make_region
from tests.plans import plan_of

QUERY_BUDGET = 20


def test_empty_library_says_so(client, db):
    response = client.get("/")
    assert response.status_code == 200
    assert "库中还没有文章" in response.text


def test_drafts_and_rejected_measures_are_not_counted_for_the_public(client, world):
    response = client.get("/")
    assert response.context["article_count"] == 3
    assert response.context["measure_count"] == 4
    assert world.draft.title not in response.text


def test_staff_see_drafts(staff_client, world):
    response = staff_client.get("/")
    assert response.context["article_count"] == 4
    assert world.draft.title in response.text


def test_matrix_shows_localities_with_articles_of_their_own(client, world):
    rows = client.get("/").context["matrix"].rows
    assert {row.region.name for row in rows} == {"南山省", "青岭县", "白河县"}


def test_it_says_how_many_localities_the_matrix_leaves_out(client, world):
    with made_together():
        for number in range(20):
            make_article(
                f"第{number}篇。",
                region=make_region(f"5299{number + 10}", f"第{number}县", parent=world.city),
            )
    html = client.get("/").text
    assert "显示 12 / 23 个地区，按文章数" in html
    assert 'href="/matrix/?own=1&amp;sort=articles"' in html


def test_newest_articles_come_first(client, world):
    newest = client.get("/").context["newest"]
    assert [article.title for article in newest] == [
        world.provincial.title,
        world.rice.title,
        world.tea.title,
    ]
    assert [article.measure_count for article in newest] == [1, 1, 2]


def test_title_with_markup_is_escaped(client, world):
    make_article("正文。", title="<script>alert(1)</script>", region=world.county_a)
    assert "<script>alert" not in client.get("/").text


def test_queries_do_not_grow_with_rows(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(8):
            article = make_article(
                f"第{number}篇。",
                region=make_region(f"5299{number + 10}", f"第{number}县", parent=world.city),
            )
            make_measure(article, f"第{number}篇", theme=world.industry)
    with django_assert_max_num_queries(QUERY_BUDGET):
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_for_reading(client, method):
    assert getattr(client, method)("/").status_code == 405


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's index of dates has undated ones last")
def test_the_newest_articles_are_read_off_an_index_with_undated_ones_last(world):
    """Where none has that order every article is sorted, with all that its card shows."""

    def newest():
        with connection.cursor() as cursor:
            # A few rows are sorted sooner than looked up.
            cursor.execute("SET LOCAL enable_sort = off")
        list(Article.objects.visible_to(AnonymousUser()).newest_first()[:3])

    plan = plan_of(newest, "LIMIT")
    assert "article_newest" in plan
    assert "Sort" not in plan


def test_english_pages_say_large_counts_in_thousands(client, world):
    Tally.objects.along(Axis.TOTAL).everywhere().filter(is_public=True).update(
        all_articles=12345, all_measures=67890
    )
    english, chinese = client.get("/en/").text, client.get("/").text
    assert "<b>12,345</b> articles" in english
    assert "<b>12345</b> 篇文章" in chinese
    assert "67,890 measures" in client.get("/en/measures/").text
    assert "67890 条举措" in client.get("/measures/").text
    assert "<b>67,890</b> measures" in client.get("/en/help/").text
