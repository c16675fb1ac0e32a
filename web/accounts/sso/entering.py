"""The session of somebody whom the provider vouches for; everybody else reads why not."""

import logging

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, override

from web.accounts.log import log
from web.accounts.models import EventKind
from web.accounts.sessions import begin
from web.accounts.sso.linking import Claimed, RefusedError, account_of

logger = logging.getLogger(__name__)

NEXT = "sso_next"
TIMEOUT_SECONDS = 10
BACKEND = "web.accounts.backend.AccountBackend"


def way_back(request: HttpRequest, name: str) -> str:
    """The full address that the provider knows, whatever language the login was in."""
    with override(settings.LANGUAGE_CODE):
        return request.build_absolute_uri(reverse(name))


def remember_where(request: HttpRequest) -> None:
    """Where to go afterwards: a page of this site, or home."""
    address = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    request.session[NEXT] = address if is_ours else "/"


def enter(request: HttpRequest, claimed: Claimed) -> HttpResponse:
    where = request.session.pop(NEXT, "/")
    try:
        user = account_of(claimed)
    except RefusedError as error:
        return refuse(request, str(error), name=claimed.name, status=403)
    # A new session, as after a password.
    login(request, user, backend=BACKEND)
    begin(request)
    log(request, EventKind.SIGN_IN, "统一身份认证")
    return redirect(where)


def refuse(request: HttpRequest, why: str, *, name: str = "", status: int) -> HttpResponse:
    log(request, EventKind.REFUSED, f"统一身份认证：{why}", name=name)
    return render(request, "registration/sso_refused.html", {"why": why}, status=status)


def away(request: HttpRequest, error: Exception) -> HttpResponse:
    """The provider does not answer, or answers nonsense: what it said goes to the site's own log."""
    logger.warning("identity provider: %s: %s", type(error).__name__, error)
    why = gettext("统一身份认证没有成功，可能是它没有应答，或这次登录放得太久。请重新登录。")
    return refuse(request, why, status=502)
