"""CAS 3: a ticket in the address, which the server is asked about."""

from typing import Any

import requests
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from web.accounts.sso.entering import TIMEOUT_SECONDS, away, enter, refuse, remember_where, way_back
from web.accounts.sso.linking import Claimed

PROVIDER = "cas"
# A ticket counts only in the browser that set out for it.
SET_OUT = "cas_set_out"


class Patient(requests.Session):
    """A session that waits so long for an answer and no longer."""

    def request(self, *arguments: Any, **named: Any) -> requests.Response:
        return super().request(*arguments, **{"timeout": TIMEOUT_SECONDS, **named})


def client(request: HttpRequest) -> Any:
    if not settings.CAS_URL:
        raise Http404
    from cas import CASClient

    return CASClient(
        version=3,
        service_url=way_back(request, "cas_back"),
        server_url=f"{settings.CAS_URL.rstrip('/')}/",
        session=Patient(),
    )


@login_not_required
@require_safe
@never_cache
def begin_cas(request: HttpRequest) -> HttpResponse:
    address = client(request).get_login_url()
    remember_where(request)
    request.session[SET_OUT] = True
    return redirect(address)


@login_not_required
@require_safe
@never_cache
def cas_back(request: HttpRequest) -> HttpResponse:
    server = client(request)
    ticket = request.GET.get("ticket", "")
    if not ticket or not request.session.pop(SET_OUT, False):
        return refuse(request, gettext("这次登录不是从本站开始的，或放得太久。请重新登录。"), status=400)
    try:
        name, attributes, _ = server.verify_ticket(ticket)
    except (requests.RequestException, ValueError, SyntaxError) as error:
        return away(request, error)
    if not name:
        return refuse(request, gettext("统一身份认证没有认可这次登录，请重新登录。"), status=403)
    return enter(request, claimed(name, attributes or {}))


def claimed(name: str, attributes: dict[str, Any]) -> Claimed:
    groups = attributes.get(settings.SSO_GROUPS_CLAIM)
    named = [groups] if isinstance(groups, str) else groups
    shown = attributes.get("displayName") or attributes.get("cn") or ""
    return Claimed(PROVIDER, name, name, str(shown), None if named is None else frozenset(named))
