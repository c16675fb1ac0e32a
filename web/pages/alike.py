"""More like this: what is like a measure, an article or a basket, with the words that they share."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from documents.models import Article
from documents.search.alike import alike
from measures.models import Measure, MeasureStatus
from web.lists.lists import ARTICLES, MEASURES, SearchedList
from web.lists.onward.likes import like_article, like_measure
from web.lists.onward.near_cards import like_cards


@require_safe
def measure_alike(request: HttpRequest, pk: int) -> HttpResponse:
    measure = get_object_or_404(Measure.objects.visible_to(request.user), pk=pk)
    rows = like_cards(MEASURES, like_measure(measure, request.user), request.user)
    return _page(
        request, MEASURES, rows, measure, gettext("与“{title}”相近的举措").format(title=measure.title)
    )


@require_safe
def article_alike(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    rows = like_cards(ARTICLES, like_article(article, request.user), request.user)
    return _page(
        request, ARTICLES, rows, article, gettext("与《{title}》相近的文章").format(title=article.title)
    )


@login_required
@require_safe
def basket_alike(request: HttpRequest, pk: int) -> HttpResponse:
    """Measures like those that a reader has clipped, without these."""
    basket = get_object_or_404(request.user.baskets, pk=pk)
    clips = list(basket.clips.all())
    others = Measure.objects.visible_to(request.user).exclude(status=MeasureStatus.REJECTED)
    others = others.exclude(pk__in=[clip.measure_id for clip in clips if clip.measure_id])
    text = "\n".join(f"{clip.title}\n{clip.quote}" for clip in clips)
    rows = like_cards(MEASURES, alike(others, text), request.user)
    return _page(request, MEASURES, rows, basket, gettext("与“{title}”相近的举措").format(title=basket.name))


def _page(request: HttpRequest, searched: SearchedList, rows: list[Any], of: Any, title: str) -> HttpResponse:
    context = {"list": searched, "rows": rows, "back": of.get_absolute_url(), "title": title}
    return render(request, "search/alike.html", context)
