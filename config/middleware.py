"""What every request passes through, beside Django's own middleware."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest, MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

from config.logs import PROXYS_NUMBER, new_number, request_number
from config.routing import is_reading_from_standby, reading_from
from config.standbys import watch
from regions.speaking import speaking
from web.languages import HTML_NAMES

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Whoever has just sent a form reads what it changed: from the primary, for so many seconds.
OWN_WRITES_COOKIE, OWN_WRITES_SECONDS = "xianjie_primary", 10
requests = logging.getLogger("config.requests")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestNumberMiddleware:
    """Gives each request a number, the proxy's where there is one, for its lines in the log, its answer and its error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        given = request.headers.get("X-Request-ID", "") if settings.BEHIND_PROXY else ""
        number = given if PROXYS_NUMBER.fullmatch(given) else new_number()
        # It stays until this thread takes up the next: an answer may be made while it is sent.
        request_number.set(number)
        request.request_number = number
        response = self.get_response(request)
        response["X-Request-ID"] = number
        self.tell(request, response, (time.perf_counter() - begun) * 1000)
        return response

    def tell(self, request: HttpRequest, response: HttpResponse, milliseconds: float) -> None:
        """A line without address, query or person: which page it was is told by its pattern."""
        match = request.resolver_match
        if match is None and response.status_code < 400:
            return  # a static file
        requests.info(
            "request",
            extra={
                "method": request.method if request.method in METHODS else "",
                "route": f"/{match.route}" if match else "",
                "status": response.status_code,
                "milliseconds": round(milliseconds, 1),
            },
        )


class StandbyMiddleware:
    """Visitors read from a standby of the database, where there are any; whoever has a session or sent a form does not.

    A page that a standby fails in is made again from the primary: a reader sees no error while a standby goes. Whoever waits for a
    primary that hangs, and has standbys or none, is told so after a few seconds.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.STANDBYS and connection.vendor != "postgresql":
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with watch().using(DEFAULT_DB_ALIAS):
            return self._answer(request) if settings.STANDBYS else self.get_response(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            response = self.get_response(request)
            response.set_cookie(
                OWN_WRITES_COOKIE,
                "1",
                OWN_WRITES_SECONDS,
                secure=settings.HTTPS,
                httponly=True,
                samesite="Lax",
            )
            return response
        standby = watch().choose() if self.is_visitor(request) else None
        if standby is None:
            return self.get_response(request)
        request.is_failed_by_standby = False
        with reading_from(standby), watch().using(standby):
            response = self.get_response(request)
        if request.is_failed_by_standby:
            watch().leave_out(standby)
            response = self.get_response(request)
        return response

    def is_visitor(self, request: HttpRequest) -> bool:
        return not {settings.SESSION_COOKIE_NAME, OWN_WRITES_COOKIE} & request.COOKIES.keys()

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OperationalError | InterfaceError) and is_reading_from_standby():
            request.is_failed_by_standby = True
            # Nobody sees it: the page is made again.
            return HttpResponse(status=503)
        return None


class SiteLoginMiddleware(LoginRequiredMiddleware):
    """Under XIANJIE_REQUIRE_LOGIN=1 every page but the login and the health check asks who reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.REQUIRE_LOGIN:
            raise MiddlewareNotUsed
        super().__init__(get_response)


class PrivatePagesMiddleware:
    """What somebody who has a session was shown is kept by no cache, not even by the browser's: it may be a draft."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_cache_control(response, private=True, no_store=True)
        # A visitor's settings stand in a cookie.
        patch_vary_headers(response, ["Cookie"])
        return response


class LanguageMiddleware:
    """A page is in the language that its address says, whatever the browser prefers: nothing varies but by address.

    Django's own middleware would say `Vary: Accept-Language` of every Chinese page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with speaking(language):
            response = self.get_response(request)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                response.headers["Content-Language"] = HTML_NAMES[language]
            return response


class StorableMiddleware:
    """What no column can hold is answered 400: a NUL, which PostgreSQL takes into no question, or words for a key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or _holds_nul(request.GET):
            raise BadRequest("NUL in the address")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        if request.method == "POST" and _holds_nul(request.POST):
            raise BadRequest("NUL in a form")

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """The admin asks the database with the keys that a form sends, and its exports with the columns of an address."""
        match = request.resolver_match
        is_key = isinstance(error, ValueError) and "expected a number but got" in str(error)
        if (
            (is_key or isinstance(error, IncorrectLookupParameters))
            and match is not None
            and match.app_name == "admin"
        ):
            raise BadRequest("no key of a row") from error


def _holds_nul(data: QueryDict) -> bool:
    return any("\x00" in text for name, values in data.lists() for text in (name, *values))
