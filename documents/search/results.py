"""What a search gave: a queryset that pages compose with, and what was made of the reader's words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, CharField, F, Field, Func, IntegerField, Model, QuerySet

from documents.search.backends import backend, place
from documents.search.meaning import Near
from documents.search.query import Clause, Query
from documents.search.rank import LIKENESS, WORDS, Ranked

# Maps a queryset of the rows to be shown to one with all that is shown of them.
Arrange = Callable[[QuerySet], QuerySet]
# Writes the SQL of a column and a list of keys, with its parameters.
Build = Callable[[str, Any], tuple[str, Sequence[Any]]]


class _ByKey(Func):
    """An SQL expression of a column of keys, a row's own unless told otherwise, and a list of keys, written by the backend."""

    def __init__(self, build: Build, pks: Any, output_field: Field[Any, Any], column: str = "pk") -> None:
        super().__init__(F(column), output_field=output_field)
        self.build, self.pks = build, pks

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = compiler.compile(self.source_expressions[0])
        sql, more = self.build(column, self.pks)
        return sql, (*params, *more)


class IsAmong(_ByKey):
    """Whether the key is one of many: `__in` with as many parameters takes longer to put together than to answer."""

    conditional = True

    def __init__(self, pks: Iterable[int], column: str = "pk") -> None:
        super().__init__(backend().membership, pks, BooleanField(), column)

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        if not self.pks:
            # As `__in` does: nothing is asked.
            raise EmptyResultSet
        return super().as_sql(compiler, connection, **extra)


class PlaceIn(_ByKey):
    def __init__(self, pks: Sequence[int]) -> None:
        super().__init__(lambda column, pks: (place(column, pks), []), pks, IntegerField())


class KindIn(_ByKey):
    """How a row was found; rows that were not ranked one by one count as found by words."""

    def __init__(self, ranked: Iterable[Ranked]) -> None:
        kinds: dict[str, list[int]] = {}
        for each in ranked:
            if each.kind != WORDS:
                kinds.setdefault(each.kind, []).append(int(each.pk))

        def build(column: str, kinds: dict[str, list[int]]) -> tuple[str, list[Any]]:
            if not kinds:
                return f"'{WORDS}'", []
            cases = " ".join(
                f"WHEN {column} IN ({','.join(map(str, pks))}) THEN '{kind}'" for kind, pks in kinds.items()
            )
            return f"CASE {cases} ELSE '{WORDS}' END", []

        super().__init__(build, kinds, CharField())


@dataclass(frozen=True)
class SearchResult:
    """What was found: `rows` in order for pages, `matches` in no order for counting.

    `source` is the queryset that was searched; `pks` are all that was found, newest first; `ranked` those among them
    that were ranked one by one; `nearest` where they were ranked by what they mean, those too that are hardly relevant.
    """

    source: QuerySet
    query: Query
    ranked: tuple[Ranked, ...] = ()
    nearest: tuple[Near, ...] = ()
    pks: tuple[int, ...] = ()
    capped: bool = False
    dropped: tuple[str, ...] = ()
    expanded: tuple[tuple[str, str], ...] = field(default=())
    is_empty_query: bool = False
    is_scope_dropped: bool = False

    def rows(self, arrange: Arrange = QuerySet.all) -> "FoundRows":
        """The rows that were found, the best first, then the newest; annotated `rank` (0 is best) and `match_kind`.

        To be counted and cut: no more of them are read than are cut out. `arrange` maps a queryset of these to one with
        all that is shown of them.
        """
        return FoundRows(self, arrange)

    @property
    def matches(self) -> QuerySet:
        """All rows that were found, in no order; the source's own conditions are not asked again."""
        if self.is_empty_query:
            return self.source.order_by()
        return self.source.model._default_manager.filter(IsAmong(self.pks)).order_by()

    def kind_of(self, pk: int) -> str:
        """How a row was found, see documents.search.rank; rows that were not ranked one by one count as words."""
        return self._kinds.get(pk, WORDS)

    def words_near(self, pk: int) -> tuple[str, ...]:
        """The words for which a row lies near to the question; none where rows were not ranked by what they mean."""
        return self._nearest[pk].words if pk in self._nearest else ()

    @cached_property
    def _nearest(self) -> dict[int, Near]:
        return {each.pk: each for each in self.nearest}

    @cached_property
    def _kinds(self) -> dict[int, str]:
        return {each.pk: each.kind for each in self.ranked}

    @property
    def terms(self) -> tuple[str, ...]:
        """What to mark in the texts: search keys."""
        return self.query.loose_terms if self.is_by_likeness else self.query.terms

    @property
    def is_by_likeness(self) -> bool:
        """Whether the rows are those most like the query, of which none need hold all of it."""
        return bool(self.ranked) and self.ranked[0].kind == LIKENESS

    @property
    def is_relaxed(self) -> bool:
        return bool(self.dropped) or self.is_scope_dropped

    @property
    def is_literal(self) -> bool:
        """Whether anything holds all the words, none of them given up."""
        return bool(self.pks) and not self.is_by_likeness and not self.is_relaxed


def narrowed(result: SearchResult, queryset: QuerySet) -> SearchResult:
    """The same result for a narrower queryset of the same rows, by one query and no search."""
    if result.is_empty_query:
        return replace(result, source=queryset)
    kept = set(queryset.filter(IsAmong(result.pks)).values_list("pk", flat=True))
    return replace(
        result,
        source=queryset,
        pks=tuple(pk for pk in result.pks if pk in kept),
        ranked=tuple(each for each in result.ranked if each.pk in kept),
        nearest=tuple(each for each in result.nearest if each.pk in kept),
    )


class FoundRows:
    """What was found in order, counted and cut in memory: the database sorts twenty rows and not ten thousand."""

    def __init__(self, result: SearchResult, arrange: Arrange) -> None:
        self.result, self.arrange = result, arrange

    @cached_property
    def pks(self) -> list[int]:
        ranked = [each.pk for each in self.result.ranked]
        placed = set(ranked)
        return [*ranked, *(pk for pk in self.result.pks if pk not in placed)]

    def count(self) -> int:
        return self.result.source.count() if self.result.is_empty_query else len(self.result.pks)

    __len__ = count

    def __getitem__(self, part: slice | int) -> QuerySet | Model:
        if self.result.is_empty_query:
            unranked = self.result.source.annotate(rank=PlaceIn(()), match_kind=KindIn(()))
            return self.arrange(unranked)[part]
        if not isinstance(part, slice):
            return self.arrange(self._of([self.pks[part]])).get()
        return self.arrange(self._of(self.pks[part]))

    def _of(self, pks: list[int]) -> QuerySet:
        shown = set(pks)
        kinds = KindIn([each for each in self.result.ranked if each.pk in shown])
        rows = self.result.source.filter(IsAmong(pks))
        return rows.annotate(rank=PlaceIn(pks), match_kind=kinds).order_by("rank")


def words_of(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    return tuple(clause[0].text for clause in clauses)
