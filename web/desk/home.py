"""The desk's front page: what there is to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.models import Article, ArticleStatus, MemberStatus, ReprintMember
from documents.search.models import LoggedQuery
from measures.models import Measure, Orphan
from web.desk.access import requires
from web.desk.permissions import EDIT
from web.desk.queue import review_queue

DRAFTS_SHOWN = 8


@require_safe
@requires(EDIT)
def home(request: HttpRequest) -> HttpResponse:
    waiting = review_queue(request.user)
    drafts = Article.objects.filter(status=ArticleStatus.DRAFT)
    context = {
        "left": Measure.objects.awaiting(request.user)
        .exclude(article__status=ArticleStatus.WITHDRAWN)
        .count(),
        "waiting_count": waiting.count(),
        "waiting": waiting[:5],
        "orphan_count": Orphan.objects.filter(outcome="").count(),
        "reprint_count": ReprintMember.objects.filter(status=MemberStatus.PROPOSED)
        .values("cluster")
        .distinct()
        .count(),
        "unanswered_count": LoggedQuery.objects.filter(hits=0).count(),
        "drafts": drafts.order_by("-created_at").defer("body")[:DRAFTS_SHOWN],
        "draft_count": drafts.count(),
    }
    return render(request, "desk/home.html", context)
