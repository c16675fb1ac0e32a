"""What was taken away and can come back: withdrawn articles, rejected and discarded measures, deleted records."""

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from simple_history.models import HistoricalChanges

from documents.models import Article, ArticleStatus
from measures.models import Measure, MeasureStatus, Orphan
from measures.models.orphan import OrphanOutcome
from web.desk.access import requires
from web.desk.history import KINDS
from web.desk.permissions import EDIT

DELETED_SHOWN = 50


@require_safe
@requires(EDIT)
def bin_list(request: HttpRequest) -> HttpResponse:
    rejected = Measure.objects.filter(status=MeasureStatus.REJECTED).order_by("-reviewed_at", "-pk")
    rejected = rejected.select_related("article", "reviewed_by", "theme").defer("article__body")
    page = Paginator(rejected, 20).get_page(request.GET.get("page"))
    withdrawn = Article.objects.filter(status=ArticleStatus.WITHDRAWN).order_by("-updated_at").defer("body")
    discarded = Orphan.objects.filter(outcome=OrphanOutcome.DISCARDED).order_by("-resolved_at")
    context = {
        "withdrawn": withdrawn[:DELETED_SHOWN],
        "page": page,
        "page_obj": page,
        "discarded": discarded.select_related("article", "resolved_by").defer("article__body")[
            :DELETED_SHOWN
        ],
        "deleted": deleted_records(request.user),
    }
    return render(request, "desk/bin_list.html", context)


def deleted_records(user: User) -> list[tuple[str, str, HistoricalChanges, bool]]:
    """[(kind, label, last record, whether `user` may restore it)] of rows that a person deleted, the latest first."""
    found = []
    for kind, (model, permission) in KINDS.items():
        present = model.objects.values("pk")
        gone = model.history.filter(history_type="-", history_user__isnull=False).exclude(id__in=present)
        if model is Measure:
            # An orphan has its own queue; and its words are elsewhere in this list once it is discarded.
            gone = gone.exclude(id__in=Orphan.objects.unattached_measures())
        records = gone.select_related("history_user")[:DELETED_SHOWN]
        may_restore = user.has_perm(permission)
        found += [(kind, model._meta.verbose_name, record, may_restore) for record in records]
    return sorted(found, key=lambda item: item[2].history_date, reverse=True)[:DELETED_SHOWN]
