"""What every answer tells the browser to keep to."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User

PASSWORD = "qingling-2024-cha"
DOCUMENT = Path(settings.BASE_DIR) / "docs" / "security.md"


@pytest.mark.parametrize("address", ["/", "/login/", "/search/?q=茶", "/none/"])
def test_pages_run_nothing_of_others_and_stand_in_no_frame(client, db, address):
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert not any(name.startswith("Access-Control") for name in headers)


def test_the_cookie_of_a_session_is_new_and_out_of_reach_of_scripts(client, db):
    User.objects.create_user("lin", password=PASSWORD)
    client.get("/login/")
    answer = client.post("/login/", {"username": "lin", "password": PASSWORD})
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    key = cookie.value
    client.post("/logout/")
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert client.get("/account/").status_code == 302


def test_every_test_that_the_security_document_names_is_there():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", DOCUMENT.read_text(encoding="utf-8"))
    assert len(named) > 30
    missing = []
    for path, function in named:
        file = Path(settings.BASE_DIR) / path
        if not file.exists() or (function and f"def {function}(" not in file.read_text(encoding="utf-8")):
            missing.append(f"{path}::{function}")
    assert missing == []
