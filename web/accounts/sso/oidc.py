"""OpenID Connect, authorization code with PKCE; the library checks signature, issuer, audience, nonce and expiry."""

from functools import cache
from typing import Any

import requests
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from web.accounts.sso.entering import TIMEOUT_SECONDS, away, enter, remember_where, way_back
from web.accounts.sso.linking import Claimed

PROVIDER = "oidc"


@cache
def client(issuer: str, client_id: str, secret: str) -> Any:
    """The library's client; what the provider says of itself is asked for at the first sign-in and kept."""
    from authlib.integrations.django_client import OAuth

    return OAuth().register(
        "office",
        client_id=client_id,
        client_secret=secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": settings.OIDC_SCOPE,
            "code_challenge_method": "S256",
            "default_timeout": TIMEOUT_SECONDS,
        },
    )


def office() -> Any:
    if not settings.OIDC_ISSUER:
        raise Http404
    return client(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)


@login_not_required
@require_safe
@never_cache
def begin_oidc(request: HttpRequest) -> HttpResponse:
    provider = office()
    remember_where(request)
    try:
        answer: HttpResponse = provider.authorize_redirect(request, way_back(request, "oidc_back"))
    except (requests.RequestException, ValueError, RuntimeError, KeyError) as error:
        return away(request, error)
    return answer


@login_not_required
@require_safe
@never_cache
def oidc_back(request: HttpRequest) -> HttpResponse:
    """Where the provider sends the browser back to, with a code for us alone."""
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError

    provider = office()
    try:
        token = provider.authorize_access_token(request)
        # Many providers put groups and names into the second answer only.
        claims = {**provider.userinfo(token=token), **(token.get("userinfo") or {})}
    except (
        AuthlibBaseError,
        JoseError,
        requests.RequestException,
        ValueError,
        RuntimeError,
        KeyError,
    ) as error:
        return away(request, error)
    return enter(request, claimed(claims))


def claimed(claims: dict[str, Any]) -> Claimed:
    groups = claims.get(settings.SSO_GROUPS_CLAIM)
    named = [groups] if isinstance(groups, str) else groups
    return Claimed(
        PROVIDER,
        f"{claims.get('iss', '')} {claims.get('sub', '')}".strip() if claims.get("sub") else "",
        str(claims.get("preferred_username") or claims.get("sub") or ""),
        str(claims.get("name") or ""),
        None if named is None else frozenset(map(str, named)),
    )
