"""Pages that were made for a visitor, kept for the next ones as long as nothing changes that visitors may see.

A page stands under the mark of what it was made from (`config.watched`), which is read before and after: where somebody published
meanwhile it is not kept, and under another mark it is not shown. Kept by each process, for `XIANJIE_KEEP_SECONDS` at most and not
past midnight, for some pages tell the day. Nothing of somebody who has a session is kept or shown from here, nor what holds a form's
token, sets a cookie or says how long it may be kept.
"""

import hashlib
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.timezone import localdate

from config.middleware import OWN_WRITES_COOKIE
from config.routing import read_alias
from config.watched import mark_of
from web.accounts.preferences import COOKIE as PREFERENCES_COOKIE

# Compressed, of each process: a page of 240 kB takes 30 of them.
MOST_KEPT_BYTES = 64_000_000
# What a page may depend on besides its address: the cookie of preferences stands in the key.
VARIES_BY = frozenset({"cookie"})
# Whoever brings one of these is answered by the site itself.
OWN_COOKIES = frozenset({settings.SESSION_COOKIE_NAME, OWN_WRITES_COOKIE, "messages"})
Key = tuple[str, ...]
# The mark and the day.
Moment = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    moment: Moment
    until: float
    made_at: int
    content: bytes
    headers: dict[str, str]
    match: Any

    def response(self) -> HttpResponse:
        """Each answer gets headers of its own, such as its number."""
        answer = HttpResponse(zlib.decompress(self.content), headers=self.headers)
        # Told from the second after: whatever was made in the same second under another mark bears no date.
        if time.time() > self.made_at + 1:
            answer["Last-Modified"] = http_date(self.made_at + 1)
        return answer


class KeptPagesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.KEEP_SECONDS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        # The one shown longest ago first.
        self._pages: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        moment = this_moment() if is_for_everybody(request) else None
        if moment is None:
            return self.get_response(request)
        key = key_of(request)
        kept = self._shown(key, moment)
        if kept is None:
            page = self.get_response(request)
            if not may_be_kept(request, page) or this_moment() != moment:
                return page
            # Browsers ask each time, instead of guessing from the date how long it is good.
            page["Cache-Control"] = "no-cache"
            page["ETag"] = quote_etag(hashlib.sha256(page.content).hexdigest()[:32])
            self._keep(key, kept_of(page, moment, request.resolver_match))
        else:
            # For the line of the log.
            request.resolver_match = kept.match
            page = kept.response()
        modified = kept.made_at + 1 if kept is not None and "Last-Modified" in page else None
        return get_conditional_response(request, etag=page["ETag"], last_modified=modified, response=page)

    def _shown(self, key: Key, moment: Moment) -> Kept | None:
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or kept.moment != moment or time.monotonic() >= kept.until:
                return None
            self._pages.move_to_end(key)
            return kept

    def _keep(self, key: Key, kept: Kept) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            self._pages[key] = kept
            self._bytes += len(kept.content) - (len(before.content) if before else 0)
            while self._bytes > MOST_KEPT_BYTES:
                _, oldest = self._pages.popitem(last=False)
                self._bytes -= len(oldest.content)


def this_moment() -> Moment | None:
    """Of the database that this request reads; None where it cannot tell."""
    try:
        return mark_of(connections[read_alias()]), localdate().isoformat()
    except DatabaseError:
        return None


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


def may_be_kept(request: HttpRequest, page: HttpResponse) -> bool:
    varies_by = {name.strip().lower() for name in page.headers.get("Vary", "").split(",") if name.strip()}
    return (
        page.status_code == 200
        and not page.streaming
        and page.headers.get("Content-Type", "").startswith("text/html")
        and not page.cookies
        # Whoever has the cookie of forms is shown what others left, and leaves nothing: it may hold the token.
        and settings.CSRF_COOKIE_NAME not in request.COOKIES
        and "Cache-Control" not in page.headers
        and varies_by <= VARIES_BY
    )


def kept_of(page: HttpResponse, moment: Moment, match: Any) -> Kept:
    content = zlib.compress(page.content, 1)
    until = time.monotonic() + settings.KEEP_SECONDS
    return Kept(moment, until, int(time.time()), content, dict(page.headers), match)
