"""A page of a visitor is kept for the next one for a moment; nothing of anybody else is."""

import pytest
from django.http import HttpResponse
from django.test import Client

from config import kept
from tests.factories import make_article

PAGES = ("/", "/search/?q=产业", "/articles/", "/measures/", "/matrix/", "/regions/", "/figures/", "/en/")


@pytest.fixture
def clock(settings, monkeypatch):
    """Seconds that pass when the test says so."""
    settings.KEEP_SECONDS = 1
    clock = [100.0]
    monkeypatch.setattr("config.kept.time.monotonic", lambda: clock[0])
    return clock


@pytest.fixture
def visitor(clock):
    """Every visitor of a test comes to the same process."""
    process = Client()

    def visit(address, **headers):
        process.cookies.clear()
        return process.get(address, **headers)

    return visit


@pytest.mark.parametrize("page", PAGES)
def test_the_next_visitor_is_asked_for_nothing(visitor, world, page, django_assert_num_queries):
    first = visitor(page)
    with django_assert_num_queries(0):
        second = visitor(page)
    assert first.content == second.content
    assert first["X-Request-ID"] != second["X-Request-ID"]
    assert "Content-Security-Policy" in second
    assert visitor(page, headers={"if-none-match": second["ETag"]}).status_code == 304


def test_after_a_second_it_is_made_anew(visitor, clock, world):
    visitor("/articles/")
    make_article("全文。", title="刚公开的一篇")
    assert "刚公开的一篇" not in visitor("/articles/").text
    clock[0] += 1
    assert "刚公开的一篇" in visitor("/articles/").text


def test_a_page_is_kept_by_address_host_and_preferences(visitor, world, settings):
    settings.ALLOWED_HOSTS = ["a.example", "b.example"]
    assert "a.example" in visitor("/articles/", headers={"host": "a.example"}).text
    assert "a.example" not in visitor("/articles/", headers={"host": "b.example"}).text
    dark = visitor("/articles/", headers={"host": "a.example", "cookie": "preferences=dark.2025.1"})
    assert 'content="dark"' in dark.text
    assert 'content="dark"' not in visitor("/articles/", headers={"host": "a.example"}).text


def test_who_is_signed_in_is_shown_nothing_kept_and_leaves_nothing(visitor, staff, world):
    visitor("/articles/?status=draft")
    process = Client()
    process.force_login(staff)
    own = process.get("/articles/?status=draft")
    assert "ETag" not in own
    assert own["Cache-Control"] == "private, no-store"
    assert "编辑台" not in visitor("/articles/?status=draft").text


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "xianjie_primary", "messages"])
def test_who_brings_a_cookie_of_ours_is_answered_by_the_site(visitor, world, cookie):
    visitor("/articles/")
    assert "ETag" not in visitor("/articles/", headers={"cookie": f"{cookie}=x"})


@pytest.mark.parametrize(
    "page", ["/login/", "/check/", "/healthz", "/nowhere/", "/articles/feed.atom", "/articles/export.csv"]
)
def test_forms_files_and_errors_are_not_kept(visitor, world, page):
    assert "ETag" not in visitor(page)


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "no-cache"},
        {"Vary": "Cookie, Accept-Language"},
        {"Content-Type": "application/json"},
    ],
)
def test_what_varies_or_says_how_it_is_kept_is_not(headers):
    assert kept.may_be_kept(HttpResponse("a", headers={"Vary": "Cookie"}))
    assert not kept.may_be_kept(HttpResponse("a", headers=headers))


def test_no_more_than_so_many_are_kept(visitor, world, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(kept, "MOST_KEPT", 1)
    visitor("/articles/")
    visitor("/measures/")
    with django_assert_num_queries(0):
        visitor("/articles/")
