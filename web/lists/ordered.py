"""The rows of a list in order, cut out at a price that hardly grows with the list.

Few rows are sorted by the database, by their keys alone. Many are not sorted at all: articles are walked in order, some
at a time, and asked for their rows until there are enough.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, overload

from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy

from documents.search.results import IsAmong
from web.lists.keyset import Plain, after, values_at

Expressions = tuple[str | OrderBy, ...]
# A database sorts so many keys in some hundredths of a second.
MOST_SORTED = 10_000
FIRST_STEP, LONGEST_STEP = 250, 4_000
BY_THEME: Expressions = ("theme__group__order", "theme__order", "theme_id")


@dataclass(frozen=True)
class ListOrder:
    """How a list is sorted: by what its articles are told apart by, all of them, after the `leading` theme of a row."""

    label: str
    articles: Expressions
    by_theme: bool = False


@dataclass(frozen=True)
class OrderedRows:
    """A list in order, to be counted and cut as a queryset is.

    `arrange` maps the rows cut out to what is shown of them; `total` is their number, or more than MOST_SORTED. The rows
    are of `articles`, to which `path` leads ("" where they are articles themselves); `within` sorts those of one. Of the end
    of a list, as far as it is cut out by a key, `total` says too much (`is_whole`).
    """

    rows: QuerySet
    order: ListOrder
    arrange: Callable[[QuerySet], QuerySet]
    total: int
    articles: QuerySet
    path: str
    within: Expressions
    is_whole: bool = True

    def count(self) -> int:
        return self.rows.count()

    __len__ = count

    def __iter__(self) -> Iterator[Model]:
        return iter(self[:])

    @overload
    def __getitem__(self, part: int) -> Model: ...
    @overload
    def __getitem__(self, part: slice) -> list[Model]: ...
    def __getitem__(self, part: int | slice) -> Model | list[Model]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        pks = self._first(part.stop)[part.start or 0 :] if self.total else []
        shown = self.arrange(self.rows.model._default_manager.filter(IsAmong(pks)).order_by())
        by_pk = {row.pk: row for row in shown}
        return [by_pk[pk] for pk in pks if pk in by_pk]

    def _first(self, many: int | None) -> list[int]:
        if not self.path or many is None or self.total <= MOST_SORTED:
            return self._sorted(self.rows, many)
        found: list[int] = []
        are_many = self.is_whole and not self.order.by_theme
        for part in self._parts():
            left = many - len(found)
            few = not are_many and _are_few(part)
            found += self._sorted(part, left) if few else self._walked(part, left)
            if len(found) >= many:
                break
        return found

    def _parts(self) -> Iterator[QuerySet]:
        """The rows in parts that follow one another."""
        if not self.order.by_theme:
            yield self.rows
            return
        themes = self.rows.model._meta.get_field("theme").related_model.objects
        for theme in themes.order_by("group__order", "order", "pk"):
            yield self.rows.filter(theme=theme)

    def key_of(self, pk: int) -> list[Plain] | None:
        """What tells where in the list a row stands; None where it is gone."""
        return values_at(self.rows.model, pk, self._key_order)

    def after(self, key: Sequence[Plain]) -> "OrderedRows":
        """The list behind the row of a key."""
        rows, articles = self.rows.filter(after(self._key_order, key)), self.articles
        if not self.order.by_theme and self.path:
            of_article = key[: len(self.order.articles)]
            articles = articles.filter(after(self.order.articles, of_article, inclusive=True))
        return replace(self, rows=rows, articles=articles, is_whole=False)

    @property
    def _key_order(self) -> Expressions:
        return (*(BY_THEME if self.order.by_theme else ()), *self._article_order, *self.within)

    def _sorted(self, rows: QuerySet, many: int | None) -> list[int]:
        return list(rows.order_by(*self._key_order).values_list("pk", flat=True)[:many])

    @cached_property
    def _article_order(self) -> Expressions:
        return tuple(_reached(self.path, each) for each in self.order.articles)

    def _walked(self, rows: QuerySet, many: int) -> list[int]:
        found: list[int] = []
        for articles in _steps(self.articles.order_by(*self.order.articles)):
            some = rows.filter(**{f"{self.path}pk__in": articles})
            place = {article: number for number, article in enumerate(articles)}
            keys = some.order_by(*self.within).values_list("pk", f"{self.path}pk")
            found += [pk for pk, _ in sorted(keys, key=lambda key: place[key[1]])]
            if len(found) >= many:
                break
        return found[:many]


def _steps(articles: QuerySet) -> Iterator[Sequence[int]]:
    """The keys of articles in order, at first few at a time: the first page wants no more."""
    first, size = 0, FIRST_STEP
    while pks := list(articles.values_list("pk", flat=True)[first : first + size]):
        yield pks
        first, size = first + size, min(size * 2, LONGEST_STEP)


def _are_few(rows: QuerySet) -> bool:
    return rows.order_by()[: MOST_SORTED + 1].count() <= MOST_SORTED


def _reached(path: str, expression: str | OrderBy) -> Any:
    """An order of articles, as the rows that lead to them by `path` see it."""
    if not isinstance(expression, OrderBy):
        sign = "-" if expression.startswith("-") else ""
        return f"{sign}{path}{expression.removeprefix('-')}"
    name = expression.expression.name
    return OrderBy(F(f"{path}{name}"), descending=expression.descending, nulls_last=expression.nulls_last)
