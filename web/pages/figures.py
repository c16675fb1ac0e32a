"""Figures across localities, on scales that they may share."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from comparison.headings import headings, public_figures
from comparison.scales import shown_scales, with_near
from comparison.scope import ScopeForm
from web.lists.facets import Choice, chosen
from web.lists.scoped_lists import MOST_ARTICLES, FigureFilter
from web.lists.values import show_values

PAGE_SIZE = 15
ORDERS = {
    "value": gettext_lazy("数值大的在前"),
    "region": gettext_lazy("按区划"),
    "new": gettext_lazy("日期新的在前"),
}


@require_safe
def figure_list(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET)
    scope = form.scope()
    filterset = FigureFilter(request.GET, queryset=public_figures(scope), scope=scope)
    order = chosen(request, "sort", ORDERS)
    found = filterset.qs_without()
    page = Paginator(headings(found, filterset.region_of, scope), PAGE_SIZE).get_page(request.GET.get("page"))
    drawn = shown_scales(page.object_list, filterset.region_of, scope, order)
    shown = with_near(drawn, page.paginator.object_list)
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
