"""The queue of measures that a correction of the text left without their words."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe

from documents.text.anchoring import likely_span
from documents.text.marking import Passage
from documents.text.marking import render as render_text
from measures.actions.orphans import discard_orphan, put_back_found, reattach_orphan, reopen_orphan
from measures.actions.steps import ReviewError
from measures.models import MeasureStatus, Orphan, Theme
from web.desk.access import requires
from web.desk.permissions import DECIDE, EDIT

# How much of the article is shown on either side of a proposal in the list.
AROUND = 60


@require_safe
@requires(EDIT)
def orphan_list(request: HttpRequest) -> HttpResponse:
    waiting = Orphan.objects.filter(outcome="").select_related("article", "made_by")
    page = Paginator(waiting, 20).get_page(request.GET.get("page"))
    if request.method == "GET" and (done := put_back_found(orphans=page, user=request.user)):
        messages.success(request, f"有 {len(done)} 条举措的原话在正文里找到了，已放回原处。")
        return redirect(request.get_full_path())
    names = dict(Theme.objects.values_list("slug", "name"))
    for orphan in page:
        tell(orphan, names)
    return render(request, "desk/orphan_list.html", {"page": page, "page_obj": page})


@require_safe
@requires(EDIT)
def orphan_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them beside the whole text, the likely place marked; other words can be chosen in the text."""
    waiting = Orphan.objects.filter(outcome="").select_related("article", "made_by")
    orphan = get_object_or_404(waiting, pk=pk)
    tell(orphan, dict(Theme.objects.values_list("slug", "name")))
    context = {
        "orphan": orphan,
        "text": text_around(orphan),
        "following": waiting.filter(pk__gt=pk).order_by("pk").first() or waiting.exclude(pk=pk).first(),
    }
    return render(request, "desk/orphan_detail.html", context)


def tell(orphan: Orphan, names: dict[str, str]) -> None:
    """Give the orphan its theme's name and the likely place of its words: `span`, `proposal` and what stands around."""
    orphan.theme_name = names.get(orphan.state["theme"], orphan.state["theme"])
    body = orphan.article.body
    orphan.span = likely_span(body, orphan.quote, orphan.place)
    start, end = orphan.span or (0, 0)
    orphan.before, orphan.proposal, orphan.after = (
        body[max(0, start - AROUND) : start],
        body[start:end],
        body[end : end + AROUND],
    )


def text_around(orphan: Orphan) -> SafeString:
    """The article with the proposal marked as the one in hand, and the measures that have their words."""
    rows = orphan.article.measures.exclude(status=MeasureStatus.REJECTED).order_by("start", "pk")
    passages = [
        Passage(row.start, row.end, "measure", "m", row.pk, f"举措：{row.title}", 0, row.status)
        for row in rows
    ]
    if orphan.span:
        start, end = orphan.span
        passages.append(Passage(start, end, "measure", "p", orphan.pk, "可能的位置", 0, "current"))
    return mark_safe(render_text(orphan.article.body, passages))  # noqa: S308  (escaped by render)


@require_POST
@requires(EDIT)
def orphan_reattach(request: HttpRequest, pk: int) -> HttpResponse:
    orphan = get_object_or_404(Orphan, pk=pk)
    quote = request.POST.get("quote", "").replace("\r\n", "\n").strip()
    start = request.POST.get("start", "")
    try:
        row = reattach_orphan(
            orphan=orphan,
            quote=quote,
            start=int(start) if start.isdecimal() and len(start) < 10 else None,
            user=request.user,
        )
        messages.success(request, f"“{row.title}”已重新挂上。")
    except ReviewError as error:
        messages.error(request, str(error))
        return redirect("desk:orphan_list") if orphan.outcome else redirect("desk:orphan_detail", pk)
    return redirect("desk:orphan_list")


@require_POST
@requires(DECIDE)
def orphan_discard(request: HttpRequest, pk: int) -> HttpResponse:
    orphan = discard_orphan(orphan=get_object_or_404(Orphan, pk=pk), user=request.user)
    messages.success(request, f"“{orphan}”已放弃，可在回收站恢复。")
    return redirect("desk:orphan_list")


@require_POST
@requires(DECIDE)
def orphan_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    orphan = reopen_orphan(orphan=get_object_or_404(Orphan, pk=pk), user=request.user)
    messages.success(request, f"“{orphan}”已回到待挂接。")
    return redirect("desk:orphan_list")
