"""What the watched pages brought in, and what did not come; who may import may ask for a visit at once."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from documents.models import GatheredLink, LinkState, WatchedPage
from intake.gathering.visits import try_again
from intake.jobs.visiting import queue_visit
from intake.jobs.workers import any_alive
from web.desk.access import requires
from web.desk.permissions import IMPORT
from web.numbers import number_of

LINKS_A_PAGE = 50


@require_safe
@requires(IMPORT)
def gathering(request: HttpRequest) -> HttpResponse:
    links = GatheredLink.objects.select_related("page", "article").defer("article__body")
    asked = request.GET.get("state", "")
    state = asked if asked in LinkState.values else ""
    if state:
        links = links.filter(state=state)
    watched = WatchedPage.objects.filter(pk=number_of(request.GET.get("page_of", ""))).first()
    if watched is not None:
        links = links.filter(page=watched)
    page = Paginator(links, LINKS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "may_fetch": settings.ALLOW_FETCH,
        "is_worker_missing": settings.ALLOW_FETCH and not any_alive(),
        "pages": with_counts(),
        "states": LinkState.choices,
        "state": state,
        "watched": watched,
        "page": page,
        "page_obj": page,
    }
    return render(request, "desk/gathering.html", context)


def with_counts() -> QuerySet:
    """The watched pages with how many of their articles stand in each state."""
    counts = {
        f"{state}_count": Count("links", filter=Q(links__state=state))
        for state in (LinkState.STORED, LinkState.FAILED, LinkState.WAITING)
    }
    return WatchedPage.objects.annotate(**counts).order_by("name")


@require_POST
@requires(IMPORT)
def gather_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the page visited at once, and what was given up tried again."""
    page = get_object_or_404(WatchedPage, pk=pk, is_active=True)
    if not settings.ALLOW_FETCH:
        messages.error(request, "这个系统不许抓取网页，没有查看。")
    else:
        again = try_again(page=page)
        queue_visit(page)
        more = f"，没有取成的 {again} 篇也再试" if again else ""
        messages.success(request, f"已让后台去看“{page.name}”{more}。过一会儿刷新可以看到结果。")
    return redirect("desk:gathering")
