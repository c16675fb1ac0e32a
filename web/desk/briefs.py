"""综述: ask the office's model server for a brief, see what of it stands, take it along. 404 where there is no server."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_tasks.base import TaskResultStatus

from intake.jobs.workers import any_alive
from intake.llm.reader import is_on
from web.briefs.chosen import NotUsableError
from web.briefs.document import CAUTION, document_of
from web.briefs.drafts import KEPT, MACHINE_MADE, Draft, TooManyError, ask_for_brief, draft_of, job_of
from web.desk.access import requires
from web.desk.permissions import BRIEF
from web.files.sending import send_file
from web.readers.actions import keep_brief, open_basket

View = Callable[..., HttpResponse]
# Keys that one request may name: more than a brief takes, so that it can be told how many there were.
MOST_NAMED = 500
MOST_BASKETS = 50


def with_server(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_on():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@with_server
@require_POST
@requires(BRIEF)
def brief_ask(request: HttpRequest) -> HttpResponse:
    """A brief of the posted `measure`s; what cannot be done is said where the reader came from (`next`)."""
    named = request.POST.getlist("measure")[:MOST_NAMED]
    pks = [int(each) for each in named if each.isascii() and each.isdigit() and len(each) < 19]
    title = request.POST.get("title", "").strip() or "所选举措"
    try:
        key = ask_for_brief(user=request.user, title=title, pks=pks)
    except (NotUsableError, TooManyError) as error:
        messages.error(request, f"没有写综述：{error}")
        return redirect(_back(request))
    return redirect("desk:brief", key)


def _back(request: HttpRequest) -> str:
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return back if is_ours else reverse("measure_list")


@with_server
@never_cache
@require_safe
@requires(BRIEF)
def brief(request: HttpRequest, key: UUID) -> HttpResponse:
    job = job_of(request.user, key)
    if job is None:
        raise Http404
    is_running = job.status in (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    problem = (job.return_value or {}).get("problem", "")
    if job.status == TaskResultStatus.FAILED:
        problem = "没有写成，原因在服务器的运行记录里。请再试一次；仍不行，请告诉管理员。"
    context = {
        "key": key,
        "title": job.args_kwargs["kwargs"]["title"],
        "asked_count": len(job.args_kwargs["kwargs"]["measures"]),
        "is_running": is_running,
        "is_worker_missing": is_running and not any_alive(),
        "problem": problem,
        "draft": None if is_running or problem else draft_of(job),
        "machine_made": MACHINE_MADE,
        "caution": CAUTION,
        "kept_hours": KEPT.days * 24,
        "baskets": request.user.baskets.all()[:MOST_BASKETS],
    }
    return render(request, "desk/brief.html", context)


@with_server
@require_POST
@requires(BRIEF)
def brief_keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep what stands of a draft in a basket of one's own: `basket` is its key, empty for a new one."""
    draft = _draft(request, key)
    named = request.POST.get("basket", "")
    basket = request.user.baskets.filter(pk=int(named)).first() if named.isdecimal() else None
    if named and basket is None:
        raise Http404
    name = f"综述：{draft.title}"[:80]
    # Kept again without choosing, it is where it was kept first.
    basket = (
        basket or request.user.baskets.filter(name=name).first() or open_basket(owner=request.user, name=name)
    )
    paragraphs = [
        [[(words, [measure for _, measure in of]) for words, of in sentence] for sentence in paragraph]
        for paragraph in draft.paragraphs
    ]
    keep_brief(basket=basket, title=draft.title, paragraphs=paragraphs)
    messages.success(request, f"已存入摘编“{basket.name}”，标明机器撰写；所据举措也在其中。")
    return redirect(basket)


def _draft(request: HttpRequest, key: UUID) -> Draft:
    """The reader's own draft; 404 where nothing of it stands."""
    job = job_of(request.user, key)
    draft = draft_of(job) if job is not None else None
    if draft is None or not draft.checked.sentences:
        raise Http404
    return draft


@with_server
@require_safe
@requires(BRIEF)
def brief_file(request: HttpRequest, key: UUID, extension: str) -> HttpResponse:
    """The draft as a file, with its marks; 404 where nothing of it stands."""
    draft, absolute = _draft(request, key), request.build_absolute_uri
    return send_file(f"综述_{draft.title}", extension, paper=lambda: document_of(draft, absolute))
