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


@require_safe
@requires(EDIT)
def home(request: HttpRequest) -> HttpResponse:
    waiting = review_queue(request.user)
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
        "drafts": Article.objects.filter(status=ArticleStatus.DRAFT)
        .order_by("-created_at")
        .defer("body")[:8],
    }
    return render(request, "desk/home.html", context)
