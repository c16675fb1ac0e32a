"""Which localities write of which themes: the matrix of localities × themes.

What a cell says is one of the five states of comparison.states.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import overload

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, Sum
from django.urls import reverse

from comparison.scope import Scope
from comparison.states import Standing, State
from measures.models import Axis, Revitalization, Tally, Theme, ThemeGroup
from measures.models.tally import EVERYWHERE, TallyQuerySet
from measures.models.theme import OTHER
from regions.models import Region

# A cell's shade: the highest step whose threshold its count reaches.
SHADE_FROM = (1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Column:
    """A theme, theme group or revitalization; `parameter=key` narrows the list of measures to it.

    `tallied` is the key under which the tallies count it.
    """

    parameter: str
    key: str
    label: str
    group: str = ""
    hint: str = ""
    tallied: str = ""


@dataclass(frozen=True, slots=True)
class Cell(Standing):
    region: Region
    column: Column
    scope: Scope
    count: int
    touched: int
    sentences: int
    articles: int

    @property
    def url(self) -> str:
        """What stands behind the cell; made for the cells shown, a nation has seventy thousand."""
        pairs = ("region", self.region.code), (self.column.parameter, self.column.key)
        match self.state:
            case State.MEASURES:
                return self.scope.address(reverse("measure_list"), *pairs)
            case State.SECONDARY:
                return self.scope.address(reverse("measure_list"), *pairs, ("related", "1"))
            case State.MENTIONED:
                return self.scope.address(reverse("mention_list"), *pairs)
        return ""

    @property
    def shade(self) -> int:
        return sum(self.count >= threshold for threshold in SHADE_FROM)


@dataclass(frozen=True, slots=True)
class Row:
    region: Region
    articles: int
    cells: tuple[Cell, ...]

    @property
    def measures(self) -> int:
        return sum(cell.count for cell in self.cells)

    @property
    def covered(self) -> int:
        return sum(cell.count > 0 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Column, ...]
    rows: "Sequence[Row]"
    scope: Scope
    left_out_count: int

    def with_rows(self, rows: Iterable[Row]) -> "Matrix":
        return replace(self, rows=tuple(rows))

    @property
    def column_groups(self) -> list[tuple[str, int]]:
        """Neighbouring columns of one group, as (name, width) pairs; empty where columns have no groups."""
        spans = [(name, len(list(columns))) for name, columns in groupby(each.group for each in self.columns)]
        return spans if any(name for name, _ in spans) else []


SORTS: dict[str, tuple[str, Callable[["Summary"], tuple[object, ...]]]] = {
    "code": ("按区划", lambda place: (place.code,)),
    "coverage": ("覆盖主题多的在前", lambda place: (-place.covered, -place.measures, place.code)),
    "gaps": (
        "覆盖主题少的在前",
        lambda place: (not place.articles, place.covered, place.measures, place.code),
    ),
    "measures": ("举措多的在前", lambda place: (-place.measures, place.code)),
    "articles": ("文章多的在前", lambda place: (-place.articles, place.code)),
}
# The orders that ask for no more of a region than its articles.
BY_ARTICLES = ("code", "articles")
# What the columns are, and the field of a measure or mention that each is told by.
AXES = {
    "theme": ("按主题", "theme__slug"),
    "group": ("按主题组", "theme__group__slug"),
    "revitalization": ("按五大振兴", "theme__revitalization"),
}


def coverage(
    scope: Scope | None = None,
    *,
    by: str = "theme",
    level: str = "",
    sort: str = "code",
    limit: int | None = None,
) -> Matrix:
    """The matrix over public texts; `level` keeps one level of regions, `limit` the first rows after sorting.

    Cells are read for the rows that are looked at; a nation has seventy thousand.
    """
    scope = scope or Scope()
    columns = columns_by(by)
    asked = Asked(scope, Axis(by), columns)
    places = sorted(asked.summaries(level, with_measures=sort not in BY_ARTICLES), key=SORTS[sort][1])
    return Matrix(columns, Rows(asked, tuple(places[:limit])), scope, _left_out(scope))


@dataclass(frozen=True, slots=True)
class Summary:
    """What rows are sorted by; `covered` and `measures` are 0 where an order does not ask for them."""

    code: str
    articles: int
    covered: int = 0
    measures: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tallies make up a matrix."""

    scope: Scope
    axis: Axis
    columns: tuple[Column, ...]

    def summaries(self, level: str, *, with_measures: bool) -> Iterator[Summary]:
        """The regions that hold public articles of any date, and all above them."""
        regions = Region.objects.filter(code__in=_held()).order_by()
        codes = (regions.filter(level=level) if level else regions).values_list("code", flat=True)
        articles = self._rows(Axis.TOTAL).by("region", self.column("articles"))
        figures = self._measures_by_region() if with_measures else {}
        return (Summary(code, articles.get(code, 0), *figures.get(code, ())) for code in codes)

    def _measures_by_region(self) -> dict[str, tuple[int, int]]:
        counted = self.column("counted")
        rows = self._rows(self.axis).filter(key__in=[each.tallied for each in self.columns])
        rows = rows.order_by().values_list("region")
        covered = Count("key", distinct=True, filter=Q(**{f"{counted}__gt": 0}))
        return {code: (many, total) for code, many, total in rows.annotate(many=covered, total=Sum(counted))}

    def rows_of(self, places: Sequence[Summary]) -> Iterator[Row]:
        """The rows of some places, in two queries."""
        codes = [place.code for place in places]
        regions = Region.objects.in_bulk(codes)
        names = ("counted", "touched", "sentences")
        sums = {name: Sum(self.column(name)) for name in names}
        found = self._rows(self.axis).filter(region__in=codes).order_by().values_list("region", "key")
        counts = {(code, key): (n, touched, said) for code, key, n, touched, said in found.annotate(**sums)}
        for place in places:
            of = [counts.get((place.code, column.tallied), (0, 0, 0)) for column in self.columns]
            region, many = regions[place.code], place.articles
            cells = (
                Cell(region, each, self.scope, *n, many) for each, n in zip(self.columns, of, strict=True)
            )
            yield Row(region, many, tuple(cells))

    def column(self, name: str) -> str:
        return f"own_{name}" if self.scope.own_only else f"all_{name}"

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


def tallied(scope: Scope, axis: Axis) -> TallyQuerySet:
    """The public tallies of a scope along an axis."""
    public = Tally.objects.seen_by(AnonymousUser())
    rows: TallyQuerySet = public.along(axis, since=scope.since, until=scope.until, kind=scope.kind)
    return rows


def columns_by(by: str) -> tuple[Column, ...]:
    if by == "revitalization":
        return tuple(Column(by, value, label, tallied=value) for value, label in Revitalization.choices)
    if by == "group":
        groups = ThemeGroup.objects.on_linkage()
        return tuple(Column(by, group.slug, group.name, tallied=str(group.pk)) for group in groups)
    themes = Theme.objects.on_linkage().select_related("group")
    return tuple(
        Column(by, theme.slug, theme.name, theme.group.name, theme.covers, str(theme.pk)) for theme in themes
    )


def _held() -> list[str]:
    rows = tallied(Scope(), Axis.TOTAL).exclude(region=EVERYWHERE).filter(all_articles__gt=0)
    return list(rows.values_list("region", flat=True))


def _left_out(scope: Scope) -> int:
    """Measures of regions that belong to no theme."""
    other = Theme.objects.filter(slug=OTHER).values_list("pk", flat=True).first()
    rows = tallied(scope, Axis.THEME).everywhere().filter(key=str(other))
    counts: dict[str, int] = rows.totals("all_counted", "own_counted")
    return counts["all_counted"] - counts["own_counted"]
