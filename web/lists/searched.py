"""Lists of articles, and of what stands in them, that facets narrow and words search."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_lazy

from documents.models import Article
from documents.querysets import Reader
from documents.search.results import FoundRows, SearchResult
from web.lists.faceted import CopiedFilters, FacetedFilterSet, SwitchFilter
from web.lists.facets import Choice, Facet
from web.lists.ordered import ListOrder, OrderedRows
from web.lists.sought import MANNERS, SCOPES, Sought
from web.lists.tallied import TalliedRows
from web.lists.tally import tally_of
from web.lists.typed import LONGEST_TYPED, typed_titles


class WordsField(forms.CharField):
    """Any text at all can be sought; what no database stores is a gap between words."""

    def to_python(self, value: object) -> str:
        return super().to_python(str(value or "").replace("\x00", " "))


class WordsFilter(filters.CharFilter):
    field_class = WordsField


class Wider(NamedTuple):
    """A filter, by its parameter and in words, and how many rows there are without it; more where `is_capped`."""

    name: str
    label: str
    count: int
    is_capped: bool


class SearchedFilterSet(FacetedFilterSet):
    """`q` is sought in what the other filters leave.

    Where no tally tells rows apart they are counted up to `most_counted`, and the page says so.

    `article_path` leads from a row to its article ("" where the rows are articles), `within` sorts the rows of one, and
    the filters `of_articles` ask for nothing else; the first of `orders` is in force where nothing is sought or asked for.
    """

    article_path = ""
    tallied_rows: TalliedRows
    most_counted = 10_000
    within: tuple[str, ...] = ()
    of_articles: tuple[str, ...] = ()
    orders: Mapping[str, ListOrder] = {}
    unchipped = ("sort", "q")

    q = WordsFilter(method="unchanged", label=gettext_lazy("关键词"))
    scope = filters.ChoiceFilter(choices=SCOPES, method="unchanged", label=gettext_lazy("各词"))
    literal = SwitchFilter(method="unchanged", label=gettext_lazy("只找原词"))

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        offered = [(name, order.label) for name, order in cls.orders.items()]
        sort = filters.ChoiceFilter(choices=offered, method="unchanged", label=gettext_lazy("排序"))
        since = cls._year_filter(gettext_lazy("起始年份"), "year__gte")
        until = cls._year_filter(gettext_lazy("结束年份"), "year__lte")
        return CopiedFilters({**super().get_filters(), "since": since, "until": until, "sort": sort})

    @classmethod
    def _year_filter(cls, label: str, lookup: str) -> filters.NumberFilter:
        field = f"{cls.article_path}published_on"
        return filters.NumberFilter(
            field_name=field, lookup_expr=lookup, min_value=1, max_value=9998, label=label
        )

    def __init__(self, data: Mapping[str, Any], *, user: Reader, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.user = user
        self.is_bounded = False
        self._tallied: dict[frozenset[str], dict[str, Counter]] = {}

    # What is sought

    @property
    def found(self) -> SearchResult | None:
        """What the words give under the filters in force; None where nothing is sought."""
        return self.sought.under(self.in_force) if "q" in self.in_force else None

    @cached_property
    def sought(self) -> Sought:
        return Sought(self.form.cleaned_data, super().narrowed_by)

    def narrowed_by(self, names: Collection[str]) -> QuerySet:
        return self.sought.under(names).matches if "q" in names else super().narrowed_by(names)

    @property
    def title_chips(self) -> list[tuple[str, str]]:
        """The words sought in titles, as (label, the words without it) pairs."""
        typed = typed_titles(self.form.cleaned_data.get("q") or "")
        return [(gettext("标题：{value}").format(value=value), rest) for value, rest in typed if value]

    @property
    def notices(self) -> list[str]:
        said = super().notices
        if self.found is not None and self.found.is_empty_query:
            typed = self.data["q"].strip()
            said.append(gettext("“{typed}”里没有可检索的词，没有采用。").format(typed=typed))
        if len(self.data.get("q", "")) >= LONGEST_TYPED:
            said.append(gettext("所输文字很长，只按前 {count} 字查找。").format(count=LONGEST_TYPED))
        return said

    # Counts

    def tallied(self, counted: str) -> Counter | None:
        if not self._is_tallied(counted):
            return None
        return self.tallied_rows.counts(self._asked_beside(counted), counted, self.user)

    def _is_tallied(self, counted: str) -> bool:
        return "q" not in self.in_force and self.tallied_rows.knows(self._asked_beside(counted), counted)

    def _asked_beside(self, counted: str) -> dict[str, Any]:
        return {name: self.form.cleaned_data[name] for name in self.in_force - MANNERS - {counted}}

    @cached_property
    def total(self) -> int:
        """How many rows there are, counted up to `most_counted` and one where neither a search nor the tallies tell."""
        if self.found is not None and not self.found.is_empty_query:
            return len(self.found.pks)
        tallied = self.tallied("")
        return self.qs.order_by()[: self.most_counted + 1].count() if tallied is None else tallied[""]

    @property
    def is_beyond_count(self) -> bool:
        """Whether there are more rows than are counted."""
        return self.tallied("") is None and self.total > self.most_counted

    def tally(self, facet: Facet) -> Iterable[tuple[Hashable, int]]:
        """Rows are read once for all facets that count under the same filters; what is only filtered up to a bound."""
        names = self.in_force.difference((facet.name,))
        if names not in self._tallied:
            rows = self.narrowed_by(names)
            if "q" not in names:
                rows = rows[: self.most_counted]
            beside = (each for each in self.offered_facets if each.name not in self.in_force)
            alike = [each for each in beside if each.is_counted and not self._is_tallied(each.name)]
            facets = [facet] if facet.name in self.in_force else alike
            self._tallied[names], many = tally_of(rows, facets, self.article_path)
            self.is_bounded |= "q" not in names and many >= self.most_counted
        return self._tallied[names][facet.field].items()

    # The list

    @property
    def qs(self) -> QuerySet:
        return self.qs_without()

    @property
    def is_ranked(self) -> bool:
        """Whether the likeliest come first: something is sought and no other order asked for."""
        return self.found is not None and not self.form.cleaned_data.get("sort")

    def rows(self, arrange: Callable[[QuerySet], QuerySet] = QuerySet.all) -> OrderedRows | FoundRows:
        """The rows in the order asked for, to be counted and cut.

        `arrange` maps a queryset of the rows cut out to one with all that is shown of them.
        """
        if self.is_ranked:
            return self.found.rows(arrange)
        order = self.orders[self.form.cleaned_data.get("sort") or next(iter(self.orders))]
        return OrderedRows(
            self.qs, order, arrange, self.total, self._articles(), self.article_path, self.within
        )

    def _articles(self) -> QuerySet:
        """The articles that rows can be of, as far as `of_articles` says."""
        articles = Article.objects.visible_to(self.user).order_by()
        for name in self.in_force.intersection(self.of_articles):
            each = copy(self.filters[name])
            each.field_name = each.field_name.removeprefix(self.article_path)
            articles = each.filter(articles, self.form.cleaned_data[name])
        return articles

    @property
    def description(self) -> str:
        """What is sought and under which filters, in words; "" for the whole list."""
        sought = [f"“{self.form.cleaned_data['q']}”"] if "q" in self.in_force else []
        return gettext("；").join([*sought, *(label for _, label in self.chips)])

    @cached_property
    def is_narrowed(self) -> bool:
        """Whether any filter is in force beside the words."""
        return not self.in_force <= MANNERS

    @property
    def wider(self) -> list[Wider]:
        """For a list that is empty: what it would hold without one of its filters, of each that keeps anything out."""
        told = (self._without(name, label) for name, label in self.chips if name not in MANNERS)
        return [each for each in told if each.count]

    def _without(self, name: str, label: str) -> Wider:
        others = self.in_force.difference((name,))
        if self.found is None:
            count = self.narrowed_by(others)[: self.most_counted + 1].count()
            return Wider(name, label, min(count, self.most_counted), count > self.most_counted)
        found = self.sought.under(others)
        return Wider(name, label, len(found.pks) if found.is_literal else 0, found.capped)

    def sorts(self, name: str = "sort") -> list[Choice]:
        """The orders offered; a search has one more, and starts with it."""
        sorts = super().sorts(name)
        if self.found is None:
            return sorts
        likeliest = Choice("", gettext_lazy("按相关程度"), selected=self.is_ranked)
        return [likeliest, *(replace(each, selected=each.selected and not self.is_ranked) for each in sorts)]
