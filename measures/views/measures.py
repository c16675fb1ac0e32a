"""Measures: the list with its facets, and one measure with where it is written."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from documents.facets import Choice
from documents.models import Article
from measures.context import context_of
from measures.filters import MeasureFilter
from measures.found import mark_measures
from measures.models import Measure
from measures.similar import similar_measures

PAGE_SIZE = 20
ELSEWHERE = 6


@require_safe
def measure_list(request):
    filterset = MeasureFilter(request.GET, user=request.user)
    page = Paginator(filterset.ordered.with_card(), PAGE_SIZE).get_page(request.GET.get("page"))
    found = filterset.found
    context = {
        "filterset": filterset,
        "found": found,
        "page": page,
        "measures": mark_measures(page.object_list, found.terms) if found else page.object_list,
        "facets": filterset.facets(),
        "sorts": _sorts(filterset, found),
    }
    return render(request, "measures/measure_list.html", context)


def _sorts(filterset, found):
    """The orders offered; a search has one more, and starts with it."""
    sorts = filterset.sorts()
    if not found:
        return sorts
    asked = bool(filterset.form.cleaned_data.get("sort"))
    likeliest = Choice("", "按相关程度", selected=not asked)
    return [likeliest, *(replace(choice, selected=asked and choice.selected) for choice in sorts)]


@require_safe
def measure_detail(request, pk):
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


def _elsewhere(measures, measure, article):
    """Measures of other localities on the same theme."""
    others = measures.exclude(status="rejected").exclude(article__region=article.region_id)
    return others.filter(theme=measure.theme_id).with_card()[:ELSEWHERE]
