"""Visitors read from a standby; a transaction, a form and whoever has a session read from the primary."""

from contextlib import suppress

import pytest
from django.db import OperationalError, connections, router, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from config import middleware
from config.middleware import StandbyMiddleware
from config.routing import is_reading_from_standby, reading_from
from config.standbys import MOST_LAG, Watch
from documents.models import Article


@pytest.fixture
def routed(settings):
    settings.STANDBYS = {"standby1": {}}
    settings.DATABASE_ROUTERS = ["config.routing.StandbyRouter"]


@pytest.fixture
def watch(monkeypatch):
    """One standby, which lacks nothing."""
    watch = Watch(["standby1"])
    watch.clock = 100.0
    monkeypatch.setattr("config.standbys.time.monotonic", lambda: watch.clock)
    watch.log.note(watch.clock - MOST_LAG, 10)
    watch.standbys["standby1"].note(watch.clock, 10)
    monkeypatch.setattr(middleware, "watch", lambda: watch)
    monkeypatch.setitem(connections.settings, "standby1", connections.settings["default"])
    yield watch
    with suppress(AttributeError):
        del connections["standby1"]


def answered(request, view):
    """Through the middleware, whose hook for what a view raises is called as Django does."""

    def get_response(request):
        try:
            return HttpResponse(view())
        except OperationalError as error:
            answer = asked.process_exception(request, error)
            return answer or HttpResponse("fault", status=500)

    asked = StandbyMiddleware(get_response)
    return asked(request)


def where():
    return router.db_for_read(Article)


@pytest.mark.usefixtures("routed")
def test_reads_go_where_they_are_sent_and_writes_to_the_primary():
    assert where() == "default"
    with reading_from("standby1"):
        assert (where(), router.db_for_write(Article)) == ("standby1", "default")
        assert is_reading_from_standby()
    assert where() == "default"


@pytest.mark.usefixtures("routed")
def test_inside_a_transaction_its_own_rows_are_read(db):
    with reading_from("standby1"), transaction.atomic():
        assert where() == "default"


@pytest.mark.usefixtures("routed")
def test_tables_are_made_on_the_primary_alone():
    assert router.allow_migrate("default", "documents")
    assert not router.allow_migrate("standby1", "documents")


@pytest.mark.usefixtures("routed", "watch")
@pytest.mark.parametrize(
    ("method", "cookies", "read"),
    [
        ("get", {}, "standby1"),
        ("head", {}, "standby1"),
        ("post", {}, "default"),
        ("get", {"sessionid": "x"}, "default"),
        ("get", {"xianjie_primary": "1"}, "default"),
    ],
)
def test_who_reads_where(method, cookies, read):
    request = getattr(RequestFactory(), method)("/")
    request.COOKIES = cookies
    response = answered(request, where)
    assert response.content.decode() == read
    assert ("xianjie_primary" in response.cookies) == (method == "post")


@pytest.mark.usefixtures("routed")
def test_a_page_that_a_standby_fails_in_comes_from_the_primary(watch):
    def view():
        if is_reading_from_standby():
            raise OperationalError("terminating connection")
        return where()

    response = answered(RequestFactory().get("/"), view)
    assert (response.status_code, response.content) == (200, b"default")
    assert watch.fit() == []


@pytest.mark.usefixtures("routed", "watch")
def test_what_fails_on_the_primary_is_a_fault_as_ever():
    def view():
        raise OperationalError("gone")

    assert answered(RequestFactory().post("/"), view).status_code == 500
