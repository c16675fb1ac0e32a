"""What an account's owner sees and changes of it: password, second factor, open sessions."""

from dataclasses import asdict, replace

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext, ngettext, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from web.accounts.factor import (
    FactorError,
    address_of,
    enrol,
    is_wanted_of,
    new_secret,
    picture_of,
    prove,
    take_away,
)
from web.accounts.forms import CodeForm, EnrolForm, NameForm, PreferencesForm
from web.accounts.log import log
from web.accounts.models import EventKind, RecoveryCode, SecondFactor
from web.accounts.preferences import keep, preferences_of, rename
from web.accounts.roles import SHOWN
from web.accounts.sessions import FACTOR, PASSED, change_password, end_sessions, open_sessions
from web.people import name_of

# The secret that is being shown, until a code proves that it was taken over.
ENROLLING = "enrolling"


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    context = {
        "roles": [SHOWN.get(group.name, group.name) for group in request.user.groups.all()],
        "sessions": list(open_sessions(request.user)),
        "this_key": request.session.session_key,
        "factor": SecondFactor.objects.filter(user=request.user).first(),
        "codes_left": RecoveryCode.objects.filter(factor__user=request.user, used_at=None).count(),
        "keys": request.user.api_keys.filter(revoked_at=None),
        "is_factor_wanted": is_wanted_of(request.user),
        "idle_minutes": settings.IDLE_MINUTES,
        "name_form": NameForm(instance=request.user),
    }
    return render(request, "accounts/account.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """How the reader wants the site, signed in or not."""
    kept = preferences_of(request)
    form = PreferencesForm(request.user, request.POST or None, initial=asdict(kept))
    if request.method == "POST" and form.is_valid():
        messages.success(request, gettext("设置已保存。"))
        wanted = replace(kept, **form.cleaned_data)
        with override(wanted.language or get_language()):
            response = redirect("settings")
        keep(request, response, wanted)
        return response
    return render(request, "accounts/settings.html", {"form": form}, status=400 if form.errors else 200)


@require_POST
@login_required
def name(request: HttpRequest) -> HttpResponse:
    form = NameForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("没有改名：姓和名都不能超过 150 个字。"))
        return redirect("account")
    user = rename(user=request.user, **form.cleaned_data)
    log(request, EventKind.ROLES, f"显示的名字改为“{name_of(user)}”")
    messages.success(request, gettext("显示的名字已改为“{name}”。").format(name=name_of(user)))
    return redirect("account")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def password(request: HttpRequest) -> HttpResponse:
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_password(request, form)
        log(request, EventKind.PASSWORD, "自己改了密码")
        messages.success(request, gettext("密码已改，其他登录都已退出。"))
        return redirect("account")
    return render(request, "accounts/password.html", {"form": form}, status=400 if form.errors else 200)


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    count = end_sessions(user=request.user, but=request.session.session_key)
    log(request, EventKind.SIGN_OUT, f"退出了其他登录 {count} 个")
    said = ngettext("已退出其他登录 {count} 个。", "已退出其他登录 {count} 个。", count)
    messages.success(request, said.format(count=count))
    return redirect("account")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor; nothing else of the site is reached before."""
    if request.session.get(FACTOR) == PASSED or not SecondFactor.objects.filter(user=request.user).exists():
        return redirect(way_on(request))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            prove(user=request.user, code=form.cleaned_data["code"])
        except FactorError as error:
            log(request, EventKind.REFUSED, "第二重验证的验证码不对")
            form.add_error("code", str(error))
        else:
            request.session.cycle_key()
            request.session[FACTOR] = PASSED
            log(request, EventKind.FACTOR, "验证通过")
            return redirect(way_on(request))
    context = {"form": form, "next": way_on(request)}
    return render(request, "accounts/code.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def factor(request: HttpRequest) -> HttpResponse:
    """Set the second factor up, or anew on another phone."""
    secret = request.session.setdefault(ENROLLING, new_secret())
    form = EnrolForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = enrol(user=request.user, secret=secret, code=form.cleaned_data["code"])
        except FactorError as error:
            form.add_error("code", str(error))
        else:
            del request.session[ENROLLING]
            request.session[FACTOR] = PASSED
            end_sessions(user=request.user, but=request.session.session_key)
            log(request, EventKind.FACTOR, "设置了第二重验证")
            return render(request, "accounts/recovery_codes.html", {"codes": codes, "next": way_on(request)})
    address = address_of(request.user, secret)
    context = {
        "form": form,
        "secret": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4)),
        "address": address,
        "picture": picture_of(address),
        "is_wanted": is_wanted_of(request.user),
        "next": way_on(request),
    }
    return render(request, "accounts/factor.html", context, status=400 if form.errors else 200)


@require_POST
@login_required
def factor_off(request: HttpRequest) -> HttpResponse:
    if is_wanted_of(request.user):
        messages.error(request, gettext("本站要求您的角色使用第二重验证，不能停用；换手机请重新设置。"))
    elif not request.user.check_password(request.POST.get("password", "")):
        messages.error(request, gettext("密码不正确，第二重验证没有停用。"))
    elif take_away(user=request.user):
        request.session.pop(FACTOR, None)
        log(request, EventKind.FACTOR, "停用了第二重验证")
        messages.success(request, gettext("第二重验证已停用。"))
    return redirect("account")


def way_on(request: HttpRequest) -> str:
    """Where the reader wanted to go; the account's own page for whatever leads off the site."""
    where = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(where, {request.get_host()}, require_https=request.is_secure())
    return where if is_ours else "/account/"
