"""The server over HTTP: who may read is decided as for the API."""

from contextlib import nullcontext
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from web.api.admission import let_in
from web.api.mcp.server import Around, server
from web.api.problems import MEDIA_TYPE, ProblemError, problem
from web.rows.row import Absolute


class Gate:
    """Lets a request in, or answers it with a problem."""

    def __init__(self, app: ASGIApp, around: Around) -> None:
        self.app, self.around = app, around

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = await self._refusal(scope) if scope["type"] == "http" else None
        await (refused or self.app)(scope, receive, send)

    async def _refusal(self, scope: Scope) -> Response | None:
        authorization = Headers(scope=scope).get("authorization", "")
        address = (scope.get("client") or ("",))[0]
        try:
            await sync_to_async(self._let_in, thread_sensitive=True)(authorization, address)
        except ProblemError as error:
            told = problem(error.status, error.detail)
            headers = dict(error.headers or {})
            return Response(told.content, error.status, media_type=MEDIA_TYPE, headers=headers)
        return None

    def _let_in(self, authorization: str, address: str) -> None:
        with self.around():
            let_in(authorization, address)


def app(absolute: Absolute, around: Around = nullcontext, *, host: str = "127.0.0.1") -> Starlette:
    """Every request stands alone, so that any number of processes may serve them."""
    names: list[Any] = [name for each in settings.ALLOWED_HOSTS for name in (each, f"{each}:*")]
    security = TransportSecuritySettings(
        allowed_hosts=names, allowed_origins=list(settings.CSRF_TRUSTED_ORIGINS)
    )
    made = server(absolute, around).streamable_http_app(
        stateless_http=True, json_response=True, host=host, transport_security=security
    )
    made.add_middleware(Gate, around=around)
    return made
