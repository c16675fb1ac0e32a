"""What every address for programs has in common: it asks for no login page, answers HEAD, and says as a problem what it
has no method for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from web.api.problems import problem


def for_programs(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Who may read is decided by the operation (web.api.admission), not by the site's login."""

    @login_not_required
    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "HEAD":
            # The server leaves the body out.
            request.method = "GET"
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        headers = {"Allow": response.headers.get("Allow", "GET")}
        return problem(405, "接口只读，只有 GET。", headers=headers)

    return answering
