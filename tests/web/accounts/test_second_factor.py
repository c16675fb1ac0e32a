"""A code of the phone beside the password: asked for everywhere, once each, and never to be guessed."""

import re
import time

import pyotp
import pytest
from django.test import Client

from tests.web.accounts.conftest import PASSWORD
from web.accounts import factor
from web.accounts.models import Event, RecoveryCode, SecondFactor


def code_of(user, step=0):
    return pyotp.TOTP(SecondFactor.objects.get(user=user).secret).at(time.time() + 30 * step)


@pytest.fixture
def enrolled(client, reviewer, sign_in):
    """The reviewer with a second factor, and the recovery codes that the page showed."""
    sign_in(client, reviewer)
    secret = re.sub(r"\s", "", client.get("/account/factor/").context["secret"])
    data = {"code": pyotp.TOTP(secret).now(), "password": PASSWORD}
    page = client.post("/account/factor/", data)
    codes = page.context["codes"]
    assert all(code in page.text for code in codes)
    # The code that enrolled is used up; what follows needs the next.
    SecondFactor.objects.update(last_step=0)
    return codes


def test_enrolling_wants_the_password_and_a_right_code(client, reviewer, sign_in):
    sign_in(client, reviewer)
    page = client.get("/account/factor/")
    secret = re.sub(r"\s", "", page.context["secret"])
    assert page.context["address"].startswith("otpauth://totp/")
    assert "<svg" in page.text
    for data in (
        {"code": pyotp.TOTP(secret).now(), "password": "wrong"},
        {"code": "000", "password": PASSWORD},
    ):
        assert client.post("/account/factor/", data).status_code == 400
    assert not SecondFactor.objects.exists()


def test_after_the_password_nothing_is_reached_before_the_code(enrolled, reviewer, sign_in):
    client = Client()
    sign_in(client, reviewer)
    for address in ("/", "/desk/", "/admin/", "/account/", "/account/factor/", "/articles/", "/login/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/account/code/")
    assert client.post("/account/factor/off/", {"password": PASSWORD}).status_code == 302
    assert SecondFactor.objects.exists()
    answer = client.post("/account/code/", {"code": code_of(reviewer), "next": "/desk/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    assert client.get("/desk/").status_code == 200


def test_a_code_opens_once(enrolled, reviewer, sign_in):
    code = code_of(reviewer)
    first, second = Client(), Client()
    sign_in(first, reviewer)
    sign_in(second, reviewer)
    assert first.post("/account/code/", {"code": code}).status_code == 302
    assert second.post("/account/code/", {"code": code}).status_code == 400


def test_the_way_on_stays_on_the_site(enrolled, reviewer, sign_in):
    client = Client()
    sign_in(client, reviewer)
    answer = client.post("/account/code/", {"code": code_of(reviewer), "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/account/"


def test_a_recovery_code_opens_once(enrolled, reviewer, sign_in):
    for expected in (302, 400):
        client = Client()
        sign_in(client, reviewer)
        assert client.post("/account/code/", {"code": enrolled[0].upper()}).status_code == expected
    assert RecoveryCode.objects.filter(used_at=None).count() == factor.RECOVERY_CODES - 1
    assert not RecoveryCode.objects.filter(digest__in=enrolled).exists()


def test_codes_cannot_be_guessed(enrolled, reviewer, sign_in):
    client = Client()
    sign_in(client, reviewer)
    for code in ("000000", "١٢٣٤٥٦", "一二三四五六", "1" * 20, "abcdef"):
        assert client.post("/account/code/", {"code": code}).status_code == 400
    answer = client.post("/account/code/", {"code": code_of(reviewer)})
    assert answer.status_code == 400
    assert "已暂停" in answer.text


def test_the_site_may_want_it_of_those_who_publish_or_manage(
    client, settings, editor, reviewer, manager, sign_in
):
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client, editor)
    assert client.get("/desk/").status_code == 200
    for user in (reviewer, manager):
        client = Client()
        sign_in(client, user)
        for address in ("/desk/", "/", "/admin/"):
            assert client.get(address).headers["Location"].startswith("/account/factor/?next=")


def test_it_is_not_turned_off_where_it_is_wanted(client, settings, enrolled, reviewer):
    settings.REQUIRE_SECOND_FACTOR = True
    client.post("/account/factor/off/", {"password": PASSWORD})
    assert SecondFactor.objects.exists()
    settings.REQUIRE_SECOND_FACTOR = False
    client.post("/account/factor/off/", {"password": "wrong"})
    assert SecondFactor.objects.exists()
    client.post("/account/factor/off/", {"password": PASSWORD})
    assert not SecondFactor.objects.exists()


def test_a_manager_resets_it_and_the_account_is_signed_out(client, enrolled, reviewer, manager, sign_in):
    boss = Client()
    sign_in(boss, manager)
    boss.post("/admin/auth/user/", {"action": "take_factor_away", "_selected_action": reviewer.pk})
    assert not SecondFactor.objects.exists()
    assert client.get("/desk/").headers["Location"].startswith("/login/")
    assert Event.objects.filter(kind="factor", name="guan", detail__contains="shen").exists()
