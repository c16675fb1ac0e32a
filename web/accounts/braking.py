"""A brake on those who ask by machine what the pages are made for people to ask: forms, searches and files, by the minute.

An account has a rate of its own, visitors share that of their address, behind which a whole office may sit. Each process of the site
counts its own; programs have the API, which counts apart (web.api.admission).
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from web.client_address import client_address
from web.minutes import seconds_left, times_in_minute

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# A file is the work of many pages.
PAGES_A_FILE = 10
FILES = frozenset({"dataset_file", "source_file"})


class BrakeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        kind = kind_of(request)
        if not kind or not is_too_often(request, kind):
            return None
        wait = seconds_left()
        answer = render(request, "braked.html", {"wait": wait}, status=429)
        answer["Retry-After"] = str(wait)
        return answer


def kind_of(request: HttpRequest) -> str:
    """What is counted together; nothing for what is not counted."""
    match = request.resolver_match
    name = "" if match is None else match.url_name or ""
    if request.path.startswith("/api/"):
        return ""
    if request.method not in SAFE_METHODS:
        return "form"
    if name.startswith("export_") or name in FILES:
        return "file"
    # Words are suggested while somebody types.
    return "search" if request.GET.get("q") and name != "suggest" else ""


def is_too_often(request: HttpRequest, kind: str) -> bool:
    """Count it, and say whether it was one too many in this minute."""
    if request.user.is_authenticated:
        who, most = f"user-{request.user.pk}", settings.PERSON_RATE
    else:
        who, most = f"address-{client_address(request)}", settings.ADDRESS_RATE
    return times_in_minute(f"{kind}:{who}") > (most / PAGES_A_FILE if kind == "file" else most)
