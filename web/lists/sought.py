"""Words sought in a list: one search of the whole list serves the page and every facet.

What a filter leaves of it is looked up, not searched anew.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from documents.search.engine import search
from documents.search.results import SearchResult

SCOPES = (("paragraph", gettext_lazy("在同一段里")), ("sentence", gettext_lazy("在同一句里")))
# Parameters that say how to search or sort, and narrow nothing by themselves.
MANNERS = frozenset({"q", "scope", "literal", "sort"})


class Sought:
    """What words give under one set of filters and another; each set is looked at once.

    `chosen` are the values asked for, `q`, `scope` and `literal` among them; `narrowed` maps names of filters to the
    rows that those leave.
    """

    def __init__(self, chosen: Mapping[str, Any], narrowed: Callable[[Iterable[str]], QuerySet]) -> None:
        self.chosen, self.narrowed = chosen, narrowed
        self.results: dict[frozenset[str], SearchResult] = {}

    def under(self, names: Iterable[str]) -> SearchResult:
        names = frozenset(names) - MANNERS
        if names not in self.results:
            self.results[names] = search(
                self.narrowed(names),
                text=self.chosen["q"],
                scope=self.chosen.get("scope") or "text",
                synonyms=not self.chosen.get("literal"),
                wider=self.under(()) if names else None,
            )
        return self.results[names]
