"""Who is let in, with which key, how often; and how the owner of an account keeps its keys."""

import pytest
from django.test import Client

from web.accounts.keys import make_key
from web.accounts.models import ApiKey, Event


@pytest.fixture
def reader(django_user_model, db):
    return django_user_model.objects.create_user("reader", password=None)


def read(token="", path="/api/v1/themes"):
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return Client().get(path, headers=headers)


def test_a_closed_site_lets_in_by_key_alone(reader, settings):
    token = make_key(user=reader, name="月报")
    assert read().status_code == 200
    settings.REQUIRE_LOGIN = True
    for path in ("/api/v1/themes", "/api/openapi.json"):
        refused = read(path=path)
        assert (refused.status_code, refused["Content-Type"]) == (401, "application/problem+json")
        assert refused["WWW-Authenticate"].startswith("Bearer")
        assert read(token, path).status_code == 200
    assert Client().get("/api/docs").headers["Location"].startswith("/login/")


def test_a_key_ends_with_its_account_and_when_it_is_revoked(reader):
    token, other = make_key(user=reader, name="月报"), make_key(user=reader, name="年报")
    assert token not in {each.digest for each in ApiKey.objects.all()}
    assert read(token[:-1]).status_code == 401
    client = Client()
    client.force_login(reader)
    client.post(f"/account/keys/{ApiKey.objects.get(name='月报').pk}/revoke/")
    assert (read(token).status_code, read(other).status_code) == (401, 200)
    reader.is_active = False
    reader.save()
    assert read(other).status_code == 401


def test_a_key_is_shown_once_to_whoever_made_it(reader, client, django_user_model):
    client.force_login(reader)
    page = client.post("/account/keys/", {"name": "处室的脚本"})
    token = page.context["token"]
    assert token in page.text
    assert read(token).status_code == 200
    account = client.get("/account/").text
    assert "处室的脚本" in account
    assert token not in account
    assert Event.objects.filter(kind="key").count() == 1
    stranger = Client()
    stranger.force_login(django_user_model.objects.create_user("other", password=None))
    assert stranger.post(f"/account/keys/{ApiKey.objects.get().pk}/revoke/").status_code == 404
    assert "请写明" in client.post("/account/keys/", {"name": " "}, follow=True).text


def test_who_asks_too_often_is_told_when_to_ask_again(reader, settings, monkeypatch):
    settings.API_RATE, settings.API_KEY_RATE = 2, 3
    monkeypatch.setattr("web.minutes.time.time", lambda: 1_000_000_010)
    token = make_key(user=reader, name="月报")
    assert [read().status_code for _ in range(3)] == [200, 200, 429]
    answers = [read(token) for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert answers[-1]["Retry-After"] == "10"
    monkeypatch.setattr("web.minutes.time.time", lambda: 1_000_000_020)
    assert read().status_code == 200


def test_what_is_no_operation_is_a_problem_too(client, db):
    for answer, status in (
        (client.get("/api/v1/poems"), 404),
        (client.get("/api/v1/themes?fields=%00"), 400),
        (client.post("/api/v1/themes"), 405),
        (client.get("/api/v1/articles/abc"), 404),
    ):
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        assert answer.json()["status"] == status
    assert client.head("/api/v1/themes").status_code == 200
