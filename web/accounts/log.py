"""Writes to the log. A line that cannot be written must keep nobody from working."""

import logging
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone

from web.accounts.models import Event, EventKind
from web.client_address import client_address

logger = logging.getLogger(__name__)
_pruned_on: date | None = None


def log(
    request: HttpRequest | None, kind: EventKind, detail: str = "", *, name: str = "", user: Any = None
) -> None:
    """`user` is whose doing it was, the request's own unless another is named; `name` where nobody is signed in."""
    user = user or (request.user if request is not None else None)
    account = user if user is not None and user.is_authenticated else None
    try:
        Event.objects.create(
            kind=kind,
            account=account,
            name=(account.get_username() if account else name)[:150],
            address=client_address(request)[:64] if request is not None else "",
            detail=detail[:300],
        )
        remove_old_lines_once_a_day()
    except DatabaseError:
        logger.exception("line of the log: %s", kind)


def remove_old_lines_once_a_day() -> None:
    """By whichever process writes first on a day; `manage.py prune_log` does it at once."""
    global _pruned_on  # noqa: PLW0603 - a day a process
    today = timezone.localdate()
    if _pruned_on != today:
        _pruned_on = today
        remove_old_lines()


def remove_old_lines() -> int:
    """Remove what is older than the settings want kept; return how many lines."""
    limit = timezone.now() - timedelta(days=settings.LOG_DAYS)
    return Event.objects.filter(at__lt=limit).delete()[0]
