"""Which localities write of which themes: the matrix of localities × themes.

What a cell says is one of the five states of comparison.states.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import overload

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy

from comparison.axes import columns_by, tallied
from comparison.cells import NOTHING, Cell, Column, Counts, Row
from comparison.scope import Scope
from comparison.shading import Shading
from measures.models import Axis, Theme
from measures.models.tally import EVERYWHERE, TallyQuerySet, moved_along
from measures.models.theme import OTHER
from regions.models import Region
from regions.rollup import folded_chains


@dataclass(frozen=True, slots=True)
class Matrix:
    """`writers` are the regions of its rows that hold public articles of their own, of any date."""

    columns: tuple[Column, ...]
    rows: "Sequence[Row]"
    scope: Scope
    left_out_count: int
    writers: int
    shading: Shading = Shading.NUMBER

    @property
    def codes(self) -> list[str]:
        """The regions of its rows in order; no row is read for it."""
        return [place.code for place in self.rows.places] if isinstance(self.rows, Rows) else []

    def with_rows(self, rows: Iterable[Row]) -> "Matrix":
        return replace(self, rows=tuple(rows))

    @property
    def column_groups(self) -> list[tuple[str, int]]:
        """Neighbouring columns of one group, as (name, width) pairs; empty where columns have no groups."""
        spans = [(name, len(list(columns))) for name, columns in groupby(each.group for each in self.columns)]
        return spans if any(name for name, _ in spans) else []


@dataclass(frozen=True, slots=True)
class Summary:
    """What rows are sorted by; what an order does not ask for is 0. `above` as in a row."""

    code: str
    articles: int
    covered: int = 0
    measures: int = 0
    on_column: Counts = NOTHING
    above: tuple[str, ...] = ()


SORTS: dict[str, tuple[str, Callable[[Summary], tuple[object, ...]]]] = {
    "code": (gettext_lazy("按区划"), lambda place: (place.code,)),
    "coverage": (
        gettext_lazy("覆盖主题多的在前"),
        lambda place: (-place.covered, -place.measures, place.code),
    ),
    "gaps": (
        gettext_lazy("覆盖主题少的在前"),
        lambda place: (not place.articles, place.covered, place.measures, place.code),
    ),
    "measures": (gettext_lazy("举措多的在前"), lambda place: (-place.measures, place.code)),
    "articles": (gettext_lazy("文章多的在前"), lambda place: (-place.articles, place.code)),
}
# The orders that ask for no more of a region than its articles.
BY_ARTICLES = ("code", "articles")


def coverage(
    scope: Scope | None = None,
    *,
    by: str = "theme",
    level: str = "",
    sort: str = "code",
    column: str = "",
    shading: Shading = Shading.NUMBER,
    folded: bool = False,
    limit: int | None = None,
) -> Matrix:
    """The matrix over public texts; `level` keeps one level of regions, `limit` the first rows after sorting.

    `column` is the key of a column to sort by, most first, before any other order; `folded` puts a place and what only leads
    to it into one row. Cells are read for the rows that are looked at; a nation has seventy thousand.
    """
    scope = scope or Scope()
    columns = columns_by(by)
    asked = Asked(scope, Axis(by), columns, shading)
    held = _held(level, Scope(then=scope.then))
    chains: dict[str, tuple[str, ...]] = dict.fromkeys(held, ())
    if folded and not level:
        chains = folded_chains(held)
    sorted_by = next((each for each in columns if each.key == column), None)
    if sorted_by:
        places = asked.summaries(chains, with_measures=shading == Shading.SHARE, column=sorted_by)
        places.sort(key=asked.by_column)
    else:
        places = asked.summaries(chains, with_measures=sort not in BY_ARTICLES)
        places.sort(key=SORTS[sort][1])
    rows = Rows(asked, tuple(places[:limit]))
    return Matrix(columns, rows, scope, _left_out(scope), sum(own > 0 for own in held.values()), shading)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tallies make up a matrix, and what its colours say."""

    scope: Scope
    axis: Axis
    columns: tuple[Column, ...]
    shading: Shading

    def summaries(
        self, chains: dict[str, tuple[str, ...]], *, with_measures: bool, column: Column | None = None
    ) -> list[Summary]:
        """What the rows of some regions are sorted by; the regions as keys, with those folded into each."""
        articles = self._rows(Axis.TOTAL).by("region", self.name("articles"))
        figures = self._measures_by_region() if with_measures else {}
        counts = self._counts([column]) if column else {}
        on_column = {code: each for (code, _), each in counts.items()}
        return [
            Summary(
                code,
                articles.get(code, 0),
                *figures.get(code, (0, 0)),
                on_column.get(code, NOTHING),
                above,
            )
            for code, above in chains.items()
        ]

    def by_column(self, place: Summary) -> tuple[float | str, ...]:
        """The order by one column: by what its colour goes by, then by what else speaks of it."""
        on = place.on_column
        value = self.shading.weigh(
            measures=on.measures, writing=on.writing, articles=place.articles, of_row=place.measures
        )
        return (-value, -on.measures, -on.touched, -on.sentences, -place.articles, place.code)

    def _measures_by_region(self) -> dict[str, tuple[int, int]]:
        counted = self.name("counted")
        rows = self._rows(self.axis).filter(key__in=[each.tallied for each in self.columns])
        rows = rows.order_by()
        held: dict[str, list[int]] = defaultdict(list)
        if self.scope.then:
            # What moves stands in rows of its own, of few places: there a theme is covered where they add up to something.
            moving = set(rows.filter(axis=moved_along(self.axis)).values_list("region", flat=True))
            by_key = rows.filter(region__in=moving).values_list("region", "key")
            for code, _, total in by_key.annotate(total=Sum(counted)):
                held[code].append(total)
            rows = rows.exclude(region__in=moving)
        covered = Count("key", distinct=True, filter=Q(**{f"{counted}__gt": 0}))
        found = rows.values_list("region").annotate(many=covered, total=Sum(counted))
        summed = {code: (sum(each > 0 for each in of), sum(of)) for code, of in held.items()}
        return summed | {code: (many, total) for code, many, total in found}

    def _counts(
        self, columns: Sequence[Column], codes: Sequence[str] | None = None
    ) -> dict[tuple[str, str], Counts]:
        """By region and tallied key, of some regions or of all."""
        names = ("counted", "touched", "sentences", "articles")
        rows = self._rows(self.axis).filter(key__in=[each.tallied for each in columns]).order_by()
        if codes is not None:
            rows = rows.filter(region__in=codes)
        found = rows.values_list("region", "key").annotate(
            **{f"n_{name}": Sum(self.name(name)) for name in names}
        )
        return {(code, key): Counts(*counts) for code, key, *counts in found}

    def rows_of(self, places: Sequence[Summary]) -> Iterator[Row]:
        """The rows of some places, in two queries."""
        codes = [place.code for place in places]
        regions = Region.objects.in_bulk({*codes, *(code for place in places for code in place.above)})
        counts = self._counts(self.columns, codes)
        for place in places:
            of = [counts.get((place.code, column.tallied), NOTHING) for column in self.columns]
            whole = sum(each.measures for each in of)
            cells = (
                Cell(regions[place.code], each, self.scope, self.shading, *n, place.articles, whole)
                for each, n in zip(self.columns, of, strict=True)
            )
            above = tuple(regions[code] for code in place.above)
            yield Row(regions[place.code], place.articles, tuple(cells), above)

    def name(self, counted: str) -> str:
        """The column of the tallies that counts it within the scope."""
        return f"own_{counted}" if self.scope.own_only else f"all_{counted}"

    def _rows(self, axis: Axis) -> TallyQuerySet:
        return tallied(self.scope, axis).exclude(region=EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The rows of a matrix in order, each made when it is looked at: a slice reads what it holds at once."""

    asked: Asked
    places: tuple[Summary, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, which: int) -> Row: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, which: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(which, slice):
            return tuple(self.asked.rows_of(self.places[which]))
        return next(self.asked.rows_of(self.places[which : which + 1 or None]))

    def __iter__(self) -> Iterator[Row]:
        return self.asked.rows_of(self.places)


def _held(level: str, scope: Scope) -> dict[str, int]:
    """The regions that hold public articles of any date, and all above them, each with its own articles."""
    regions = Region.objects.filter(level=level) if level else Region.objects.all()
    rows = tallied(scope, Axis.TOTAL).filter(region__in=regions.values("code")).order_by()
    held = rows.values_list("region").annotate(every=Sum("all_articles"), own=Sum("own_articles"))
    return {code: own for code, every, own in held if every}


def _left_out(scope: Scope) -> int:
    """Measures of regions that belong to no theme."""
    other = Theme.objects.filter(slug=OTHER).values_list("pk", flat=True).first()
    rows = tallied(scope, Axis.THEME).everywhere().filter(key=str(other))
    counts: dict[str, int] = rows.totals("all_counted", "own_counted")
    return counts["all_counted"] - counts["own_counted"]
