"""The first page: search, what the library holds, the matrix in small, the newest articles."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from comparison.matrix import coverage
from comparison.recent import recent
from comparison.scope import Scope
from documents.models import Article
from measures.models import Axis, Tally
from measures.models.tally import EVERYWHERE
from web.lists.article_cards import as_cards, tell_apart
from web.lists.provinces import measures_by_province, provinces

MATRIX_ROWS = 12
NEWEST = 6
RECENT_DAYS = 7


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.visible_to(request.user)
    matrix = coverage(Scope(own_only=True), sort="articles", folded=True, limit=MATRIX_ROWS)
    totals = Tally.objects.seen_by(request.user).along(Axis.TOTAL)
    held = totals.exclude(region=EVERYWHERE).filter(own_articles__gt=0)
    everything = totals.everywhere().totals("all_articles", "all_measures", "all_figures")
    context = {
        "article_count": everything["all_articles"],
        "region_count": held.values("region").distinct().count(),
        "measure_count": everything["all_measures"],
        "figure_count": everything["all_figures"],
        "matrix": matrix.with_rows(row for row in matrix.rows if row.articles),
        "provinces": provinces(measures_by_province(request.user)),
        "recent": recent(now() - timedelta(days=RECENT_DAYS)),
        "newest": tell_apart(list(as_cards(articles.newest_first(), request.user)[:NEWEST])),
    }
    return render(request, "home/home.html", context)
