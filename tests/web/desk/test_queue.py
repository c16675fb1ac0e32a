"""The queue of one batch: its articles alone, handed on from page to page."""

import pytest
from django.db import connection
from django.urls import reverse

from documents.models import ImportBatch, StagedArticle, StagedFile
from measures.actions.confirming import confirm_awaiting
from measures.actions.states import state_token
from tests.factories import made_together, make_article, make_measure
from tests.plans import plans
from web.desk import queue as queue_page
from web.desk.queue import Queue

LIST = reverse("desk:review_list")


@pytest.fixture
def batch(reviewer):
    """A stored batch of two articles, each with a measure."""
    batch = ImportBatch.objects.create(made_by=reviewer, state="done")
    file = StagedFile.objects.create(batch=batch, position=0, file_name="a.zip", content=b"", state="stored")
    with made_together():
        for number in range(2):
            stored = make_article(f"第{number}篇建桥。", title=f"第{number}篇", status="draft")
            make_measure(stored, "建桥。", confidence=0.9)
            StagedArticle.objects.create(file=file, position=number, fields={"title": ""}, stored=stored)
    return batch


def test_a_batch_shows_its_own_articles_and_the_way_to_all(review_client, batch, article):
    answer = review_client.get(LIST, {"batch": batch.pk, "order": "age"})
    assert [row.title for row in answer.context["page"]] == ["第0篇", "第1篇"]
    assert answer.context["left"] == 2
    assert f'<a href="{LIST}">全部待核文章</a>' in answer.text
    assert len(review_client.get(LIST).context["page"]) == 3


@pytest.mark.parametrize("batch_asked", ["x", "", "0", "9" * 40, "-1"])
def test_a_batch_that_is_none_is_left_out(review_client, batch, article, batch_asked):
    assert len(review_client.get(LIST, {"batch": batch_asked}).context["page"]) == 3


def test_next_stays_in_the_batch_through_every_act(review_client, batch, article):
    first, second = (row.stored for row in StagedArticle.objects.order_by("position"))
    address = reverse("desk:review_detail", args=[first.pk])
    page = review_client.get(address, {"batch": batch.pk, "order": "age"})
    assert page.context["next_article"] == second
    measure, kept = first.measures.get(), {"batch": batch.pk, "order": "age"}
    act = reverse("desk:review_act", args=[first.pk, "confirm"])
    conflict = review_client.post(act, {"measure": measure.pk, "seen": "another", **kept})
    assert f"order=age&amp;batch={batch.pk}" in conflict.text
    answer = review_client.post(
        act, {"measure": measure.pk, "seen": state_token(measure), **kept}, follow=True
    )
    assert answer.context["queue"].batch == batch
    assert answer.context["next_article"] == second
    confirm_awaiting(article=second, reviewer=batch.made_by)
    assert review_client.get(address, {"batch": batch.pk}).context["next_article"] is None
    assert "这一批没有待核的举措" in review_client.get(LIST, {"batch": batch.pk}).text


def test_the_drafts_of_a_batch_can_be_had(review_client, batch, article):
    answer = review_client.get(reverse("desk:draft_list"), {"batch": batch.pk})
    assert {row.title for row in answer.context["page"]} == {"第0篇", "第1篇"}
    assert "没有采用" in review_client.get(reverse("desk:draft_list"), {"batch": "x"}).text


@pytest.mark.parametrize("order", ["confidence", "age", "region"])
def test_the_queue_lists_the_first_and_says_that_more_wait(review_client, world, monkeypatch, order):
    """Three articles wait in the small world, of those of one region the first stored first."""
    monkeypatch.setattr(queue_page, "MOST_LISTED", 2)
    monkeypatch.setattr(queue_page, "MOST_COUNTED", 3)
    world.rice.measures.update(confidence=0.2)
    world.provincial.measures.update(confidence=0.3)
    answer = review_client.get(LIST, {"order": order})
    listed = {
        "confidence": [world.rice, world.provincial],
        "age": [world.tea, world.rice],
        "region": [world.provincial, world.tea],
    }
    assert list(answer.context["page"]) == listed[order]
    assert "只列最先的 2 篇" in answer.text
    assert "3 条以上" in answer.text


def test_an_article_is_listed_once_however_many_of_its_measures_wait(review_client, world):
    rows = list(review_client.get(LIST).context["page"])
    assert {row.pk for row in rows} == {world.tea.pk, world.rice.pk, world.provincial.pk, world.draft.pk}
    assert len(rows) == 4
    assert "以上" not in review_client.get(LIST).context["left_words"]


def test_what_waits_is_read_off_its_index_and_never_article_by_article(reviewer, batch):
    """A query that asks of each article whether it has such measures takes minutes on a large library."""
    found = plans(lambda: Queue(reviewer).first())
    [plan] = [plan for sql, plan in found.items() if 'FROM "measures_measure"' in sql]
    assert "measure_waiting" in plan
    by_age = plans(lambda: Queue(reviewer, order="age").first())
    for each in (*found.values(), *by_age.values()):
        assert "CORRELATED" not in each
        # One that is hashed is asked once.
        assert "(SubPlan" not in each
        assert "alternatives" not in each


def test_of_what_waits_no_article_is_read_to_leave_out_the_withdrawn(reviewer, batch):
    """Joined they were read one and all: a quarter of a second at 100,000."""
    found = plans(lambda: Queue(reviewer).first())
    [(sql, plan)] = [(sql, plan) for sql, plan in found.items() if 'FROM "measures_measure"' in sql]
    assert "JOIN" not in sql
    assert "SCAN documents_article" not in plan


def test_drafts_are_read_off_their_own_index(review_client, world):
    with made_together():
        for number in range(30):
            make_article(f"第{number}篇已经公开。")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE documents_article")
    found = plans(lambda: review_client.get(reverse("desk:home")))
    [plan] = [plan for sql, plan in found.items() if '"created_at" DESC' in sql and "LIMIT" in sql]
    assert "article_drafts" in plan
