import pytest
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from documents.models import WatchedPage
from intake.jobs.tasks import gather_page
from intake.jobs.visiting import queue_due_visits, queue_visit
from intake.jobs.workers import has_job


@pytest.fixture
def watched(db):
    return WatchedPage.objects.create(name="要闻", address="http://127.0.0.1:9/feed.xml")


def test_nothing_is_visited_where_nothing_may_be_fetched(watched, settings):
    settings.ALLOW_FETCH = False
    assert queue_due_visits() == 0


def test_a_page_that_is_not_due_has_no_job(watched, settings):
    settings.ALLOW_FETCH = True
    WatchedPage.objects.update(visited_at=now())
    assert queue_due_visits() == 0
    gather_page.call(watched_pk=watched.pk)
    watched.refresh_from_db()
    assert watched.result == ""


def test_a_page_that_is_due_has_one_job(watched, settings):
    settings.ALLOW_FETCH = True
    assert queue_due_visits() == 1
    assert queue_due_visits() == 0
    assert DBTaskResult.objects.count() == 1
    # An import of the same number waits for nothing of it.
    assert not has_job(watched.pk)


def test_a_job_of_a_page_that_is_gone_does_nothing(watched):
    assert queue_visit(watched)
    pk = watched.pk
    watched.delete()
    gather_page.call(watched_pk=pk)


def test_the_job_tells_how_the_visit_went(watched):
    gather_page.call(watched_pk=watched.pk)
    watched.refresh_from_db()
    assert watched.result == "failed"
    assert "内部网络" in watched.said
