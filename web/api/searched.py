"""The two lists that can be searched, page by page, as programs read them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from pydantic import BaseModel

from documents.search.results import FoundRows
from measures.querysets import MeasureQuerySet
from web.api.cursors import cursor_of, read_cursor
from web.api.queries import NOBODY, Paged
from web.lists.article_cards import as_cards
from web.lists.articles import ArticleFilter
from web.lists.filters import MeasureFilter
from web.lists.ordered import OrderedRows
from web.lists.searched import SearchedFilterSet
from web.rows.articles import ArticleRow, article_row
from web.rows.row import Absolute, Row
from web.rows.spans import MeasureRow, measure_row

# How the list of a search that asks for no order is told from the others in cursors.
LIKELIEST = "likeliest"


@dataclass(frozen=True)
class ToldList:
    """`arrange` fetches what a row says, `row` shapes it."""

    filterset: type[SearchedFilterSet]
    kind: type[Row]
    arrange: Callable[[QuerySet], QuerySet]
    row: Callable[[Any, Absolute], Row]


def with_row(measures: MeasureQuerySet) -> MeasureQuerySet:
    """Measures with all that programs are told of them."""
    return measures.with_card().prefetch_related("secondary_themes")


def with_article_row(articles: QuerySet) -> QuerySet:
    return as_cards(articles, NOBODY)


ARTICLES = ToldList(ArticleFilter, ArticleRow, with_article_row, article_row)
MEASURES = ToldList(MeasureFilter, MeasureRow, with_row, measure_row)


@dataclass(frozen=True)
class Page:
    """Rows of the database in order; `total` is None where they are too many to be counted."""

    rows: list[Any]
    cursor: str | None
    total: int | None


def page_of(asked: SearchedFilterSet, query: Paged | BaseModel, told: ToldList) -> Page:
    rows = asked.rows(told.arrange)
    if isinstance(rows, FoundRows):
        return _ranked(rows, query)
    total = None if asked.is_beyond_count else asked.total
    order = asked.form.cleaned_data.get("sort") or next(iter(asked.orders))
    return _ordered(rows, query, order, total)


def _ordered(rows: OrderedRows, query: Any, order: str, total: int | None) -> Page:
    key = read_cursor(query.cursor, order)
    if key is not None:
        rows = rows.after(key)
    found = rows[: query.limit + 1]
    shown = found[: query.limit]
    last = rows.key_of(shown[-1].pk) if len(found) > len(shown) else None
    return Page(shown, cursor_of(order, last) if last else None, total)


def _ranked(rows: FoundRows, query: Any) -> Page:
    """What was found stands in memory: a page begins behind the row that the last one ended with, or at its place."""
    pks = rows.pks
    start = _start(pks, read_cursor(query.cursor, LIKELIEST))
    shown = list(rows[start : start + query.limit])
    end = start + query.limit
    cursor = cursor_of(LIKELIEST, [end, pks[end - 1]]) if end < len(pks) else None
    return Page(shown, cursor, None if rows.result.capped else len(pks))


def _start(pks: list[int], key: list[Any] | None) -> int:
    if key is None:
        return 0
    place, pk = key
    if 0 < place <= len(pks) and pks[place - 1] == pk:
        return int(place)
    return pks.index(pk) + 1 if pk in pks else int(place)
