"""What the log says of requests, and what it must never say: words that a person typed or that stand in the library."""

import io
import json
import logging
import re

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client

from config.logs import LEFT_OUT, JsonLines, WithRequest, message_of, places_of

NAME, ADDRESS, WORDS = "欧阳某", "203.0.113.66", "茶油合作社"
SECRETS = (NAME, ADDRESS, WORDS, "欧阳", "茶油", r"\u6b27", r"\u8336", "%E6%AC%A7", "%E8%8C%B6")


@pytest.fixture
def lines():
    """What the site's log would hold from here on, as JSON."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(WithRequest())
    handler.setFormatter(JsonLines())
    root, ours = logging.getLogger(), logging.getLogger("config.requests")
    before = ours.level
    root.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    ours.setLevel(before)


def told(stream):
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def record(name, message, *arguments):
    return logging.LogRecord(name, logging.WARNING, "/x/y.py", 7, message, arguments, None)


def test_what_others_put_together_is_left_out_whole():
    assert message_of(record("axes.signals", f"login of {NAME}")) == ""
    # A name that begins like ours is not ours.
    assert message_of(record("configuration", f"login of {NAME}")) == ""
    assert message_of(record("django.security.DisallowedHost", f"host {NAME}")) == ""
    assert message_of(record("config", ValueError(NAME))) == ""


def test_of_a_fixed_text_numbers_alone_are_shown():
    assert message_of(record("intake.jobs.tasks", "article %s: %s", 12, NAME)) == f"article 12: {LEFT_OUT}"
    assert message_of(record("intake", "%(pk)d by %(who)s", {"pk": 3, "who": NAME})) == f"3 by {LEFT_OUT}"
    # A text where a number was meant fails; the line does not.
    assert message_of(record("intake", "%d", NAME)) == "%d"


def test_a_request_is_one_line_with_its_pattern(client, world, lines):
    response = client.get(f"/articles/?q={WORDS}")
    (line,) = told(lines)
    assert line["request"] == response["X-Request-ID"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/articles/", 200)
    assert line["milliseconds"] > 0


def test_no_word_of_a_person_gets_into_the_log(world, lines, settings, monkeypatch):
    settings.BEHIND_PROXY = True
    account = User.objects.create_user(NAME, password="correct horse battery")
    client = Client(enforce_csrf_checks=False, raise_request_exception=False)
    client.defaults["HTTP_X_FORWARDED_FOR"] = ADDRESS
    client.get(f"/search/?q={WORDS}")
    client.get(f"/{NAME}/{WORDS}/")
    client.get(f"/regions/{NAME}/?q=%00{WORDS}")
    client.get("/", headers={"host": f"{NAME}.example", "referer": f"http://a/{WORDS}", "user-agent": NAME})
    client.get("/", headers={"x-request-id": NAME})
    client.generic(NAME.encode().hex(), "/")
    client.post("/check/", {"draft": WORDS})
    client.post("/articles/", {"q": WORDS})
    for _ in range(site.AXES_FAILURE_LIMIT + 1):
        client.post("/login/", {"username": NAME, "password": WORDS})
    client.force_login(account)
    client.get(world.tea.get_absolute_url())
    client.get("/source-files/1/")
    Client(enforce_csrf_checks=True).post(f"/login/?next=/{NAME}/", {"username": NAME})

    def fail(user):
        try:
            raise IntegrityError(f"Key (username)=({NAME}) already exists.")
        except IntegrityError as error:
            raise ValueError(f"{WORDS}: {error}") from error

    monkeypatch.setattr("documents.models.Article.objects.visible_to", fail)
    client.get(f"/articles/?q={WORDS}")
    found = told(lines)
    assert {line.get("status") for line in found} >= {200, 400, 403, 404, 429, 500}
    assert any(line["logger"].startswith("axes") for line in found)
    assert [words for words in (*SECRETS, world.tea.title) if words in lines.getvalue()] == []


def test_a_fault_is_told_by_classes_and_places(client, db, lines, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("documents.models.Article.objects.visible_to", lambda user: 1 / 0)
    response = client.get("/articles/")
    (fault,) = [line for line in told(lines) if line["level"] == "ERROR"]
    assert fault["errors"] == ["ZeroDivisionError"]
    assert re.fullmatch(r"tests/config/test_logs\.py:\d+ <lambda>", fault["trace"][-1])
    assert fault["trace"][0].startswith("django/core/handlers/")
    # Whoever tells of the page tells the number that finds the line.
    assert fault["request"] == response["X-Request-ID"]
    assert fault["request"] in response.text


def test_what_is_not_found_is_told_by_its_status_alone(client, db, lines):
    client.get(f"/{NAME}/")
    ours, djangos = told(lines)
    assert (ours["status"], djangos["status"], djangos["logger"]) == (404, 404, "django.request")
    assert "route" not in ours


def test_without_a_fault_there_are_no_places():
    assert list(places_of(None)) == []


@pytest.mark.parametrize("address", ["/nowhere/", "/?q=%00", "/source-files/1/"], ids=["404", "400", "403"])
def test_an_error_page_shows_its_number(staff_client, address):
    response = staff_client.get(address)
    assert response.status_code in {400, 403, 404}
    assert response["X-Request-ID"] in response.text


def test_a_form_without_token_shows_its_number(db):
    response = Client(enforce_csrf_checks=True).post("/login/", {})
    assert response["X-Request-ID"] in response.text


GIVEN = "9f8e7d6c-proxy.1"


@pytest.mark.parametrize(
    ("given", "is_behind_proxy", "is_taken"),
    [
        (GIVEN, True, True),
        # Without a proxy it is anybody's word.
        (GIVEN, False, False),
        ("", True, False),
        ("short", True, False),
        ("x" * 65, True, False),
        ("<script>alert(1)", True, False),
        ("12345678\n", True, False),
        (f"{WORDS}{WORDS}", True, False),
    ],
)
def test_the_proxys_number_is_taken_where_it_is_one(client, settings, db, given, is_behind_proxy, is_taken):
    settings.BEHIND_PROXY = is_behind_proxy
    number = client.get("/healthz", headers={"x-request-id": given})["X-Request-ID"]
    assert (number == given) is is_taken
    assert is_taken or re.fullmatch("[0-9a-f]{16}", number)


def test_two_requests_have_two_numbers(client, db):
    assert client.get("/healthz")["X-Request-ID"] != client.get("/healthz")["X-Request-ID"]


def test_a_static_file_has_a_number_and_no_line(client, lines):
    response = client.get("/static/css/base.css")
    # Read to its end, it closes its file.
    assert b"".join(response.streaming_content)
    assert response["X-Request-ID"]
    assert told(lines) == []
