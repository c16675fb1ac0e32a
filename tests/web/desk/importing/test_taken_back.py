"""A batch that was stored as published is taken back as one, but for what was changed since."""

import pytest
from django.urls import reverse

from documents.actions.publication import publish_article
from documents.models import Article, ImportBatch
from intake.jobs.tasks import take_back_import
from tests.web.desk.importing.handing_over import TEXT, hand_over, store
from web.desk.importing import batches

pytestmark = pytest.mark.usefixtures("every_theme")


def take_back(client, batch):
    return client.post(reverse("desk:import_take_back", args=[batch.pk]), follow=True)


def test_what_was_stored_as_published_is_taken_back_as_one(client, reviewer):
    client.force_login(reviewer)
    hand_over(client, text=TEXT)
    batch = ImportBatch.objects.get()
    answer = store(client, batch, "published")
    assert "撤销这一批的发布（1 篇）" in answer.text
    answer = take_back(client, batch)
    assert "已撤销 1 篇文章的发布" in answer.text
    assert "撤销这一批的发布" not in answer.text
    assert Article.objects.get().status == "draft"


def test_what_was_changed_since_is_not_taken_back_and_told(client, reviewer):
    client.force_login(reviewer)
    hand_over(client, text=TEXT)
    store(client, ImportBatch.objects.get(), "published")
    article = Article.objects.get()
    article.title = "另一标题"
    article.save()
    answer = take_back(client, ImportBatch.objects.get())
    assert "有 1 篇不是您发布的，或发布以后又改过" in answer.text
    assert Article.objects.get().status == "published"


def test_an_editor_sees_no_way_to_take_back_a_publication(import_client, reviewer):
    hand_over(import_client, text=TEXT)
    batch = ImportBatch.objects.get()
    store(import_client, batch)
    Article.objects.get().history.update(history_user=reviewer)
    publish_article(article=Article.objects.get(), user=reviewer)
    ImportBatch.objects.update(status="published")
    answer = import_client.get(reverse("desk:import_batch", args=[batch.pk]))
    assert "撤销这一批的发布" not in answer.text
    assert take_back(import_client, batch).status_code == 403


def test_much_is_taken_back_in_the_background(client, reviewer, monkeypatch):
    monkeypatch.setattr(batches, "MOST_ARTICLES_AT_ONCE", 0)
    client.force_login(reviewer)
    hand_over(client, text=TEXT)
    batch = ImportBatch.objects.get()
    store(client, batch, "published")
    assert "正在后台撤销 1 篇" in take_back(client, batch).text
    take_back_import.call(batch.pk, reviewer.pk)
    assert Article.objects.get().status == "draft"
