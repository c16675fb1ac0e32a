"""The login: one door for the site and the admin, with a brake on those who try many names."""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from web.accounts.log import log
from web.accounts.models import EventKind
from web.accounts.preferences import in_language_of
from web.accounts.sessions import begin
from web.client_address import client_address, typed_name

# A whole office behind one address mistypes fewer names in half an hour.
MOST_NAMES = 20


class SignIn(LoginView):
    redirect_authenticated_user = True

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        ways = [("oidc", settings.OIDC_ISSUER), ("cas", settings.CAS_URL)]
        offered = [reverse(name) for name, address in ways if address]
        return {**super().get_context_data(**named), "sso": offered}

    def post(self, request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        if is_spraying(request):
            log(request, EventKind.REFUSED, "同一地址试了太多用户名，已暂停", name=typed_name(request, None))
            return render(request, "registration/locked.html", {"is_spraying": True}, status=429)
        return super().post(request, *arguments, **named)

    def get_default_redirect_url(self) -> str:
        """Home, in the language of whoever signed in."""
        with in_language_of(self.request.user):
            return super().get_default_redirect_url()

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        begin(self.request)
        log(self.request, EventKind.SIGN_IN)
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        log(self.request, EventKind.REFUSED, "用户名或密码不正确", name=typed_name(self.request, None))
        return super().form_invalid(form)


class SignOut(LogoutView):
    """Asked for by its address, it asks back; only the form signs out, as no link may."""

    http_method_names = ["get", "post", "options"]
    template_name = "registration/sign_out.html"

    def post(self, request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        if request.user.is_authenticated:
            log(request, EventKind.SIGN_OUT)
        return super().post(request, *arguments, **named)


def is_spraying(request: HttpRequest) -> bool:
    """Whether so many names were tried from this address that somebody goes through a list of them."""
    since = timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    tried = AccessAttempt.objects.filter(ip_address=client_address(request), attempt_time__gt=since)
    return tried.values("username").distinct().count() >= MOST_NAMES


@login_not_required
@require_safe
def admin_login(request: HttpRequest) -> HttpResponse:
    """The admin sends strangers here: to the one login, or away where they are signed in and may not."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect(f"{reverse(settings.LOGIN_URL)}?{request.GET.urlencode()}")
