"""Pages that were made for a visitor a moment ago, kept for the next one: a page that everybody opens at once is made once.

Kept by each process for `XIANJIE_KEEP_SECONDS`, so that a visitor sees what was published that much later at most. Nothing of
somebody who has a session is kept or shown from here, nor what holds a form's token, sets a cookie or says how long it may be kept.
"""

import hashlib
import time
from collections.abc import Callable
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from config.middleware import OWN_WRITES_COOKIE
from web.accounts.preferences import COOKIE as PREFERENCES_COOKIE

MOST_KEPT = 300  # pages, of 240 kB at most
# What a page may depend on besides its address: the cookie of preferences stands in the key.
VARIES_BY = frozenset({"cookie"})
# Whoever brings one of these is answered by the site itself.
OWN_COOKIES = frozenset(
    {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, OWN_WRITES_COOKIE, "messages"}
)
Key = tuple[str, ...]


class KeptPagesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.KEEP_SECONDS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._pages: dict[Key, tuple[float, HttpResponse, Any]] = {}
        self._lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_everybody(request):
            return self.get_response(request)
        key = key_of(request)
        until, page, match = self._pages.get(key, (0.0, None, None))
        if page is not None and time.monotonic() < until:
            # For the line of the log.
            request.resolver_match = match
        else:
            page = self.get_response(request)
            if not may_be_kept(page):
                return page
            page["ETag"] = quote_etag(hashlib.sha256(page.content).hexdigest()[:32])
            self._keep(key, page, request.resolver_match)
        return get_conditional_response(request, etag=page["ETag"], response=copy_of(page))

    def _keep(self, key: Key, page: HttpResponse, match: Any) -> None:
        now = time.monotonic()
        with self._lock:
            if len(self._pages) >= MOST_KEPT:
                self._pages = {each: kept for each, kept in self._pages.items() if kept[0] > now}
            if len(self._pages) < MOST_KEPT:
                self._pages[key] = (now + settings.KEEP_SECONDS, page, match)


def is_for_everybody(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and not OWN_COOKIES & request.COOKIES.keys()
        and "Authorization" not in request.headers
        and "HX-Request" not in request.headers
    )


def key_of(request: HttpRequest) -> Key:
    preferences = request.COOKIES.get(PREFERENCES_COOKIE, "")
    return request.scheme or "", request.get_host(), request.get_full_path(), preferences


def may_be_kept(page: HttpResponse) -> bool:
    varies_by = {name.strip().lower() for name in page.headers.get("Vary", "").split(",") if name.strip()}
    return (
        page.status_code == 200
        and not page.streaming
        and page.headers.get("Content-Type", "").startswith("text/html")
        and not page.cookies
        and "Cache-Control" not in page.headers
        and varies_by <= VARIES_BY
    )


def copy_of(page: HttpResponse) -> HttpResponse:
    """Each answer gets headers of its own, such as its number."""
    return HttpResponse(page.content, status=page.status_code, headers=dict(page.headers))
