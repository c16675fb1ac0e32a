"""Whose wrong passwords are counted together: those for one name from one address."""

from django.conf import settings
from django.http import HttpRequest

MOST_NAME = 255


def client_address(request: HttpRequest) -> str:
    """The peer's address; behind our proxy the one that the proxy saw, which it appends last.

    What stands before it was sent by the client and may be anything.
    """
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return seen.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def typed_name(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """The name as it was typed, up to what the table of failures holds."""
    name = (credentials or {}).get("username") or request.POST.get("username") or ""
    return name[:MOST_NAME]
