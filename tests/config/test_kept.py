"""A page of a visitor is kept for the next one as long as nothing changes; nothing of anybody else is."""

import random
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.http import http_date

from config import kept
from documents.models import Article
from tests.factories import make_article

PAGES = ("/", "/search/?q=产业", "/articles/", "/measures/", "/matrix/", "/regions/", "/figures/", "/en/")
NOON = 1_700_000_000


@pytest.fixture
def clock(settings, monkeypatch):
    """Seconds that pass when the test says so."""
    settings.KEEP_SECONDS = 60
    clock = [100.0]
    monkeypatch.setattr("config.kept.time.monotonic", lambda: clock[0])
    monkeypatch.setattr("config.kept.time.time", lambda: NOON + clock[0])
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
def test_for_the_next_visitor_the_mark_alone_is_read(visitor, world, page, django_assert_num_queries):
    first = visitor(page)
    with django_assert_num_queries(1):
        second = visitor(page)
    assert first.content == second.content
    assert first["X-Request-ID"] != second["X-Request-ID"]
    assert "Content-Security-Policy" in second
    assert second["Cache-Control"] == "no-cache"
    assert visitor(page, headers={"if-none-match": second["ETag"]}).status_code == 304


@pytest.mark.django_db(transaction=True)
def test_what_is_published_is_shown_at_once(visitor):
    before = visitor("/articles/")
    make_article("全文。", title="刚公开的一篇")
    after = visitor("/articles/", headers={"if-none-match": before["ETag"]})
    assert "刚公开的一篇" in after.text


def test_what_is_none_of_a_visitors_business_leaves_pages_kept(visitor, world, django_assert_num_queries):
    visitor("/articles/")
    User.objects.create_user("newcomer")
    with django_assert_num_queries(1):
        visitor("/articles/")


@pytest.mark.django_db(transaction=True)
def test_what_was_published_while_a_page_was_made_is_not_hidden_by_it(clock):
    factory = RequestFactory()
    made = []

    def slow_page(request):
        answer = HttpResponse(str(Article.objects.count()))
        if len(made) < 2:
            make_article(f"第{len(made)}篇。")
        made.append(answer)
        return answer

    process = kept.KeptPagesMiddleware(slow_page)
    shown = [process(factory.get("/articles/")).content for _ in range(4)]
    # The third is made while nobody publishes, and kept.
    assert (shown, len(made)) == ([b"0", b"1", b"2", b"2"], 3)


def test_after_a_minute_or_at_midnight_it_is_made_anew(
    visitor, clock, world, django_assert_num_queries, monkeypatch
):
    visitor("/regions/")
    clock[0] += 59
    with django_assert_num_queries(1):
        visitor("/regions/")
    clock[0] += 1
    with pytest.raises(pytest.fail.Exception), django_assert_num_queries(1):
        visitor("/regions/")
    monkeypatch.setattr("config.kept.localdate", lambda: date(2030, 1, 1))
    with pytest.raises(pytest.fail.Exception), django_assert_num_queries(1):
        visitor("/regions/")


@pytest.mark.django_db(transaction=True)
def test_a_date_is_told_from_the_second_after_and_holds_while_the_page_does(visitor, clock):
    assert "Last-Modified" not in visitor("/articles/")
    clock[0] += 0.9
    assert "Last-Modified" not in visitor("/articles/")
    clock[0] += 1
    told = visitor("/articles/")["Last-Modified"]
    assert told == http_date(NOON + 101)
    assert visitor("/articles/", headers={"if-modified-since": told}).status_code == 304
    make_article("全文。", title="刚公开的一篇")
    assert visitor("/articles/", headers={"if-modified-since": told}).status_code == 200
    clock[0] += 2
    assert visitor("/articles/", headers={"if-modified-since": told}).status_code == 200


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


@pytest.mark.parametrize("cookie", ["sessionid", "xianjie_primary", "messages"])
def test_who_brings_a_cookie_of_ours_is_answered_by_the_site(visitor, world, cookie):
    visitor("/articles/")
    assert "ETag" not in visitor("/articles/", headers={"cookie": f"{cookie}=x"})


def test_who_was_given_a_form_is_shown_what_is_kept_and_leaves_nothing(visitor, world):
    with_form = {"cookie": "csrftoken=x"}
    assert "ETag" not in visitor("/articles/", headers=with_form)
    made = visitor("/articles/")
    assert visitor("/articles/", headers=with_form)["ETag"] == made["ETag"]


@pytest.mark.parametrize(
    "page",
    [
        "/login/",
        "/check/",
        "/healthz",
        "/nowhere/",
        "/articles/feed.atom",
        "/articles/export.csv",
        "/downloads/",
    ],
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
    request = RequestFactory().get("/")
    assert kept.may_be_kept(request, HttpResponse("a", headers={"Vary": "Cookie"}))
    assert not kept.may_be_kept(request, HttpResponse("a", headers=headers))


def test_what_was_shown_longest_ago_makes_room(clock, monkeypatch, db):
    made = []

    def page(request):
        made.append(request.path)
        return HttpResponse(random.randbytes(1000))

    process = kept.KeptPagesMiddleware(page)
    monkeypatch.setattr(kept, "MOST_KEPT_BYTES", 2_500)
    for path in ("/a", "/b", "/a", "/c", "/a", "/b", "/c"):
        process(RequestFactory().get(path))
    # c pushed out b, b pushed out c.
    assert made == ["/a", "/b", "/c", "/b", "/c"]
