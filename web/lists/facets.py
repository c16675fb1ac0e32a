"""Filters as lists of links with counts: each state of a list is an address that can be sent on.

A facet counts under every filter but its own, so that a reader sees what another choice would give.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import django_filters
from django.core.validators import EMPTY_VALUES
from django.db.models import Count, Model
from django_filters.widgets import BooleanWidget

CHOICES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a facet, of the filters in force, or of the orders of a list."""

    value: str
    label: str
    count: int | None = None
    selected: bool = False
    depth: int = 0


def chosen(request, name, offered):
    """The value asked for, or the first offered."""
    value = request.GET.get(name)
    return value if value in offered else next(iter(offered))


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list; `name` is the parameter of the query string."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def first(self):
        return self.choices[:CHOICES_SHOWN]

    @property
    def rest(self):
        """The choices that stay folded until asked for, or until one of them is in force."""
        return self.choices[CHOICES_SHOWN:]

    @property
    def is_unfolded(self):
        return any(choice.selected for choice in self.rest)


class SwitchFilter(django_filters.BooleanFilter):
    """On with `name=1`; the stock filter reads 1 as unknown, as its select box numbers it."""

    def __init__(self, **kwargs):
        super().__init__(widget=BooleanWidget(), **kwargs)


class FacetedFilterSet(django_filters.FilterSet):
    """A FilterSet that counts its choices and says in words what it does."""

    unchipped = ("sort",)

    @cached_property
    def in_force(self):
        """The names of the filters that have a value; a bad value is none."""
        self.errors  # noqa: B018 - validates, so that cleaned_data is there
        return frozenset(name for name, value in self.form.cleaned_data.items() if value not in EMPTY_VALUES)

    def qs_without(self, *names):
        """The rows under every filter but those named, in no order."""
        return self.narrowed_by(self.in_force.difference(names))

    def narrowed_by(self, names):
        """The rows under these filters of those in force, in no order."""
        queryset = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            if name in names:
                queryset = self.filters[name].filter(queryset, value)
        return queryset.order_by()

    def unchanged(self, queryset, name, value):
        """For a parameter that something else reads."""
        return queryset

    def counts(self, name, field, *, empty=None):
        """Rows for each value of `field` under every filter but `name`.

        Rows without a value count under `empty`, or not at all where that is None. No filter may repeat a row:
        distinct counts take several times as long.
        """
        tally = self.tally(name, field)
        counts = Counter({empty if value in (None, "") else value: count for value, count in tally})
        counts.pop(None, None)
        return counts

    def tally(self, name, field):
        """Pairs of a value of `field` and its rows, under every filter but `name`."""
        return self.qs_without(name).values_list(field).annotate(Count("pk"))

    def facet(self, name, rows):
        """A facet of `rows` of (value, label, count) or (value, label, count, depth)."""
        chosen = self.data.get(name, "")
        choices = tuple(
            Choice(str(value), label, count, str(value) == chosen, *depth)
            for value, label, count, *depth in rows
        )
        return Facet(name, self.filters[name].label, choices)

    @property
    def chips(self):
        """The filters in force, as (parameter, label) pairs."""
        self.errors  # noqa: B018 - validates, so that cleaned_data is there
        chosen = self.form.cleaned_data
        return [
            (name, self._in_words(name, value))
            for name, value in chosen.items()
            if value not in (None, "", False) and name not in self.unchipped
        ]

    @property
    def notices(self):
        """What of the query string could not be used, in words."""
        return [
            f"{self.filters[name].label}“{self.data.get(name, '')}”不在库中或写法有误，没有采用。"
            for name in self.errors
            if name in self.filters
        ]

    def sorts(self, name="sort"):
        """The orders of the list; the first is in force where none is asked for."""
        offered = self.filters[name].extra["choices"]
        chosen = self.data.get(name)
        in_force = chosen if chosen in dict(offered) else offered[0][0]
        return [Choice(value, label, selected=value == in_force) for value, label in offered]

    def _in_words(self, name, value):
        label = self.filters[name].label
        if value is True:
            return label
        choices = {} if isinstance(value, Model) else dict(self.filters[name].extra.get("choices", ()))
        return f"{label}：{choices.get(value, value)}"
