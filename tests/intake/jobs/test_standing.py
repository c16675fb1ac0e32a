import fcntl
import os
import time

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from documents.models import Article, BatchState, ImportBatch
from intake.batches import store_batch
from intake.jobs.standing import Watch
from intake.jobs.tasks import read_import
from intake.jobs.workers import lock_path, remove_old_locks
from intake.staging import begin_storing, open_batch, read_batch
from regions.catalogue import load_gazetteer
from tests.factories import make_account
from web.accounts.roles import EDITOR

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "全县推进有效衔接\n\n一是发展特色产业，建设生态茶园。二是健全监测机制，动态帮扶易返贫户，坚决守住底线。".encode()


@pytest.fixture
def batch():
    """Handed over in a request that was killed before it read."""
    return open_batch(uploads=[("一.txt", TEXT, "")], user=make_account("bian", EDITOR))


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def state():
    return ImportBatch.objects.get().state


def test_what_stands_still_is_read_by_the_worker(batch):
    watch = Watch()
    assert [watch.look(), watch.look(), watch.look()] == [0, 1, 0]
    call_command("worker", batch=True)
    assert state() == BatchState.READY


def test_what_stands_still_is_stored_by_the_worker(batch):
    read_batch(batch=batch, gazetteer=load_gazetteer())
    assert begin_storing(batch_pk=batch.pk, status="draft")
    watch = Watch()
    assert [watch.look(), watch.look()] == [0, 1]
    call_command("worker", batch=True)
    assert state() == BatchState.DONE
    assert Article.objects.get().source_file.received_by.username == "bian"


def test_what_moves_or_has_a_job_is_left_alone(batch):
    watch = Watch()
    watch.look()
    read_import.enqueue(batch.pk)
    assert [watch.look(), watch.look()] == [0, 0]
    DBTaskResult.objects.all().delete()
    watch.look()
    read_batch(batch=batch, gazetteer=load_gazetteer())
    begin_storing(batch_pk=batch.pk, status="draft")
    assert watch.look() == 0
    store_batch(batch=ImportBatch.objects.get(), user=batch.made_by)
    assert [watch.look(), watch.look()] == [0, 0]


def test_old_locks_of_dead_workers_are_removed_and_no_others(tmp_path):
    (tmp_path / "workers").mkdir()
    dead, young, living = (lock_path(name) for name in ("dead", "young", "living"))
    for path in (dead, young, living):
        path.touch()
        if path is not young:
            os.utime(path, (time.time() - 90_000,) * 2)
    with living.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        remove_old_locks()
        assert not dead.exists()
        assert young.exists()
        assert living.exists()
