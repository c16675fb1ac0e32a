"""Forms, searches and files of one account, or of one address without one, are counted by the minute."""

import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def slow(settings, monkeypatch):
    settings.PERSON_RATE, settings.ADDRESS_RATE = 3, 5
    monkeypatch.setattr("web.accounts.braking.PAGES_A_FILE", 3)
    # All within one minute.
    monkeypatch.setattr("web.minutes.time.time", lambda: 600.0)
    cache.clear()
    yield
    cache.clear()


def statuses(client, address, count, **form):
    ask = client.post if form else client.get
    return [ask(address, form or None).status_code for _ in range(count)]


def test_a_visitor_pages_without_end_and_searches_so_many_times(client, world):
    assert statuses(client, "/articles/", 8) == [200] * 8
    assert statuses(client, "/search/?q=产业", 7) == [200] * 5 + [429] * 2
    assert statuses(client, "/search/suggest/?q=产", 1) == [200]
    # Whoever sits behind another address is another one.
    assert client.get("/search/?q=产业", REMOTE_ADDR="10.0.0.9").status_code == 200


def test_files_cost_more_than_pages(client, world):
    assert statuses(client, "/measures/export.csv", 3) == [200, 429, 429]


def test_an_account_is_counted_by_itself(staff_client, world):
    assert statuses(staff_client, "/search/?q=产业", 4) == [200] * 3 + [429]
    assert statuses(Client(), "/search/?q=产业", 1) == [200]


def test_forms_are_counted_and_what_is_too_much_is_not_done(staff_client, staff):
    for _ in range(3):
        staff_client.post("/account/name/", {"last_name": "甲"})
    answer = staff_client.post("/account/name/", {"last_name": "乙"})
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert "请 60 秒后再试" in answer.text
    staff.refresh_from_db()
    assert staff.last_name == "甲"


def test_the_api_counts_apart(client, world):
    statuses(client, "/search/?q=产业", 6)
    assert client.get("/api/v1/articles?q=产业").status_code == 200
