"""Pages of the house itself, not of any app."""

import sys
from dataclasses import asdict
from datetime import timedelta
from sqlite3 import SQLITE_FULL, SQLITE_IOERR

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.metrics import MEDIA_TYPE, exposition, is_let_in
from config.readiness import readiness
from config.standbys import watch
from web.api.problems import problem

SECONDS_TO_RETRY = 5
# PostgreSQL's code of a disk that is full.
_DISK_FULL = "53100"


@login_not_required
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """For the service manager, whether the site lives: 200 while a standby or the database answers, else 503.

    Where a standby is fit nobody waits for a primary, which may hang: the proxy would take the site for dead.
    """
    if not watch().fit():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return JsonResponse({"status": "database unavailable"}, status=503)
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """For a proxy, whether to send readers here: 503 names what is missing, 200 what somebody should see to."""
    found = readiness()
    return JsonResponse(
        {"status": "not ready" if found.problems else "ready", **asdict(found)},
        status=503 if found.problems else 200,
        json_dumps_params={"ensure_ascii": False},
    )


@login_not_required
@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For a monitor that brings the key of the settings (`Authorization: Bearer`); without one there is no such page."""
    if not settings.METRICS_KEY:
        raise Http404
    if not is_let_in(request.headers.get("Authorization", "")):
        return HttpResponse(
            "请带密钥：Authorization: Bearer 密钥（XIANJIE_METRICS_KEY）。\n",
            status=401,
            content_type="text/plain; charset=utf-8",
            headers={"WWW-Authenticate": 'Bearer realm="xianjie"'},
        )
    try:
        return HttpResponse(exposition(), content_type=MEDIA_TYPE)
    except DatabaseError:
        return HttpResponse("xianjie_problems 1\n", status=503, content_type=MEDIA_TYPE)


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116), where the installation says."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = timezone.now().replace(microsecond=0) + timedelta(days=365)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: zh, en",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


# What goes wrong outside of any view: pages for people, problems for programs.


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_for_program(request):
        return problem(400, "这个请求无法识别：地址里有不能用的字符，或主机名不对。")
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_for_program(request):
        return problem(404, "没有这个地址，请对照 /api/docs。")
    return defaults.page_not_found(request, exception)


def fault(request: HttpRequest) -> HttpResponse:
    error = sys.exception()
    if isinstance(error, OperationalError | InterfaceError):
        return out_of_room(request) if is_out_of_room(error) else unavailable(request)
    if is_for_program(request):
        return problem(500, "服务器出错了，已记入日志；请稍后再试，仍不行请告诉管理员。")
    # Without the context of a request, which may be what broke.
    text = render_to_string("500.html", {"number": getattr(request, "request_number", "")})
    return HttpResponseServerError(text)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database is away, changes its place, or is held by somebody: a moment later it may answer."""
    if is_for_program(request):
        response = problem(503, "数据库这会儿没有应答，请过几秒再试。")
    else:
        response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(SECONDS_TO_RETRY)
    return response


def is_out_of_room(error: Exception) -> bool:
    """Whether the database could not write where it stands: told by codes, for servers speak their own languages."""
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0)
    return getattr(cause, "pgcode", "") == _DISK_FULL or code & 0xFF in {SQLITE_FULL, SQLITE_IOERR}


def out_of_room(request: HttpRequest) -> HttpResponse:
    """Nothing can be stored until somebody has made room; what only reads goes on."""
    if is_for_program(request):
        return problem(503, "服务器的磁盘写不进去，多半是满了；没有保存任何内容。请告诉管理员。")
    return HttpResponse(render_to_string("disk_full.html"), status=503)


def is_for_program(request: HttpRequest) -> bool:
    return request.path.startswith("/api/") and request.path != "/api/docs"
