"""Whose job is taken from whom: a lock tells of this machine's workers, a lease of those of others."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from intake.jobs.tasks import read_import
from intake.jobs.workers import LEASE, any_alive, lock_path, renew_lease, requeue_lost_jobs

ELSEWHERE = "another-machine"


@pytest.fixture
def job(db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    read_import.enqueue(999)
    job = DBTaskResult.objects.get()
    job.claim(ELSEWHERE)
    return job


def age(job, by):
    DBTaskResult.objects.filter(pk=job.pk).update(started_at=now() - by)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a file has no other machines")
def test_a_job_of_another_machine_is_its_own_as_long_as_it_renews_its_lease(job):
    assert requeue_lost_jobs() == 0
    assert any_alive()
    age(job, LEASE + timedelta(seconds=1))
    assert renew_lease(ELSEWHERE) == 1
    assert requeue_lost_jobs() == 0
    age(job, LEASE + timedelta(seconds=1))
    assert not any_alive()
    assert requeue_lost_jobs() == 1
    assert renew_lease(ELSEWHERE) == 0


def test_of_this_machine_a_free_lock_is_enough(job):
    lock_path(ELSEWHERE).parent.mkdir()
    lock_path(ELSEWHERE).touch()
    assert not any_alive()
    assert requeue_lost_jobs() == 1


def test_nobody_renews_what_another_does(job):
    age(job, LEASE * 2)
    assert renew_lease("somebody-else") == 0
    assert requeue_lost_jobs() == 1
