"""Figures across localities, on scales that they may share."""

from collections import Counter
from collections.abc import Collection
from typing import Any

import django_filters as filters
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparison.headings import headings, public_figures
from comparison.matrix import tallied
from comparison.scales import shown_scales, with_near
from comparison.scope import ScopeForm
from documents.search.engine import search
from documents.search.results import IsAmong
from measures.models import Axis, Figure
from measures.models.tally import EVERYWHERE
from web.lists.facets import Choice, ThemeFacet, ValueFacet, chosen
from web.lists.region_facet import RegionFacet
from web.lists.scoped import ScopedFilterSet
from web.lists.values import show_values

PAGE_SIZE = 15
# Of more articles than these, the figures of the newest are listed.
MOST_ARTICLES = 1000
ORDERS = {"value": "数值大的在前", "region": "按区划", "new": "日期新的在前"}


class FigureFilter(ScopedFilterSet):
    facets = (
        RegionFacet(),
        ThemeFacet("theme", "measure__theme", "主题"),
        ValueFacet("unit", "unit", "单位"),
    )

    q = filters.CharFilter(field_name="about", lookup_expr="contains", label="所计事物")

    class Meta:
        model = Figure
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._newest: dict[frozenset[str], list[int]] = {}

    def narrowed_by(self, names: Collection[str]) -> QuerySet[Figure]:
        """Figures of the newest articles alone where there are more than MOST_ARTICLES."""
        figures = super().narrowed_by(names)
        newest = self._newest_under(names)
        return figures.filter(article__in=newest[:MOST_ARTICLES]) if len(newest) > MOST_ARTICLES else figures

    @property
    def is_cut(self) -> bool:
        return len(self._newest_under(self.in_force)) > MOST_ARTICLES

    def tallied(self, counted: str) -> Counter[str] | None:
        """Of regions, where nothing else is asked for."""
        if counted != "region" or not self.in_force <= {"region"}:
            return None
        return Counter(tallied(self.scope, Axis.TOTAL).exclude(region=EVERYWHERE).by("region", "own_figures"))

    def _newest_under(self, names: Collection[str]) -> list[int]:
        """The newest articles of a region that can hold the words, by key: MOST_ARTICLES, and one where there are more."""
        asked = self.in_force.intersection(names, ("region", "q"))
        if asked not in self._newest:
            articles = self.scope.articles()
            if "region" in asked:
                code = self.form.cleaned_data["region"].code
                articles = articles.in_region(code, own_only=self.own_only)
            newest = articles.newest_first().values_list("pk", flat=True)
            found = list(newest[: MOST_ARTICLES + 1])
            if "q" in asked and len(found) > MOST_ARTICLES:
                words = self.form.cleaned_data["q"].replace('"', " ")
                written = search(articles, text=f'"{words}"', synonyms=False)
                found = list(newest.filter(IsAmong(written.pks))[: MOST_ARTICLES + 1]) if written else found
            self._newest[asked] = found
        return self._newest[asked]


@require_safe
def figure_list(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET)
    scope = form.scope()
    filterset = FigureFilter(request.GET, queryset=public_figures(scope), scope=scope)
    order = chosen(request, "sort", ORDERS)
    found = filterset.qs_without()
    page = Paginator(headings(found), PAGE_SIZE).get_page(request.GET.get("page"))
    shown = with_near(shown_scales(found, page.object_list, order), page.paginator.object_list)
    context = {
        "form": form,
        "filterset": filterset,
        "page": page,
        "scales": shown,
        "most_articles": MOST_ARTICLES if filterset.is_cut else 0,
        "has_single": any(each.is_single for each in shown),
        "unnamed": found.filter(about="").count(),
        "facets": filterset.shown_facets(),
        "values_of": "figures_values",
        "sorts": [Choice(value, label, selected=value == order) for value, label in ORDERS.items()],
    }
    return render(request, "measures/figure_list.html", context)


@require_safe
def figures_values(request: HttpRequest, facet: str) -> HttpResponse:
    scope = ScopeForm(request.GET).scope()
    filterset = FigureFilter(request.GET, queryset=public_figures(scope), scope=scope)
    return show_values(request, filterset, facet, reverse("figure_list"))
