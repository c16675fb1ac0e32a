"""Lists of what stands in public articles of some years and regions: figures and transitions."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import django_filters as filters
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext

from comparison.axes import tallied
from comparison.scope import Scope
from documents.search.query import Clause, parse
from measures.models import Axis
from measures.models.tally import EVERYWHERE
from web.lists.faceted import FacetedFilterSet
from web.lists.facets import Facet


class SpokenFilter(filters.CharFilter):
    """Rows of which, for each word typed, one of the columns holds it as it stands, and none a word that is left out."""

    def __init__(self, *, columns: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.columns = columns

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        query = parse(value or "")
        for clause in query.clauses:
            queryset = queryset.filter(self._said(clause))
        return queryset.exclude(self._said(query.excluded)) if query.excluded else queryset

    def _said(self, leaves: Clause) -> Q:
        return reduce(or_, (_stands_in(column, leaf.text) for leaf in leaves for column in self.columns))


def _stands_in(column: str, text: str) -> Q:
    """Whether a column holds the text; a number as the whole of one: 4.8 does not stand in 14.8."""
    if text[:1].isdecimal():
        return Q(**{f"{column}__iregex": f"(^|[^0-9.]){re.escape(text)}([^0-9]|$)"})
    return Q(**{f"{column}__icontains": text})


class ScopedFilterSet(FacetedFilterSet):
    """The period and whether a region stands for itself are read by the scope, not by the filters.

    `counted_as` is the tally of the rows.
    """

    counted_as = ""

    def __init__(self, data: Mapping[str, Any], *, scope: Scope, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.scope = scope

    @property
    def unit(self) -> str:
        """What the list holds, in the words of its model."""
        return gettext(self.queryset.model._meta.verbose_name)

    @property
    def facets_asked(self) -> list[tuple[str, str]]:
        """The parameters of facets that stand in the query string, with their values."""
        return [(each.name, self.data[each.name]) for each in self.facets if self.data.get(each.name)]

    @property
    def own_only(self) -> bool:
        return self.scope.own_only

    def tallied(self, counted: str) -> Counter[str] | None:
        """Of regions, where nothing but a region is asked for."""
        if counted != "region" or not self._is_of_places:
            return None
        rows = tallied(self.scope, Axis.TOTAL).exclude(region=EVERYWHERE)
        return Counter(rows.by("region", f"own_{self.counted_as}"))

    def tally(self, facet: Facet) -> Iterable[tuple[Hashable, int]]:
        return self.counted_by(facet, self.qs_without(facet.name))

    def counted_by(self, facet: Facet, rows: QuerySet) -> Iterable[tuple[Hashable, int]]:
        """The rows of each value; of regions by what they are or were, as the scope says."""
        field = self.scope.place(facet.field) if facet.name == "region" else F(facet.field)
        return rows.values_list(field).annotate(Count("pk"))

    @property
    def total(self) -> int:
        """How many rows there are; counted where no tally tells."""
        if not self._is_of_places:
            return int(self.qs_without().count())
        region = self.form.cleaned_data.get("region")
        rows = tallied(self.scope, Axis.TOTAL).filter(region=region.code if region else EVERYWHERE)
        return rows.total(f"{'own' if region and self.own_only else 'all'}_{self.counted_as}")

    @property
    def _is_of_places(self) -> bool:
        """Whether a region and an order are all that is asked for."""
        return self.in_force <= {"region", "sort"}
