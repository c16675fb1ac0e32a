"""More like this: what is like a measure, an article or a basket, with the words that they share."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from documents.models import Article
from measures.models import Measure, MeasureStatus
from web.lists.lists import ARTICLES, MEASURES, SearchedList
from web.lists.onward.near_cards import alike_cards


@require_safe
def measure_alike(request: HttpRequest, pk: int) -> HttpResponse:
    """Measures of other articles; rejected ones are like nothing, not even for staff."""
    visible = Measure.objects.visible_to(request.user)
    measure = get_object_or_404(visible, pk=pk)
    others = visible.exclude(status=MeasureStatus.REJECTED).exclude(article=measure.article_id)
    text = f"{measure.title}\n{measure.quote}"
    rows = alike_cards(MEASURES, others, text, request.user, places=_places(measure.article))
    return _page(request, MEASURES, rows, measure, f"与“{measure.title}”相近的举措")


@require_safe
def article_alike(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Article.objects.visible_to(request.user)
    article = get_object_or_404(visible, pk=pk)
    text = f"{article.title}\n{article.body}"
    rows = alike_cards(ARTICLES, visible.exclude(pk=pk), text, request.user, places=_places(article))
    return _page(request, ARTICLES, rows, article, f"与《{article.title}》相近的文章")


@login_required
@require_safe
def basket_alike(request: HttpRequest, pk: int) -> HttpResponse:
    """Measures like those that a reader has clipped, without these."""
    basket = get_object_or_404(request.user.baskets, pk=pk)
    clips = list(basket.clips.all())
    others = Measure.objects.visible_to(request.user).exclude(status=MeasureStatus.REJECTED)
    others = others.exclude(pk__in=[clip.measure_id for clip in clips if clip.measure_id])
    text = "\n".join(f"{clip.title}\n{clip.quote}" for clip in clips)
    return _page(
        request,
        MEASURES,
        alike_cards(MEASURES, others, text, request.user),
        basket,
        f"与“{basket.name}”相近的举措",
    )


def _places(article: Article) -> frozenset[str]:
    """The names of the region that an article is of, and of those above it: what is like it elsewhere is sought."""
    path = article.region.path if article.region else ()
    return frozenset(name for region in path for name in (region.name, region.short_name))


def _page(request: HttpRequest, searched: SearchedList, rows: list[Any], of: Any, title: str) -> HttpResponse:
    context = {"list": searched, "rows": rows, "back": of.get_absolute_url(), "title": title}
    return render(request, "search/alike.html", context)
