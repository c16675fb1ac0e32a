"""Which localities write of which themes: the matrix of localities × themes.

What a cell says is one of the five states of comparison.states.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import Count, F, QuerySet
from django.urls import reverse

from comparison.scope import Scope
from comparison.states import Standing, State
from measures.models import Measure, Revitalization, Theme, ThemeGroup
from regions.models import Region
from regions.rollup import roll_up, tree_of

# Above any offset in a body: an article and an offset make one number.
LONGEST_BODY = 10_000_000
# A cell's shade: the highest step whose threshold its count reaches.
SHADE_FROM = (1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Column:
    """A theme, theme group or revitalization; `parameter=key` narrows the list of measures to it."""

    parameter: str
    key: str
    label: str
    group: str = ""
    hint: str = ""


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
    rows: tuple[Row, ...]
    scope: Scope
    left_out_count: int

    def with_rows(self, rows: Iterable[Row]) -> "Matrix":
        return replace(self, rows=tuple(rows))

    @property
    def column_groups(self) -> list[tuple[str, int]]:
        """Neighbouring columns of one group, as (name, width) pairs; empty where columns have no groups."""
        spans = [(name, len(list(columns))) for name, columns in groupby(each.group for each in self.columns)]
        return spans if any(name for name, _ in spans) else []


SORTS = {
    "code": ("按区划", lambda row: row.region.code),
    "coverage": ("覆盖主题多的在前", lambda row: (-row.covered, -row.measures, row.region.code)),
    "gaps": ("覆盖主题少的在前", lambda row: (not row.articles, row.covered, row.measures, row.region.code)),
    "measures": ("举措多的在前", lambda row: (-row.measures, row.region.code)),
    "articles": ("文章多的在前", lambda row: (-row.articles, row.region.code)),
}
# What the columns are, and the field of a measure that each is counted by.
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
    """The matrix over public texts; `level` keeps one level of regions, `limit` the first rows after sorting."""
    scope = scope or Scope()
    columns = columns_by(by)
    regions = _regions_with_articles()
    tally = _tally(scope, by)
    if not scope.own_only:
        tally = tally.with_below()
    rows = [
        Row(region, tally.articles[code], tuple(tally.cell(region, column, scope) for column in columns))
        for code, region in regions.items()
        if not level or region.level == level
    ]
    rows.sort(key=SORTS[sort][1])
    left_out_count = scope.left_out().exclude(article__region=None).count()
    return Matrix(columns, tuple(rows[:limit]), scope, left_out_count)


@dataclass(frozen=True, slots=True)
class _Tally:
    """Articles by region code; by (region code, column key) measures, measures that touch it, and sentences."""

    articles: Counter[str]
    counts: Counter[tuple[str, str]]
    touched: Counter[tuple[str, str]]
    sentences: Counter[tuple[str, str]]

    def with_below(self) -> "_Tally":
        cells = (_cells_with_below(each) for each in (self.counts, self.touched, self.sentences))
        return _Tally(_with_below(self.articles), *cells)

    def cell(self, region: Region, column: Column, scope: Scope) -> Cell:
        place = region.code, column.key
        counts = self.counts[place], self.touched[place], self.sentences[place]
        return Cell(region, column, scope, *counts, self.articles[region.code])


def _tally(scope: Scope, by: str) -> _Tally:
    return _Tally(
        Counter(dict(_counted(scope.articles().exclude(region=None), "region_id"))),
        _counts_by_column(scope, AXES[by][1]),
        _touched_by_column(scope, AXES[by][1]),
        _sentences_by_column(scope, AXES[by][1]),
    )


def columns_by(by: str) -> tuple[Column, ...]:
    if by == "revitalization":
        return tuple(Column(by, value, label) for value, label in Revitalization.choices)
    if by == "group":
        groups = ThemeGroup.objects.on_linkage()
        return tuple(Column(by, group.slug, group.name) for group in groups)
    themes = Theme.objects.on_linkage().select_related("group")
    return tuple(Column(by, theme.slug, theme.name, theme.group.name, theme.covers) for theme in themes)


def _regions_with_articles() -> dict[str, Region]:
    """Regions that hold public articles of any date, and all above them, by code in order."""
    held = set(
        Scope().articles().exclude(region=None).values_list("region_id", flat=True).order_by().distinct()
    )
    return {region.code: region for region in tree_of(held)}


def _counted(queryset: QuerySet, *fields: str) -> QuerySet:
    return queryset.order_by().values_list(*fields).annotate(Count("pk"))


def _counts_by_column(scope: Scope, field: str) -> Counter[tuple[str, str]]:
    rows = _counted(scope.measures().exclude(article__region=None), "article__region_id", field)
    return Counter({(code, key): count for code, key, count in rows if key})


def _touched_by_column(scope: Scope, field: str) -> Counter[tuple[str, str]]:
    """Measures by what else they touch; a measure that touches two themes of one group once."""
    secondary = Measure.secondary_themes.through.objects.filter(
        measure__in=scope.measures().exclude(article__region=None).order_by().values("pk")
    )
    rows = secondary.values_list("measure__article__region_id", field)
    rows = rows.annotate(Count("measure_id", distinct=True))
    return Counter({(code, key): count for code, key, count in rows if key})


def _sentences_by_column(scope: Scope, field: str) -> Counter[tuple[str, str]]:
    """Sentences that speak of it; one that speaks of two themes of one group once."""
    rows = scope.mentions().exclude(article__region=None).order_by()
    each = F("pk") if field == AXES["theme"][1] else F("article_id") * LONGEST_BODY + F("start")
    many = Count(each, distinct=field != AXES["theme"][1])
    rows = rows.values_list("article__region_id", field).annotate(many=many)
    return Counter({(code, key): count for code, key, count in rows if key})


def _with_below(counts: Mapping[str, int]) -> Counter[str]:
    rolled = roll_up(counts)
    return rolled.own + rolled.below


def _cells_with_below(counts: Mapping[tuple[str, str], int]) -> Counter[tuple[str, str]]:
    by_key: dict[str, Counter[str]] = {}
    for (code, key), count in counts.items():
        by_key.setdefault(key, Counter())[code] = count
    return Counter({(code, key): n for key, own in by_key.items() for code, n in _with_below(own).items()})
