"""What the owner of an account sees and ends; idle sessions; the brake on lists of names; the log."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.web.accounts.conftest import PASSWORD
from web.accounts import signing_in
from web.accounts.models import Event
from web.accounts.roles import REVIEWER

NEW = "baihe-2025-mian"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def kinds(**filters):
    return list(Event.objects.filter(**filters).order_by("pk").values_list("kind", flat=True))


def test_own_sessions_are_listed_and_the_others_ended(client, editor, sign_in):
    other, stranger = Client(), Client()
    sign_in(client, editor)
    sign_in(other, editor, **{"user-agent": FIREFOX})
    page = client.get("/account/")
    assert len(page.context["sessions"]) == 2
    assert "Firefox · Linux" in page.text
    assert client.post("/account/sessions/").status_code == 302
    assert other.get("/account/").headers["Location"].startswith("/login/")
    assert client.get("/account/").status_code == 200
    assert stranger.post("/account/sessions/").headers["Location"].startswith("/login/")


def test_a_changed_password_ends_the_other_sessions(client, editor, sign_in):
    other = Client()
    sign_in(client, editor)
    sign_in(other, editor)
    wrong = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    assert client.post("/account/password/", wrong).status_code == 400
    assert client.post("/account/password/", {**wrong, "old_password": PASSWORD}).status_code == 302
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    assert sign_in(Client(), editor, NEW).status_code == 302


def test_an_idle_session_ends(client, settings, editor, sign_in, monkeypatch):
    sign_in(client, editor)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + settings.IDLE_MINUTES * 60 - 1)
    assert client.get("/desk/").status_code == 200
    # That was a use of it.
    monkeypatch.setattr(time, "time", lambda: now + settings.IDLE_MINUTES * 60 + 100)
    assert client.get("/desk/").status_code == 200
    monkeypatch.setattr(time, "time", lambda: now + settings.IDLE_MINUTES * 180)
    assert client.get("/desk/").headers["Location"].startswith("/login/")


def test_one_password_on_many_names_is_braked(client, editor, sign_in, settings):
    settings.AXES_FAILURE_LIMIT = 8
    for number in range(signing_in.MOST_NAMES):
        data = {"username": f"name-{number}", "password": "spring-2024!"}
        assert client.post("/login/", data).status_code == 200
    answer = sign_in(client, editor)
    assert answer.status_code == 429
    assert "太多个用户名" in answer.text


def test_the_admin_has_no_door_of_its_own(client, db, editor, sign_in):
    answer = client.get("/admin/login/?next=/admin/")
    assert answer.headers["Location"] == "/login/?next=%2Fadmin%2F"
    assert client.post("/admin/login/", {"username": "bian", "password": PASSWORD}).status_code == 405


def test_signing_in_and_out_stands_in_the_log(client, editor, sign_in):
    sign_in(client, editor, "wrong")
    sign_in(client, editor)
    client.post("/logout/")
    assert kinds(name="bian") == ["refused", "sign_in", "sign_out"]
    assert set(Event.objects.values_list("address", flat=True)) == {"127.0.0.1"}
    assert not Event.objects.filter(detail__contains="wrong").exists()


def test_exports_and_hidden_texts_stand_in_the_log(client, world, editor, sign_in):
    sign_in(client, editor)
    client.get("/articles/export.csv?q=茶园")
    client.get(f"/desk/review/{world.draft.pk}/")
    client.get("/admin/measures/measure/")
    client.get("/articles/")
    assert kinds()[1:] == ["export", "read", "read"]
    assert "export.csv" in Event.objects.get(kind="export").detail


def test_what_a_visitor_takes_away_stands_in_the_log_without_what_he_looked_for(client, world):
    client.get("/articles/export.csv?q=茶园")
    client.get("/articles/")
    (event,) = Event.objects.all()
    assert (event.kind, event.name, event.detail) == ("export", "访客", "/articles/export.csv")


def test_a_refusal_stands_in_the_log(client, world, editor, sign_in):
    sign_in(client, editor)
    assert client.post(f"/desk/article/{world.tea.pk}/withdraw/").status_code == 403
    assert "withdraw" in Event.objects.get(kind="refused").detail


def test_a_change_of_roles_stands_in_the_log(client, manager, editor, sign_in):
    sign_in(client, manager)
    groups = [Group.objects.get(name=REVIEWER).pk]
    data = {
        "username": "bian",
        "is_active": "on",
        "groups": groups,
        "date_joined_0": "2024-01-01",
        "date_joined_1": "0:00",
    }
    assert client.post(f"/admin/auth/user/{editor.pk}/change/", data).status_code == 302
    assert Event.objects.get(kind="roles").detail == "bian（启用）：编辑 → 审核"


@pytest.mark.parametrize("how", ["command", "first line of a day"])
def test_old_lines_go(client, editor, sign_in, settings, how, monkeypatch):
    Event.objects.create(kind="sign_in", name="old")
    Event.objects.update(at=timezone.now() - timedelta(days=settings.LOG_DAYS + 1))
    Event.objects.create(kind="sign_in", name="young")
    if how == "command":
        call_command("prune_log")
    else:
        monkeypatch.setattr("web.accounts.log._pruned_on", None)
        sign_in(client, editor)
    assert not Event.objects.filter(name="old").exists()
    assert Event.objects.filter(name="young").exists()


def test_managers_read_the_log_and_nobody_changes_it(client, manager, editor, sign_in):
    sign_in(client, manager)
    line = Event.objects.first()
    assert "安全日志" in client.get("/admin/accounts/event/").text
    assert client.get(f"/admin/accounts/event/{line.pk}/change/").status_code == 200
    for address in (f"/admin/accounts/event/{line.pk}/delete/", "/admin/accounts/event/add/"):
        assert client.get(address).status_code == 403
    other = Client()
    sign_in(other, editor)
    assert other.get("/admin/accounts/event/").status_code == 403
