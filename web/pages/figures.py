"""Figures across localities, on scales that they may share."""

import django_filters as filters
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.scales import headings, public_figures, shown_scales
from comparison.scope import ScopeForm
from measures.models import Figure, Theme
from regions.models import Region
from regions.rollup import codes_above, roll_up, tree_of
from web.lists.facets import Choice, FacetedFilterSet

PAGE_SIZE = 15
ORDERS = {"value": "数值大的在前", "region": "按区划", "new": "日期新的在前"}


class FigureFilter(FacetedFilterSet):
    q = filters.CharFilter(field_name="about", lookup_expr="contains", label="所计事物")
    region = filters.ModelChoiceFilter(queryset=Region.objects.all(), method="in_region", label="地区")
    theme = filters.ModelChoiceFilter(
        queryset=Theme.objects.all(), to_field_name="slug", field_name="measure__theme", label="主题"
    )
    unit = filters.CharFilter(field_name="unit", label="单位")

    class Meta:
        model = Figure
        fields = []

    def __init__(self, data, *, scope, **kwargs):
        super().__init__(data, queryset=public_figures(scope), **kwargs)
        self.scope = scope

    def in_region(self, queryset, name, region):
        if self.scope.own_only:
            return queryset.filter(article__region=region)
        return queryset.filter(article__region__code__range=region.code_range)

    def facets(self):
        return [self._region_facet(), self._theme_facet(), self._unit_facet()]

    def _region_facet(self):
        rolled = roll_up(self.counts("region", "article__region_id"))
        count_of = rolled.own.__getitem__ if self.scope.own_only else rolled.total
        rows = [
            (each.code, each.name, count_of(each.code), len(codes_above(each.code)))
            for each in tree_of(rolled.own)
            if count_of(each.code)
        ]
        return self.facet("region", rows)

    def _theme_facet(self):
        counts = self.counts("theme", "measure__theme_id")
        return self.facet(
            "theme", [(t.slug, t.name, counts[t.pk]) for t in Theme.objects.all() if counts[t.pk]]
        )

    def _unit_facet(self):
        counts = self.counts("unit", "unit")
        return self.facet("unit", [(unit, unit, count) for unit, count in counts.most_common(12)])


@require_safe
def figure_list(request):
    form = ScopeForm(request.GET)
    filterset = FigureFilter(request.GET, scope=form.scope())
    order = request.GET.get("sort") if request.GET.get("sort") in ORDERS else "value"
    found = filterset.qs
    page = Paginator(headings(found), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "filterset": filterset,
        "page": page,
        "scales": shown_scales(found, page.object_list, order),
        "unnamed": found.filter(about="").count(),
        "facets": filterset.facets(),
        "sorts": [Choice(value, label, selected=value == order) for value, label in ORDERS.items()],
    }
    return render(request, "measures/figure_list.html", context)
