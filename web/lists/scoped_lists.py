"""The lists of figures and of transitions as their query strings ask for them."""

import django_filters as filters
from django.db.models import F, QuerySet

from comparison.scope import Scope
from measures.models import Figure, Transition
from web.lists.facets import ThemeFacet, ValueFacet
from web.lists.region_facet import RegionFacet
from web.lists.scoped import ScopedFilterSet, SpokenFilter

TRANSITION_SORTS = (
    ("bridge", "衔接在前"),
    ("source", "按由何而来"),
    ("target", "按到何处去"),
    ("region", "按区划"),
    ("new", "日期新的在前"),
)
TRANSITION_ORDERS = {
    "bridge": ("-weight", "source", "target"),
    "source": ("source", "target"),
    "target": ("target", "source"),
    "region": ("article__region_id", "article_id", "start"),
    "new": (F("article__published_on").desc(nulls_last=True), "article_id", "start"),
}


class FigureFilter(ScopedFilterSet):
    facets = (
        RegionFacet(),
        ThemeFacet("theme", "measure__theme", "主题"),
        ValueFacet("unit", "unit", "单位"),
    )

    q = SpokenFilter(columns=("about",), label="所计事物")

    class Meta:
        model = Figure
        fields: list[str] = []


def public_transitions(scope: Scope) -> QuerySet[Transition]:
    """A transition inside a measure that a curator rejected may still be a transition: it has its own span."""
    return Transition.objects.filter(article__in=scope.articles().order_by())


class TransitionFilter(ScopedFilterSet):
    facets = (RegionFacet(),)

    q = SpokenFilter(columns=("source", "target", "quote"), label="含有")
    sort = filters.ChoiceFilter(choices=TRANSITION_SORTS, method="sorted_by", label="排序")

    class Meta:
        model = Transition
        fields: list[str] = []

    def sorted_by(self, queryset: QuerySet[Transition], name: str, value: str) -> QuerySet[Transition]:
        return queryset.order_by(*TRANSITION_ORDERS[value])
