"""The queue of measures that a correction of the text left without their words."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from documents.text.anchoring import likely_passage
from measures.actions.corrections import discard_orphan, reattach_orphan, reopen_orphan
from measures.actions.review import ReviewError
from measures.models import Orphan, Theme
from web.desk.access import requires
from web.desk.permissions import DECIDE, EDIT


@require_safe
@requires(EDIT)
def orphan_list(request: HttpRequest) -> HttpResponse:
    waiting = Orphan.objects.filter(outcome="").select_related("article", "made_by")
    page = Paginator(waiting, 20).get_page(request.GET.get("page"))
    names = dict(Theme.objects.values_list("slug", "name"))
    for orphan in page:
        orphan.theme_name = names.get(orphan.state["theme"], orphan.state["theme"])
        orphan.proposal = likely_passage(orphan.article.body, orphan.quote, orphan.place)
    return render(request, "desk/orphan_list.html", {"page": page, "page_obj": page})


@require_POST
@requires(EDIT)
def orphan_reattach(request: HttpRequest, pk: int) -> HttpResponse:
    orphan = get_object_or_404(Orphan, pk=pk)
    quote = request.POST.get("quote", "").replace("\r\n", "\n").strip()
    try:
        row = reattach_orphan(orphan=orphan, quote=quote, user=request.user)
        messages.success(request, f"“{row.title}”已重新挂上。")
    except ReviewError as error:
        messages.error(request, str(error))
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
