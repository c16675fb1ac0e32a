"""The first page: search, what the library holds, the matrix in small, the newest articles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.matrix import coverage
from comparison.scope import Scope
from documents.models import Article
from measures.models import Figure, Measure
from web.lists.article_cards import as_cards

MATRIX_ROWS = 12
NEWEST = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.visible_to(request.user)
    matrix = coverage(Scope(own_only=True), sort="articles", limit=MATRIX_ROWS)
    context = {
        "article_count": articles.count(),
        "region_count": articles.exclude(region=None).order_by().values("region").distinct().count(),
        "measure_count": Measure.objects.visible_to(request.user).count(),
        "figure_count": Figure.objects.filter(article__in=articles).count(),
        "matrix": matrix.with_rows(row for row in matrix.rows if row.articles),
        "newest": as_cards(articles.newest_first(), request.user)[:NEWEST],
    }
    return render(request, "home/home.html", context)
