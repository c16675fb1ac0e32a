"""Facets: ways to narrow a list, each declared once and shown as links with counts.

A declared facet says by which parameters it narrows, which column it counts, and how its choices are shown; everything
else follows from it (web.lists.faceted, web.lists.tally, web.lists.tallied). Each state of a list is an address that can be sent on.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import django_filters as filters
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

from measures.models import Theme

if TYPE_CHECKING:
    from web.lists.faceted import FacetedFilterSet

# Choices that stand open; how many sources or officials stand beside a list, and how many where all are asked for.
CHOICES_SHOWN = 10
MOST_NAMED = 12
MOST_VALUES = 200

# (value, label, count), or (value, label, count, depth) in a tree; None where nobody counted.
Row = tuple[object, str, int | None] | tuple[object, str, int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a facet, of the filters in force, or of the orders of a list."""

    value: str
    label: str
    count: int | None = None
    selected: bool = False
    depth: int = 0


def chosen(request: HttpRequest, name: str, offered: Iterable[str]) -> str:
    """The value asked for, or the first offered."""
    value = request.GET.get(name)
    return value if value in offered else next(iter(offered))


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet as a page shows it; `name` is the parameter of the query string.

    `total` counts all its values where only the most frequent are shown, else it is 0.
    """

    name: str
    label: str
    choices: tuple[Choice, ...]
    total: int = 0

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.choices)

    @property
    def first(self) -> tuple[Choice, ...]:
        return self.choices[:CHOICES_SHOWN]

    @property
    def rest(self) -> tuple[Choice, ...]:
        """The choices that stay folded until asked for, or until one of them is in force."""
        return self.choices[CHOICES_SHOWN:]

    @property
    def is_unfolded(self) -> bool:
        return any(choice.selected for choice in self.rest)


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list, as it is declared.

    `name` is the parameter, `field` leads from a row to the value that narrows and is counted ("" where a facet counts
    by itself). `is_many` says that a row may have several values.
    """

    name: str
    field: str
    label: str
    is_many: bool = False

    def filters(self) -> dict[str, filters.Filter]:
        """The filters that the facet needs, by parameter."""
        raise NotImplementedError

    def rows(self, filterset: "FacetedFilterSet") -> Iterable[Row]:
        """The choices with their counts under every filter but the facet's own, in the order in which they are shown."""
        raise NotImplementedError

    @property
    def is_counted(self) -> bool:
        """Whether its choices say how many rows they have."""
        return bool(self.field)

    def value_of(self, stored: Any) -> Hashable:
        """What is counted of a stored value."""
        return stored


@dataclass(frozen=True)
class LongFacet(Facet):
    """One with more values than stand beside a list: `rows` are the most frequent, `found` all whose name is asked for."""

    def found(self, filterset: "FacetedFilterSet", name: str) -> list[Row]:
        raise NotImplementedError

    def total(self, filterset: "FacetedFilterSet") -> int:
        return len(filterset.counts(self))


@dataclass(frozen=True)
class ChoiceFacet(Facet):
    """Fixed choices, (value, label) pairs; those without a row are left out."""

    offered: Sequence[tuple[str, str]] = ()

    def filters(self) -> dict[str, filters.Filter]:
        return {
            self.name: filters.ChoiceFilter(choices=self.offered, field_name=self.field, label=self.label)
        }

    def rows(self, filterset: "FacetedFilterSet") -> Iterable[Row]:
        counts = filterset.counts(self)
        offered = filterset.filters[self.name].extra["choices"]
        return [(value, label, counts[value]) for value, label in offered if counts[value]]


@dataclass(frozen=True)
class PlainFacet(ChoiceFacet):
    """Fixed choices that nobody counts: where the tallies do not tell them apart, a count would read the whole list."""

    is_counted = False

    def rows(self, filterset: "FacetedFilterSet") -> Iterable[Row]:
        return [(value, label, None) for value, label in self.offered]


@dataclass(frozen=True)
class ValueFacet(LongFacet):
    """Whatever text stands in a column, the most frequent first."""

    def filters(self) -> dict[str, filters.Filter]:
        return {self.name: filters.CharFilter(field_name=self.field, label=self.label)}

    def rows(self, filterset: "FacetedFilterSet") -> Iterable[Row]:
        most = filterset.counts(self).most_common(MOST_NAMED)
        return [(value, str(value), count) for value, count in most]

    def found(self, filterset: "FacetedFilterSet", name: str) -> list[Row]:
        ranked = filterset.counts(self).most_common()
        return [(value, str(value), count) for value, count in ranked if name in str(value)]


@dataclass(frozen=True)
class YearFacet(Facet):
    """The years of a date, the latest first."""

    def filters(self) -> dict[str, filters.Filter]:
        year = filters.NumberFilter(
            field_name=self.field, lookup_expr="year", min_value=1, max_value=9998, label=self.label
        )
        return {self.name: year}

    def rows(self, filterset: "FacetedFilterSet") -> Iterable[Row]:
        counts = filterset.counts(self)
        told = gettext("{year}年")
        return [(year, told.format(year=year), counts[year]) for year in sorted(counts, reverse=True)]

    def value_of(self, stored: date | None) -> Hashable:
        # By day first: SQLite takes the year of a date in Python, once for every row.
        return stored and stored.year


class NamedFilter(filters.ModelChoiceFilter):
    """Knows only what rows that the reader may see name: no draft's author or source is told by counting up."""

    def get_queryset(self, request: HttpRequest | None) -> QuerySet:
        seen = self.parent.queryset.order_by().filter(**{self.field_name: OuterRef("pk")})
        return super().get_queryset(request).filter(Exists(seen))


@dataclass(frozen=True)
class NamedFacet(LongFacet):
    """The rows of another model with most of the list, the chosen one among them however few it has."""

    model: type[Model] = Model

    def filters(self) -> dict[str, filters.Filter]:
        named = NamedFilter(
            queryset=self.model._default_manager.all(), field_name=self.field, label=self.label
        )
        return {self.name: named}

    def rows(self, filterset: "FacetedFilterSet") -> Iterable[Row]:
        counts = filterset.counts(self)
        chosen = filterset.form.cleaned_data.get(self.name)
        frequent = [key for key, _ in counts.most_common(MOST_NAMED)]
        named = self.model._default_manager.in_bulk({*frequent, *([chosen.pk] if chosen else [])})
        ranked = sorted(named.values(), key=lambda row: (-counts[row.pk], row.name))
        return [(row.pk, row.name, counts[row.pk]) for row in ranked]

    def found(self, filterset: "FacetedFilterSet", name: str) -> list[Row]:
        counts = filterset.counts(self)
        holding = self.model._default_manager.filter(name__contains=name).order_by()
        named = [(pk, text, counts[pk]) for pk, text in holding.values_list("pk", "name") if counts[pk]]
        return sorted(named, key=lambda row: (-row[2], row[1]))


@dataclass(frozen=True)
class ThemeFacet(Facet):
    """The main theme of a row, in the order of the themes."""

    def filters(self) -> dict[str, filters.Filter]:
        theme = filters.ModelChoiceFilter(
            queryset=Theme.objects.all(), to_field_name="slug", field_name=self.field, label=self.label
        )
        return {self.name: theme}

    def rows(self, filterset: "FacetedFilterSet") -> Iterable[Row]:
        counts = filterset.counts(self)
        return [
            (theme.slug, theme.shown_name, counts[theme.pk])
            for theme in Theme.objects.all()
            if counts[theme.pk]
        ]
