"""Measures: the list with its facets, and one measure with where it is written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comparison.similar import similar_measures
from documents.models import Article
from documents.text.sentences import context_of
from measures.judged import show_judged
from measures.models import Measure
from measures.querysets import MeasureQuerySet
from web.lists.lists import MEASURES
from web.lists.typed import settles_what_is_typed

ELSEWHERE = 6


@require_safe
@settles_what_is_typed
def measure_list(request: HttpRequest) -> HttpResponse:
    filterset = MEASURES.asked(request.GET, request.user)
    MEASURES.record(filterset, request)
    context = MEASURES.context(filterset, request)
    if filterset.found is not None:
        context["judging"] = show_judged(context["rows"], filterset.data["q"], request.user)
    return render(request, "measures/measure_list.html", context)


@require_safe
def measures_values(request: HttpRequest, facet: str) -> HttpResponse:
    return MEASURES.values(request, facet)


@require_safe
def measure_detail(request: HttpRequest, pk: int) -> HttpResponse:
    measures = Measure.objects.visible_to(request.user)
    measure = get_object_or_404(measures.select_related("theme__group"), pk=pk)
    article = Article.objects.with_card().get(pk=measure.article_id)
    similar = similar_measures(measure, article.region_id)
    around = article.measures.visible_to(request.user).order_by("position")
    context = {
        "measure": measure,
        "article": article,
        "context": context_of(article.body, measure.start, measure.end),
        "figures": measure.figures.order_by("start"),
        "transitions": measure.transitions.order_by("start"),
        "previous": around.filter(position__lt=measure.position).last(),
        "next": around.filter(position__gt=measure.position).first(),
        "similar": similar,
        "elsewhere": [] if similar else _elsewhere(measures, measure, article),
    }
    return render(request, "measures/measure_detail.html", context)


def _elsewhere(measures: MeasureQuerySet, measure: Measure, article: Article) -> MeasureQuerySet:
    """Measures of other localities on the same theme."""
    others = measures.exclude(status="rejected").exclude(article__region=article.region_id)
    return others.filter(theme=measure.theme_id).with_card()[:ELSEWHERE]
