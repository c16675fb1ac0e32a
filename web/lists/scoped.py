"""Lists of what stands in public articles of some years and regions: figures and transitions."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from comparison.scope import Scope
from documents.search.query import parse
from web.lists.faceted import FacetedFilterSet


class SpokenFilter(filters.CharFilter):
    """Rows of which, for each word typed, one of the columns holds it as it stands."""

    def __init__(self, *, columns: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.columns = columns

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        for clause in parse(value or "").clauses:
            said = [Q(**{f"{column}__icontains": leaf.text}) for leaf in clause for column in self.columns]
            queryset = queryset.filter(reduce(or_, said))
        return queryset


class ScopedFilterSet(FacetedFilterSet):
    """The period and whether a region stands for itself are read by the scope, not by the filters."""

    def __init__(self, data: Mapping[str, Any], *, scope: Scope, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.scope = scope

    @property
    def unit(self) -> str:
        """What the list holds, in the words of its model."""
        return str(self.queryset.model._meta.verbose_name)

    @property
    def facets_asked(self) -> list[tuple[str, str]]:
        """The parameters of facets that stand in the query string, with their values."""
        return [(each.name, self.data[each.name]) for each in self.facets if self.data.get(each.name)]

    @property
    def own_only(self) -> bool:
        return self.scope.own_only
