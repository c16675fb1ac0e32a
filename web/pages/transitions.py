"""What becomes what: the bridge from alleviation to revitalization, as a table and as a drawing."""

import django_filters as filters
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.alike.flows import flows
from comparison.scope import ScopeForm
from measures.models import Transition
from regions.models import Region
from regions.rollup import codes_above, roll_up, tree_of
from web.lists.facets import FacetedFilterSet

PAGE_SIZE = 40
DRAWN = 40  # transitions in the drawing; more could not be read
SORTS = (("source", "按由何而来"), ("target", "按到何处去"), ("region", "按区划"), ("new", "日期新的在前"))
ORDERS = {
    "source": ("source", "target"),
    "target": ("target", "source"),
    "region": ("article__region_id", "article_id", "start"),
    "new": (F("article__published_on").desc(nulls_last=True), "article_id", "start"),
}


class TransitionFilter(FacetedFilterSet):
    q = filters.CharFilter(method="speaking_of", label="含有")
    region = filters.ModelChoiceFilter(queryset=Region.objects.all(), method="in_region", label="地区")
    sort = filters.ChoiceFilter(choices=SORTS, method="sorted_by", label="排序")

    class Meta:
        model = Transition
        fields = []

    def __init__(self, data, *, scope, **kwargs):
        shown = Transition.objects.filter(article__in=scope.articles().order_by())
        # A transition inside a measure that a curator rejected may still be a transition: it has its own span.
        super().__init__(data, queryset=shown, **kwargs)
        self.scope = scope

    def speaking_of(self, queryset, name, text):
        return queryset.filter(Q(source__contains=text) | Q(target__contains=text) | Q(quote__contains=text))

    def in_region(self, queryset, name, region):
        if self.scope.own_only:
            return queryset.filter(article__region=region)
        return queryset.filter(article__region__code__range=region.code_range)

    def sorted_by(self, queryset, name, value):
        return queryset.order_by(*ORDERS[value])

    def facets(self):
        rolled = roll_up(self.counts("region", "article__region_id"))
        count_of = rolled.own.__getitem__ if self.scope.own_only else rolled.total
        rows = [
            (each.code, each.name, count_of(each.code), len(codes_above(each.code)))
            for each in tree_of(rolled.own)
            if count_of(each.code)
        ]
        return [self.facet("region", rows)]


@require_safe
def transition_list(request):
    form = ScopeForm(request.GET)
    filterset = TransitionFilter(request.GET, scope=form.scope())
    found = filterset.qs if filterset.data.get("sort") in ORDERS else filterset.qs.order_by(*ORDERS["source"])
    shown = found.select_related("article__region", "measure__theme").defer("article__body")
    context = {
        "form": form,
        "filterset": filterset,
        "page": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
        "flows": flows(found.values_list("source", "target")[:DRAWN]),
        "drawn": DRAWN,
        "facets": filterset.facets(),
        "sorts": filterset.sorts(),
    }
    return render(request, "measures/transition_list.html", context)
