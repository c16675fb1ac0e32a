"""What the service manager asks."""

from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from config import readiness
from documents.models import ArticleIndex
from documents.search.models import IndexState


def test_it_answers_while_the_database_does(client, db):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_it_says_when_the_database_is_gone(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)
    assert client.get("/healthz").status_code == 503


def problems_of(client):
    response = client.get("/readyz")
    found = response.json()["problems"]
    assert response.status_code == (503 if found else 200)
    return found


def test_a_site_in_order_is_ready(client, world):
    assert problems_of(client) == []


def test_a_missing_migration_is_named(client, db):
    MigrationRecorder.Migration.objects.filter(app="measures").last().delete()
    (problem,) = problems_of(client)
    assert "migrate" in problem


def test_an_index_that_is_not_built_is_named(client, world):
    ArticleIndex.objects.all().delete()
    (problem,) = problems_of(client)
    assert "还没有建立" in problem


def test_an_index_of_another_dictionary_is_named(client, world):
    IndexState.objects.update(fingerprint="another")
    answer = client.get("/readyz")
    # Searches go on meanwhile.
    assert answer.status_code == 200
    assert all("另一版词典" in warning for warning in answer.json()["warnings"])
    assert len(answer.json()["warnings"]) == 2


def test_a_missing_model_is_named(client, db, tmp_path, monkeypatch):
    (tmp_path / "themes.toml").write_text("")
    monkeypatch.setattr(readiness, "MODELS", tmp_path)
    assert "缺模型文件 themes.npz，请重新安装本程序。" in problems_of(client)


def test_a_full_disk_is_named(client, db, monkeypatch):
    monkeypatch.setattr(readiness, "LEAST_FREE_BYTES", 1 << 60)
    (problem,) = problems_of(client)
    assert "磁盘" in problem


def test_a_database_that_is_gone_is_named(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)
    assert problems_of(client) == ["数据库没有应答。"]
