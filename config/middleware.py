"""What every request passes through, beside Django's own middleware."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

from regions.speaking import speaking
from web.languages import HTML_NAMES


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
        """The admin asks the database with the keys that a form sends, whatever they are."""
        match = request.resolver_match
        is_key = isinstance(error, ValueError) and "expected a number but got" in str(error)
        if is_key and match is not None and match.app_name == "admin":
            raise BadRequest("no key of a row") from error


def _holds_nul(data: QueryDict) -> bool:
    return any("\x00" in text for name, values in data.lists() for text in (name, *values))
