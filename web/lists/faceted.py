"""A list that facets narrow: its filters follow from them, and each counts under every filter but its own, so that a
reader sees what another choice would give."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from copy import copy
from functools import cached_property
from typing import Any

import django_filters as filters
from django.core.validators import EMPTY_VALUES
from django.db.models import Count, Model, QuerySet
from django.forms import Form
from django.utils.translation import gettext
from django_filters.widgets import BooleanWidget

from web.lists.facets import MOST_VALUES, Choice, Facet, LongFacet, Row, ShownFacet


class SwitchFilter(filters.BooleanFilter):
    """On with `name=1`; the stock filter reads 1 as unknown, as its select box numbers it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=BooleanWidget(), **kwargs)


class CopiedFilters(dict[str, filters.Filter]):
    """Filters as a class declares them. Each list has copies of its own, which share what their options hold: the stock copy
    goes down into every choice and queryset, at a tenth of what a list costs."""

    def __deepcopy__(self, _memo: object) -> dict[str, filters.Filter]:
        return {name: _own_copy(each) for name, each in self.items()}


def _own_copy(declared: filters.Filter) -> filters.Filter:
    own = copy(declared)
    own.extra = dict(declared.extra)
    # Set anew, for what calls it is bound to the filter.
    own.method = declared.method
    return own


class FacetedFilterSet(filters.FilterSet):
    """A FilterSet that counts its choices and says in words what it does.

    `facets` are declared on the class, in the order in which they are shown; further filters as with any FilterSet.
    """

    facets: tuple[Facet, ...] = ()
    unchipped: tuple[str, ...] = ("sort",)

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        derived = {name: each for facet in cls.facets for name, each in facet.filters().items()}
        return CopiedFilters({**super().get_filters(), **derived})

    @cached_property
    def form(self) -> Form:
        """Made once, of fields that are this list's own: a form class made of them would copy each, which took a tenth of a page."""
        form = self._meta.form(self.data if self.is_bound else None, prefix=self.form_prefix)
        form.fields = {name: each.field for name, each in self.filters.items()}
        return form

    @cached_property
    def in_force(self) -> frozenset[str]:
        """The names of the filters that have a value; a bad value is none."""
        self.errors  # noqa: B018 - validates, so that cleaned_data is there
        return frozenset(name for name, value in self.form.cleaned_data.items() if value not in EMPTY_VALUES)

    @property
    def own_only(self) -> bool:
        """Whether a region stands for itself alone, without what lies below it."""
        return bool(self.form.cleaned_data.get("own"))

    def qs_without(self, *names: str) -> QuerySet:
        """The rows under every filter but those named, in no order."""
        return self.narrowed_by(self.in_force.difference(names))

    def narrowed_by(self, names: Collection[str], rows: QuerySet | None = None) -> QuerySet:
        """The rows, or some of them that are given, under these filters of those in force, in no order."""
        queryset = self.queryset.all() if rows is None else rows
        for name, value in self.form.cleaned_data.items():
            if name in names:
                queryset = self.filters[name].filter(queryset, value)
        return queryset.order_by()

    def unchanged(self, queryset: QuerySet, name: str, value: object) -> QuerySet:
        """For a parameter that something else reads."""
        return queryset

    # Facets

    @property
    def offered_facets(self) -> list[Facet]:
        """The facets of those declared that this reader may use."""
        return [facet for facet in self.facets if facet.name in self.filters]

    def shown_facets(self) -> list[ShownFacet]:
        """Every facet with its choices and their counts."""
        return [self._shown(facet) for facet in self.offered_facets]

    def found_values(self, name: str, text: str) -> ShownFacet | None:
        """Every value of a long facet whose name holds `text`, as far as a page can hold them; None where there is none."""
        for facet in self.offered_facets:
            if facet.name == name and isinstance(facet, LongFacet):
                rows = facet.found(self, text)
                return ShownFacet(name, facet.label, self._choices(facet, rows[:MOST_VALUES]), len(rows))
        return None

    def counts(self, facet: Facet, *, empty: str | None = None) -> Counter:
        """Rows for each value of a facet under every filter but its own; counted once.

        Rows without a value count under `empty`, or not at all where that is None. No filter may repeat a row:
        distinct counts take several times as long.
        """
        if facet.name not in self._counted:
            counts = Counter()
            for value, count in self._pairs(facet):
                counts[empty if value in (None, "") else value] += count
            counts.pop(None, None)
            self._counted[facet.name] = counts
        return self._counted[facet.name].copy()

    @cached_property
    def _counted(self) -> dict[str, Counter]:
        return {}

    def _pairs(self, facet: Facet) -> Iterable[tuple[Hashable, int]]:
        if (tallied := self.tallied(facet.name)) is not None:
            return tallied.items()
        return ((facet.value_of(stored), count) for stored, count in self.tally(facet))

    def tallied(self, counted: str) -> Counter | None:
        """Rows of each value of a parameter under every other filter, where they need not be counted."""
        return None

    def tally(self, facet: Facet) -> Iterable[tuple[Hashable, int]]:
        """Pairs of a value of the facet and its rows, under every filter but its own."""
        return self.qs_without(facet.name).values_list(facet.field).annotate(Count("pk"))

    def _shown(self, facet: Facet) -> ShownFacet:
        choices = self._choices(facet, facet.rows(self))
        total = facet.total(self) if isinstance(facet, LongFacet) else 0
        return ShownFacet(facet.name, facet.label, choices, total)

    def _choices(self, facet: Facet, rows: Iterable[Row]) -> tuple[Choice, ...]:
        chosen = self.data.get(facet.name, "")
        return tuple(
            Choice(str(value), label, count, str(value) == chosen, *depth)
            for value, label, count, *depth in rows
        )

    # In words

    @property
    def chips(self) -> list[tuple[str, str]]:
        """The filters in force, as (parameter, label) pairs."""
        self.errors  # noqa: B018 - validates, so that cleaned_data is there
        chosen = self.form.cleaned_data
        return [
            (name, self._in_words(name, value))
            for name, value in chosen.items()
            if value not in (None, "", False) and name not in self.unchipped
        ]

    @property
    def notices(self) -> list[str]:
        """What of the query string could not be used, in words."""
        return [
            gettext("{label}“{typed}”不在库中或写法有误，没有采用。").format(
                label=self.filters[name].label, typed=self.data.get(name, "")
            )
            for name in self.errors
            if name in self.filters
        ]

    def sorts(self, name: str = "sort") -> list[Choice]:
        """The orders of the list; the first is in force where none is asked for."""
        offered = self.filters[name].extra["choices"]
        chosen = self.data.get(name)
        in_force = chosen if chosen in dict(offered) else offered[0][0]
        return [Choice(value, label, selected=value == in_force) for value, label in offered]

    def _in_words(self, name: str, value: object) -> str:
        label = self.filters[name].label
        if value is True:
            return str(label)
        choices = {} if isinstance(value, Model) else dict(self.filters[name].extra.get("choices", ()))
        shown = getattr(value, "shown_name", None) or choices.get(value, value)
        return gettext("{label}：{value}").format(label=label, value=shown)
