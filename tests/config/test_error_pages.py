"""Chinese pages for what goes wrong; the one for our own faults stands without the frame of the site."""

import pytest
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client


def test_unknown_address(client, db):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.text


def test_request_for_a_strange_host(client, db):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "无法识别这个请求" in response.text


def test_form_without_token(db):
    response = Client(enforce_csrf_checks=True).post("/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "表单已失效" in response.text


@pytest.mark.django_db(transaction=False)
def test_forbidden_page_names_the_account(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))
    response = client.get("/source-files/1/")
    assert response.status_code == 403
    assert "reader" in response.text


def test_our_own_fault_stands_alone():
    text = render_to_string("500.html")
    assert "出错了" in text
    assert "<nav" not in text


@pytest.fixture
def broken(client, monkeypatch, db):
    client.raise_request_exception = False
    monkeypatch.setattr("documents.models.Article.objects.visible_to", lambda user: 1 / 0)
    return client


@pytest.mark.parametrize(
    ("address", "words"), [("/articles/", "数据库这会儿没有应答"), ("/api/v1/articles", "请过几秒再试")]
)
def test_a_database_that_is_away_asks_for_patience(client, db, monkeypatch, address, words):
    def refuse(user):
        raise OperationalError("server closed the connection unexpectedly")

    client.raise_request_exception = False
    monkeypatch.setattr("documents.models.Article.objects.visible_to", refuse)
    response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert words in response.text
    assert "unexpectedly" not in response.text


def write_where_no_room_is_left():
    """The database's own refusal: SQLite is let have no more pages, PostgreSQL says so with its code."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("DO $$ BEGIN RAISE SQLSTATE '53100'; END $$")
        cursor.execute("PRAGMA max_page_count = 1")
        try:
            cursor.execute("CREATE TABLE large AS SELECT randomblob(10000000) AS bytes")
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.parametrize(
    ("address", "words"), [("/articles/", "也没有只存一半"), ("/api/v1/articles", "多半是满了")]
)
def test_a_full_disk_says_whom_to_tell(client, db, monkeypatch, address, words):
    client.raise_request_exception = False
    monkeypatch.setattr(
        "documents.models.Article.objects.visible_to", lambda user: write_where_no_room_is_left()
    )
    response = client.get(address)
    assert response.status_code == 503
    assert words in response.text
    assert "Retry-After" not in response


def test_fault_in_a_view_shows_no_trace(broken):
    response = broken.get("/articles/")
    assert response.status_code == 500
    assert "ZeroDivisionError" not in response.text
    assert "出错了" in response.text


@pytest.mark.parametrize(
    "address", ["/compare/?region=%00", "/articles/?q=a%00b", "/regions/44%000/", "/?%00=1"]
)
def test_a_nul_in_the_address_is_no_fault_of_ours(client, db, address):
    response = client.get(address)
    assert response.status_code == 400
    assert "无法识别这个请求" in response.text


def test_a_nul_in_a_form_is_no_fault_of_ours(client, db):
    assert client.post("/check/", {"draft": "起草\x00的稿件"}).status_code == 400


def test_fault_in_an_operation_is_a_problem_for_programs(broken):
    response = broken.get("/api/v1/articles")
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert "ZeroDivisionError" not in response.text
    assert "服务器出错了" in response.json()["detail"]
