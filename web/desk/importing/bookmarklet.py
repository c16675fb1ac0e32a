"""送入衔接库: a bookmark that hands over the page which a person is reading, as their browser shows it. Nothing is fetched.

The page stands on another site, so that neither session nor CSRF token comes with it: a signed token in the bookmark says whose it
is. It ends after a month and with a change of the password, and opens nothing but the door for drafts: what it hands over waits at
the import desk until somebody stores it.
"""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from documents.ingest.readers.file_names import shown_name
from intake.jobs.going_on import go_on
from intake.staging import open_batch
from web.desk.access import requires
from web.desk.permissions import IMPORT

DAYS = 30
_SALT = "desk.bookmarklet"
_LONGEST_ADDRESS = 1000
_PASSWORD_MARK = 16  # characters that change with the password
# What the bookmark runs on the page that is read: a form of its own, sent to the desk in a new window.
SCRIPT = (
    "javascript:(function(){{var f=document.createElement('form'),a={{token:'{token}',url:location.href,title:document.title,"
    "html:document.documentElement.outerHTML}},k,t;f.method='POST';f.action='{address}';f.target='_blank';"
    "f.enctype='multipart/form-data';f.acceptCharset='utf-8';f.style.display='none';for(k in a){{t=document.createElement('textarea');"
    "t.name=k;t.value=a[k];f.appendChild(t);}}document.body.appendChild(f);f.submit();f.remove();}})()"
)


def token_of(user: User) -> str:
    return signing.dumps({"user": user.pk, "mark": _mark(user)}, salt=_SALT)


def user_of(token: str) -> User | None:
    """Whose bookmark it is; None where it is none of ours, has ended, or its owner may not import any more."""
    try:
        said = signing.loads(token, salt=_SALT, max_age=DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=said["user"], is_active=True).first()
    if user is None or not constant_time_compare(said["mark"], _mark(user)) or not user.has_perm(IMPORT):
        return None
    return user


def _mark(user: User) -> str:
    return user.get_session_auth_hash()[:_PASSWORD_MARK]


@require_safe
@requires(IMPORT)
def bookmarklet(request: HttpRequest) -> HttpResponse:
    address = request.build_absolute_uri(reverse("desk:receive"))
    script = SCRIPT.format(token=token_of(request.user), address=address)
    return render(request, "desk/bookmarklet.html", {"script": script, "days": DAYS})


@csrf_exempt
@login_not_required
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Take a page that a bookmark hands over, and show what was read of it to whoever is signed in."""
    user = user_of(request.POST.get("token", ""))
    if user is None:
        return render(request, "desk/bookmarklet_refused.html", status=403)
    html = request.POST.get("html", "").strip()
    if not html:
        return render(request, "desk/bookmarklet_refused.html", {"is_empty": True}, status=400)
    name = shown_name(f"{request.POST.get('title', '').replace('/', '／').strip() or '网页'}.html")
    batch = open_batch(uploads=[(name, html.encode("utf-8", "replace"), address_of(request))], user=user)
    go_on(batch, user)
    return redirect("desk:import_batch", batch.pk)


def address_of(request: HttpRequest) -> str:
    """Where the page stands, "" for what is no address of the web."""
    address = request.POST.get("url", "").partition("#")[0].strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return address if is_web and len(address) <= _LONGEST_ADDRESS else ""
