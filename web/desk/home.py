"""The desk's front page: what there is to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.models import Article, ArticleStatus, MemberStatus, ReprintMember, WatchedPage
from documents.models.gathering import TROUBLE
from documents.search.models import LoggedQuery
from measures.models import Orphan
from web.desk.access import requires
from web.desk.permissions import EDIT
from web.desk.publishers import who_publishes
from web.desk.queue import MOST_COUNTED, MOST_LISTED, Queue, at_least

DRAFTS_SHOWN = 8


@require_safe
@requires(EDIT)
def home(request: HttpRequest) -> HttpResponse:
    queue = Queue(request.user)
    first, left = queue.first(), queue.left()
    drafts = Article.objects.filter(status=ArticleStatus.DRAFT)
    context = {
        "queue": queue,
        "left": left,
        "left_words": at_least(left, MOST_COUNTED, "条"),
        "who_publishes": who_publishes(request.user),
        "waiting_words": at_least(len(first), MOST_LISTED, "篇"),
        "waiting": queue.articles(first[:5]),
        "orphan_count": Orphan.objects.filter(outcome="").count(),
        "reprint_count": ReprintMember.objects.filter(status=MemberStatus.PROPOSED)
        .values("cluster")
        .distinct()
        .count(),
        "watched_in_trouble": WatchedPage.objects.filter(is_active=True, result__in=TROUBLE).count(),
        "unanswered_count": LoggedQuery.objects.filter(hits=0).count(),
        "drafts": drafts.order_by("-created_at").defer("body")[:DRAFTS_SHOWN],
        "draft_count": drafts.count(),
    }
    return render(request, "desk/home.html", context)
