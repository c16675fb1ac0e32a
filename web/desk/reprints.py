"""Texts that several outlets carried: proposed by comparison, decided here, taken back at will."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from documents.models import MemberStatus, ReprintCluster, ReprintMember
from documents.same_text.actions import (
    ReprintError,
    accept_member,
    choose_canonical,
    reject_member,
    reopen_member,
)
from documents.versions import changed_lines
from web.desk.access import requires
from web.desk.permissions import DECIDE_REPRINTS, EDIT

SHOWN = {"open": "待定", "decided": "已定"}


@require_safe
@requires(EDIT)
def reprint_list(request: HttpRequest) -> HttpResponse:
    shown = request.GET.get("show", "open")
    shown = shown if shown in SHOWN else "open"
    proposed = ReprintMember.objects.filter(status=MemberStatus.PROPOSED).values("cluster")
    clusters = ReprintCluster.objects.select_related("canonical")
    clusters = clusters.filter(pk__in=proposed) if shown == "open" else clusters.exclude(pk__in=proposed)
    members = ReprintMember.objects.select_related("article__source", "article__region", "decided_by")
    members = members.defer("article__body").order_by("-containment", "pk")
    clusters = clusters.prefetch_related(Prefetch("members", members)).order_by("-pk")
    page = Paginator(clusters, 10).get_page(request.GET.get("page"))
    context = {"page": page, "page_obj": page, "shown": shown, "tabs": list(SHOWN.items())}
    return render(request, "desk/reprint_list.html", context)


@require_safe
@requires(EDIT)
def reprint_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """The member's text against the one that stands for its cluster, or the first of the others."""
    member = get_object_or_404(ReprintMember.objects.select_related("article", "cluster__canonical"), pk=pk)
    others = member.cluster.members.exclude(pk=pk).select_related("article__source")
    other = next((each.article for each in others if each.article_id == member.cluster.canonical_id), None)
    other = other or (others[0].article if others else member.article)
    lines = changed_lines(other.body, member.article.body)
    return render(request, "desk/reprint_compare.html", {"member": member, "other": other, "lines": lines})


@require_POST
@requires(DECIDE_REPRINTS)
def reprint_decide(request: HttpRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(ReprintMember.objects.select_related("article", "cluster"), pk=pk)
    try:
        match request.POST.get("verdict"):
            case "accept":
                accept_member(member=member, by=request.user)
            case "reject":
                reject_member(member=member, by=request.user)
            case "reopen":
                reopen_member(member=member)
            case "canonical":
                choose_canonical(cluster=member.cluster, article=member.article, by=request.user)
            case _:
                messages.error(request, "请选择一种判断。")
    except ReprintError as error:
        messages.error(request, str(error))
    return redirect("desk:reprint_list")
