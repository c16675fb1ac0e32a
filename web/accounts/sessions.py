"""The open sessions of an account: what is known of each, and how they end."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth import SESSION_KEY, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from web.client_address import client_address

BEGUN, SEEN, FACTOR, FROM, WITH = "begun", "seen", "factor", "from", "with"
PASSED = "passed"
# How often a session notes that it is used.
NOTE_EVERY = 60  # seconds
KNOWN_AGENTS = ("Edg", "Firefox", "Chrome", "Safari")
KNOWN_SYSTEMS = ("Windows", "Android", "iPhone", "Mac OS", "Linux")


@dataclass(frozen=True, slots=True)
class OpenSession:
    key: str
    begun: datetime | None
    seen: datetime | None
    address: str
    agent: str


def begin(request: HttpRequest) -> None:
    """Note in the session that just began when, from where and with what."""
    now = time.time()
    agent = request.headers.get("User-Agent", "")
    browser = next((name for name in KNOWN_AGENTS if name in agent), "")
    system = next((name for name in KNOWN_SYSTEMS if name in agent), "")
    request.session.update(
        {
            BEGUN: now,
            SEEN: now,
            FROM: client_address(request),
            WITH: " · ".join(filter(None, (browser, system))),
        }
    )


def is_idle(session: SessionBase) -> bool:
    return time.time() - session.get(SEEN, time.time()) > settings.IDLE_MINUTES * 60


def note_use(session: SessionBase) -> None:
    if SEEN in session and time.time() - session[SEEN] > NOTE_EVERY:
        session[SEEN] = time.time()


def open_sessions(user: User) -> Iterator[OpenSession]:
    """Those of the account, the last used first. Every session of the site is looked into: hundreds, and seldom."""
    found = []
    for row in Session.objects.filter(expire_date__gt=timezone.now()):
        data = row.get_decoded()
        if data.get(SESSION_KEY) == str(user.pk):
            found.append(
                OpenSession(
                    row.session_key,
                    moment(data.get(BEGUN)),
                    moment(data.get(SEEN)),
                    data.get(FROM, ""),
                    data.get(WITH, ""),
                )
            )
    yield from sorted(found, key=lambda each: each.seen or timezone.now(), reverse=True)


def end_sessions(*, user: User, but: str | None = None) -> int:
    """Sign the account out everywhere, but for one session; return how many ended."""
    keys = [each.key for each in open_sessions(user) if each.key != but]
    return Session.objects.filter(session_key__in=keys).delete()[0]


def change_password(request: HttpRequest, form: PasswordChangeForm) -> None:
    """The other sessions end with the old password."""
    form.save()
    update_session_auth_hash(request, request.user)


def moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, tz=timezone.get_current_timezone()) if seconds else None
