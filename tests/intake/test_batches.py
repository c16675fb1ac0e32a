"""A file of many articles is stored in portions: stopped, refused or killed between two of them, what stands is whole and
told, and the rest is stored later, once."""

import json

import pytest
from django.urls import reverse

from documents.actions.publication import publish_drafts, take_back_publications
from documents.models import Article, BatchState, ImportBatch, SourceFile, StagedArticle
from intake import batches
from intake.batches import store_batch, store_rows, waiting_articles
from intake.staging import begin_storing, join_to_previous, open_batch, read_batch, stop_batch
from measures.lexicon import current_lexicon
from regions.catalogue import load_gazetteer
from tests.factories import make_account, make_article, make_theme

ROWS = 5


@pytest.fixture
def user(db):
    make_theme("other", "其他")
    return make_account("bian", "编辑")


@pytest.fixture
def batch(user, monkeypatch):
    """A list of five articles, read and about to be stored two by two."""
    monkeypatch.setattr(batches, "PORTION", 2)
    rows = [{"标题": f"第{n}篇", "正文": f"第{n}件事：建设茶园。"} for n in range(ROWS)]
    data = "\n".join(json.dumps(row) for row in rows).encode()
    batch = open_batch(uploads=[("清单.jsonl", data, "")], user=user)
    read_batch(batch=batch, gazetteer=load_gazetteer())
    begin_storing(batch_pk=batch.pk, status="draft")
    batch.refresh_from_db()
    return batch


def store_first(batch, user):
    """The first portion alone, as a run leaves it that is killed before the second."""
    file = batch.files.get()
    rows = list(waiting_articles().filter(file=file).order_by("position")[: batches.PORTION])
    assert store_rows(file, rows, "draft", user, current_lexicon())


def assert_whole(batch):
    assert batch.state == BatchState.DONE
    assert SourceFile.objects.count() == 1
    placed = Article.objects.order_by("position_in_file").values_list("position_in_file", "title")
    assert list(placed) == [(n, f"第{n}篇") for n in range(ROWS)]
    assert not StagedArticle.objects.filter(stored=None).exists()
    assert batch.files.get().problem == ""


def test_all_portions_are_one_file(batch, user):
    assert_whole(store_batch(batch=batch, user=user))
    assert set(Article.history.values_list("history_user", flat=True)) == {user.pk}
    assert not Article.objects.filter(body_signature=None).exists()


def test_a_run_that_was_killed_between_portions_goes_on_with_the_rest(batch, user):
    store_first(batch, user)
    assert batch.files.get().state == "read"
    assert_whole(store_batch(batch=batch, user=user))


def test_what_stands_when_a_person_stops_is_told_and_the_rest_stays_open(batch, user, client):
    client.force_login(user)
    store_first(batch, user)
    page = reverse("desk:import_batch", args=[batch.pk])
    assert "已存入 2 / 5 篇" in client.get(page).text
    stop_batch(batch_pk=batch.pk)
    assert store_batch(batch=batch, user=user).state == BatchState.READY
    assert Article.objects.count() == 2
    text = client.get(page).text
    assert "已存入的 2 篇都在库中，是草稿；还有 3 篇没有存" in text
    assert "存为草稿（3 篇）" in text
    first, _, third = StagedArticle.objects.order_by("position")[:3]
    assert client.get(reverse("desk:staged_article", args=[first.pk])).status_code == 404
    assert join_to_previous(staged_article=third) is None
    client.post(reverse("desk:import_store", args=[batch.pk]), {"status": "draft"})
    batch.refresh_from_db()
    assert_whole(batch)


def test_what_cannot_be_stored_is_refused_before_the_first_portion(batch, user):
    make_article("第4件事：建设茶园。", title="先到的")
    assert store_batch(batch=batch, user=user).state == BatchState.READY
    assert Article.objects.count() == 1
    assert "先到的" in batch.files.get().problem
    assert "在此之前" not in batch.files.get().problem


def test_a_refusal_half_way_says_what_stands(batch, user, client):
    store_first(batch, user)
    twin = make_article("第3件事：建设茶园。", title="后来的")
    store_batch(batch=batch, user=user)
    problem = batch.files.get().problem
    assert "后来的" in problem
    assert "在此之前已存入的 2 篇仍在库中，其余 3 篇没有存入" in problem
    client.force_login(user)
    assert "来自同一个文件" not in client.get(reverse("desk:import_batch", args=[batch.pk])).text
    twin.delete()
    begin_storing(batch_pk=batch.pk, status="draft")
    assert_whole(store_batch(batch=ImportBatch.objects.get(), user=user))


def test_a_batch_that_came_in_portions_is_published_and_taken_back_as_one(batch, user):
    store_batch(batch=batch, user=user)
    pks = StagedArticle.objects.values_list("stored", flat=True)
    assert len(publish_drafts(pks=pks, user=user)) == ROWS
    assert len(take_back_publications(pks=pks, user=user)) == ROWS
    assert not Article.objects.exclude(status="draft").exists()
