"""Between signing in and the pages: idle sessions end, the second factor is asked for, what must be logged is."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from web.accounts.factor import is_wanted_of
from web.accounts.log import log
from web.accounts.models import EventKind
from web.accounts.sessions import FACTOR, PASSED, is_idle, note_use

# Addresses that are reached before the second factor, or before there is one where the site wants it.
BEFORE_THE_CODE = frozenset({"account_code", "logout", "healthz", "readyz"})
BEFORE_THERE_IS_ONE = frozenset({"account_factor", "account_password", "logout", "healthz", "readyz"})
# Pages of the desk that show what the public may not see.
HIDDEN_TEXTS = frozenset({"review_detail", "article_edit", "article_history", "article_version", "bin_list"})


class AccountMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if is_idle(request.session):
                log(request, EventKind.SIGN_OUT, "长时间没有操作，自动退出")
                logout(request)
            else:
                note_use(request.session)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        name = request.resolver_match.url_name if request.resolver_match else ""
        if lacks_proof(request):
            return None if name in BEFORE_THE_CODE else ask("account_code", request)
        if not hasattr(request.user, "second_factor") and is_wanted_of(request.user):
            return None if name in BEFORE_THERE_IS_ONE else ask("account_factor", request)
        return None


def lacks_proof(request: HttpRequest) -> bool:
    """Whether the account has a second factor that this session has not shown."""
    return hasattr(request.user, "second_factor") and request.session.get(FACTOR) != PASSED


def ask(name: str, request: HttpRequest) -> HttpResponse:
    where = request.get_full_path() if request.method == "GET" else ""
    return redirect(f"{reverse(name)}?{urlencode({'next': where})}" if where else reverse(name))


class LogMiddleware:
    """Notes what is taken away, what signed-in people are refused, and what staff look at that is not public.

    Of a visitor's files the address is noted and not what was looked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        is_file = "attachment" in response.headers.get("Content-Disposition", "")
        if match is None or not request.user.is_authenticated:
            if match is not None and is_file and not request.path.startswith("/api/"):
                log(request, EventKind.EXPORT, request.path, name="访客")
            return response
        if response.status_code == 403:
            log(request, EventKind.REFUSED, f"无权访问 {request.get_full_path()}")
        elif response.status_code == 200:
            if is_file:
                log(request, EventKind.EXPORT, request.get_full_path())
            elif (
                is_privileged(match.app_name or match.namespace, match.url_name or "")
                and request.method == "GET"
            ):
                log(request, EventKind.READ, request.get_full_path())
        return response


def is_privileged(room: str, name: str) -> bool:
    return (room == "admin" and name != "jsi18n") or (room == "desk" and name in HIDDEN_TEXTS)
