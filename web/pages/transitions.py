"""What becomes what: the bridge from alleviation to revitalization, as a table and as a drawing."""

from collections.abc import Iterable

import django_filters as filters
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.alike.flows import flows
from comparison.scope import ScopeForm
from measures.models import Transition
from web.lists.paging import BoundedPaginator
from web.lists.region_facet import RegionFacet
from web.lists.scoped import ScopedFilterSet

PAGE_SIZE = 40
DRAWN = 40  # transitions in the drawing; more could not be read
SORTS = (
    ("bridge", "衔接在前"),
    ("source", "按由何而来"),
    ("target", "按到何处去"),
    ("region", "按区划"),
    ("new", "日期新的在前"),
)
ORDERS = {
    "bridge": ("-weight", "source", "target"),
    "source": ("source", "target"),
    "target": ("target", "source"),
    "region": ("article__region_id", "article_id", "start"),
    "new": (F("article__published_on").desc(nulls_last=True), "article_id", "start"),
}


class TransitionFilter(ScopedFilterSet):
    counted_as = "transitions"
    facets = (RegionFacet(),)

    q = filters.CharFilter(method="speaking_of", label="含有")
    sort = filters.ChoiceFilter(choices=SORTS, method="sorted_by", label="排序")

    class Meta:
        model = Transition
        fields: list[str] = []

    def speaking_of(self, queryset: QuerySet[Transition], name: str, text: str) -> QuerySet[Transition]:
        return queryset.filter(Q(source__contains=text) | Q(target__contains=text) | Q(quote__contains=text))

    def sorted_by(self, queryset: QuerySet[Transition], name: str, value: str) -> QuerySet[Transition]:
        return queryset.order_by(*ORDERS[value])


def _shown(keys: Iterable[int]) -> list[Transition]:
    """The transitions of some keys, in their order."""
    keys = list(keys)
    rows = Transition.objects.select_related("article__region", "measure__theme").defer("article__body")
    by_key = rows.in_bulk(keys)
    return [by_key[key] for key in keys]


@require_safe
def transition_list(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET)
    scope = form.scope()
    # A transition inside a measure that a curator rejected may still be a transition: it has its own span.
    public = scope.of_articles(Transition.objects.all())
    filterset = TransitionFilter(request.GET, queryset=public, scope=scope)
    order = filterset.data.get("sort") if filterset.data.get("sort") in ORDERS else "bridge"
    found = filterset.qs_without()
    keys = found.order_by(*ORDERS[order], "pk").values_list("pk", flat=True)
    page = BoundedPaginator(keys, PAGE_SIZE, total=filterset.total).get_page(request.GET.get("page"))
    page.object_list = _shown(page.object_list)
    context = {
        "form": form,
        "filterset": filterset,
        "page": page,
        "flows": flows(found.order_by(*ORDERS["bridge"]).values_list("source", "target")[:DRAWN]),
        "drawn": DRAWN,
        "facets": filterset.shown_facets(),
        "sorts": filterset.sorts(),
    }
    return render(request, "measures/transition_list.html", context)
