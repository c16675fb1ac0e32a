"""Batches that are read and stored in the background: stopped, lost, taken up again."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from documents.models import Article, BatchState, ImportBatch, StagedArticle, StagedFile
from intake.batches import store_batch
from intake.jobs.tasks import read_import
from intake.jobs.workers import alive, has_job, lock_path, requeue_lost_jobs
from intake.staging import open_batch, read_batch
from regions.catalogue import load_gazetteer
from tests.web.desk.importing.handing_over import TEXT, hand_over, store

pytestmark = pytest.mark.usefixtures("every_theme")


@pytest.mark.django_db(transaction=True)  # the worker opens and closes connections as it likes
def test_large_batches_wait_for_the_worker_which_finishes_them(import_client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    files = [(f"{number}.txt", TEXT.replace("60", str(number)).encode()) for number in range(61, 76)]
    answer = hand_over(import_client, *files)
    batch = ImportBatch.objects.get()
    assert "后台任务没有在运行" in answer.text
    assert has_job(batch.pk)
    call_command("worker", batch=True)
    batch.refresh_from_db()
    assert batch.state == BatchState.READY
    store(import_client, batch)
    call_command("worker", batch=True)
    assert Article.objects.count() == 15
    assert not has_job(batch.pk)


def test_a_batch_that_was_cut_short_goes_on_where_it_stopped(import_client, editor):
    uploads = [("甲.txt", TEXT.encode(), ""), ("乙.txt", TEXT.replace("云台", "白河").encode(), "")]
    batch = open_batch(uploads=uploads, user=editor)
    page = reverse("desk:import_batch", args=[batch.pk])
    assert "上次没有做完" in import_client.get(page).text
    import_client.post(reverse("desk:import_again", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == BatchState.READY
    ImportBatch.objects.update(state=BatchState.STORING)
    import_client.post(reverse("desk:import_again", args=[batch.pk]))
    assert Article.objects.count() == 2


def test_a_running_batch_is_stopped_and_taken_up_again(import_client, editor):
    uploads = [("甲.txt", TEXT.encode(), ""), ("乙.txt", TEXT.replace("云台", "白河").encode(), "")]
    batch = open_batch(uploads=uploads, user=editor)
    page = reverse("desk:import_batch", args=[batch.pk])
    assert "停下来" in import_client.get(page).text
    answer = import_client.post(reverse("desk:import_stop", args=[batch.pk]), follow=True)
    assert "已停下" in answer.text
    assert "还有 2 个文件没有读" in answer.text
    read_batch(batch=batch, gazetteer=load_gazetteer())
    assert not StagedArticle.objects.exists()
    import_client.post(reverse("desk:import_again", args=[batch.pk]))
    assert StagedArticle.objects.count() == 2


def test_a_batch_stopped_while_it_is_stored_keeps_what_it_has_and_the_rest_waits(import_client, editor):
    hand_over(import_client, ("甲.txt", TEXT.encode()), ("乙.txt", TEXT.replace("云台", "白河").encode()))
    batch = ImportBatch.objects.get()
    ImportBatch.objects.update(state=BatchState.STORING)
    batch.refresh_from_db()
    assert import_client.post(reverse("desk:import_stop", args=[batch.pk])).status_code == 302
    assert store_batch(batch=batch, user=editor).state == BatchState.READY
    assert not Article.objects.exists()
    assert "存为草稿（2 篇）" in import_client.get(reverse("desk:import_batch", args=[batch.pk])).text
    store(import_client, batch)
    assert Article.objects.count() == 2
    answer = import_client.post(reverse("desk:import_stop", args=[batch.pk]), follow=True)
    assert "已停下" not in answer.text


def test_files_that_were_never_read_keep_a_stored_batch_open(import_client):
    hand_over(import_client, ("甲.txt", TEXT.encode()), ("乙.txt", TEXT.replace("云台", "白河").encode()))
    batch = ImportBatch.objects.get()
    second = StagedFile.objects.get(position=1)
    second.articles.all().delete()
    StagedFile.objects.filter(pk=second.pk).update(state="waiting")
    answer = store(import_client, batch)
    assert "还有 1 个文件没有读" in answer.text
    import_client.post(reverse("desk:import_again", args=[batch.pk]))
    store(import_client, batch)
    assert Article.objects.count() == 2


def test_a_long_text_is_stored_in_the_background(import_client, monkeypatch):
    monkeypatch.setattr("intake.jobs.going_on.MOST_CHARACTERS_AT_ONCE", len(TEXT) // 2)
    hand_over(import_client, ("一.txt", TEXT.encode()))
    batch = ImportBatch.objects.get()
    store(import_client, batch)
    assert has_job(batch.pk)
    assert not Article.objects.exists()


def test_jobs_of_dead_workers_are_made_ready_again(import_client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    read_import.enqueue(999)
    job = DBTaskResult.objects.get()
    job.claim("gone")
    with alive("here"):
        job.claim("here")
        assert requeue_lost_jobs() == 0
    # As one that was killed leaves it.
    lock_path("here").touch()
    assert requeue_lost_jobs() == 1
    job.refresh_from_db()
    assert job.status == "READY"


def test_looking_at_a_batch_whose_worker_died_writes_nothing_and_offers_to_go_on(
    import_client, editor, settings, tmp_path
):
    settings.DATA_DIR = tmp_path
    batch = open_batch(uploads=[("甲.txt", TEXT.encode(), "")], user=editor)
    read_import.enqueue(batch.pk)
    job = DBTaskResult.objects.get()
    with alive("here"):
        job.claim("here")
        assert "接着做" not in import_client.get(reverse("desk:import_batch", args=[batch.pk])).text
    lock_path("here").touch()
    with CaptureQueriesContext(connection) as queries:
        page = import_client.get(reverse("desk:import_batch", args=[batch.pk])).text
    assert "接着做" in page
    assert [each["sql"] for each in queries if not each["sql"].startswith("SELECT")] == []
    import_client.post(reverse("desk:import_again", args=[batch.pk]))
    job.refresh_from_db()
    assert job.status == "READY"
