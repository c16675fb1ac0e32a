"""What every request passes through, beside Django's own middleware."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse


class SiteLoginMiddleware(LoginRequiredMiddleware):
    """Under XIANJIE_REQUIRE_LOGIN=1 every page but the login and the health check asks who reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.REQUIRE_LOGIN:
            raise MiddlewareNotUsed
        super().__init__(get_response)
