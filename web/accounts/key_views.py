"""An account's keys for programs: its owner makes one, is shown it once, and revokes it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from web.accounts.keys import KeyRefusedError, make_key, revoke_key
from web.accounts.log import log
from web.accounts.models import EventKind


@require_POST
@login_required
def add_key(request: HttpRequest) -> HttpResponse:
    name = request.POST.get("name", "")
    try:
        token = make_key(user=request.user, name=name)
    except KeyRefusedError as error:
        messages.error(request, str(error))
        return redirect("account")
    log(request, EventKind.KEY, f"建了程序密钥“{name.strip()}”")
    return render(request, "accounts/key.html", {"token": token, "name": name.strip()})


@require_POST
@login_required
def end_key(request: HttpRequest, pk: int) -> HttpResponse:
    key = revoke_key(user=request.user, pk=pk)
    if key is None:
        raise Http404
    log(request, EventKind.KEY, f"停用了程序密钥“{key.name}”")
    messages.success(
        request, gettext("密钥“{name}”已停用，用它的程序从现在起读不到了。").format(name=key.name)
    )
    return redirect("account")
