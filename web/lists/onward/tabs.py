"""What the tabs of a search say: how much each list holds under the page's query, as far as it is read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from comparison.headings import public_figures
from comparison.scope import Scope, ScopeForm
from documents.search.results import IsAmong, SearchResult
from regions.speaking import grouped
from web.lists.scoped import ScopedFilterSet
from web.lists.scoped_lists import FigureFilter, TransitionFilter, public_transitions
from web.lists.searched import SearchedFilterSet
from web.lists.sought import MANNERS

# Figures and transitions are counted so far, in so many of the articles found.
MOST_COUNTED = MOST_ARTICLES = 1_000
OF_SCOPE = frozenset({"own", "kind", "since", "until", "year", "then"})


@dataclass(frozen=True, slots=True)
class Tab:
    """`count` is None where the list does not know all filters in force."""

    name: str
    label: str
    unit: str
    url: str
    count: int | None
    is_capped: bool = False
    # Whether what it holds has all the words, none of them given up.
    is_literal: bool = False

    @property
    def told(self) -> str:
        """The count in words; 1000+ where it goes on."""
        return "" if self.count is None else f"{grouped(self.count)}{'+' if self.is_capped else ''}"


def scoped_tabs(articles: SearchedFilterSet, found: SearchResult) -> list[Tab]:
    """Figures and transitions that hold the words, in the articles found."""
    return [
        _scoped_tab("figures", gettext("数据"), "figure_list", FigureFilter, public_figures, articles, found),
        _scoped_tab(
            "transitions",
            gettext("转变"),
            "transition_list",
            TransitionFilter,
            public_transitions,
            articles,
            found,
        ),
    ]


def _scoped_tab(
    name: str,
    label: str,
    page: str,
    filterset: type[ScopedFilterSet],
    public: Callable[[Scope], QuerySet],
    articles: SearchedFilterSet,
    found: SearchResult,
) -> Tab:
    known = {*filterset.base_filters, *OF_SCOPE} - {"sort"}
    query = _understood(articles.data, known)
    url = f"{reverse(page)}?{query.urlencode()}"
    # What is left out of articles as a whole is another thing than what is left out of a list's rows.
    if not articles.in_force - MANNERS <= known or found.query.excluded:
        return Tab(name, label, gettext("条"), url, None)
    if not found.is_literal:
        return Tab(name, label, gettext("条"), url, 0)
    scope = ScopeForm(query).scope()
    rows = filterset(query, queryset=public(scope), scope=scope).qs.order_by()
    within = rows.filter(IsAmong(found.pks[:MOST_ARTICLES], "article_id"))
    count = within[: MOST_COUNTED + 1].count()
    is_capped = count > MOST_COUNTED or (count > 0 and len(found.pks) > MOST_ARTICLES)
    return Tab(name, label, gettext("条"), url, min(count, MOST_COUNTED), is_capped, is_literal=count > 0)


def _understood(data: QueryDict, known: set[str]) -> QueryDict:
    """The part of a query that the list reads; a year is a period of one."""
    query = QueryDict(mutable=True)
    for name in sorted(known & set(data)):
        if data[name]:
            query[name] = data[name]
    if year := query.pop("year", None):
        query["since"] = query["until"] = year[0]
    return query
