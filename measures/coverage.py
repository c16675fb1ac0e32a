"""Which localities write of which themes: the matrix of localities × themes.

A cell is one of four things that must never be confused: so many measures; none of its own but touched on by
measures of another theme; not mentioned (未提及) in n articles; or no article yet.
"""

from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Count
from django.urls import reverse

from measures.models import Measure, Revitalization, Theme, ThemeGroup
from measures.scope import Scope
from regions.models import Region
from regions.rollup import roll_up, tree_of

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
class Cell:
    region: Region
    column: Column
    scope: Scope
    count: int
    touched: int
    articles: int

    @property
    def url(self):
        """The list of measures behind the cell; made for the cells shown, a nation has seventy thousand."""
        column = self.column.parameter, self.column.key
        return self.scope.address(reverse("measure_list"), ("region", self.region.code), column)

    @property
    def state(self):
        if self.count:
            return "covered"
        if not self.articles:
            return "no_article"
        return "touched" if self.touched else "unmentioned"

    @property
    def shade(self):
        return sum(self.count >= threshold for threshold in SHADE_FROM)

    @property
    def label(self):
        """The cell in words, for screen readers and exports."""
        match self.state:
            case "covered":
                return f"{self.count}条举措"
            case "touched":
                return f"无专门举措，{self.touched}条相关"
            case "unmentioned":
                return f"未提及（{self.articles}篇文章中）"
        return "尚无文章"


@dataclass(frozen=True, slots=True)
class Row:
    region: Region
    articles: int
    cells: tuple[Cell, ...]

    @property
    def measures(self):
        return sum(cell.count for cell in self.cells)

    @property
    def covered(self):
        return sum(cell.count > 0 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    scope: Scope
    left_out_count: int

    def with_rows(self, rows):
        return replace(self, rows=tuple(rows))

    @property
    def column_groups(self):
        """Neighbouring columns of one group, as (name, width) pairs; empty where columns have no groups."""
        spans = []
        for column in self.columns:
            if spans and spans[-1][0] == column.group:
                spans[-1][1] += 1
            else:
                spans.append([column.group, 1])
        return [tuple(span) for span in spans] if any(name for name, _ in spans) else []


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


def coverage(scope=None, *, by="theme", level="", sort="code", limit=None):
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
    """Articles by region code; measures, and measures that touch a theme, by (region code, column key)."""

    articles: Counter
    counts: Counter
    touched: Counter

    def with_below(self):
        return _Tally(
            _with_below(self.articles), _cells_with_below(self.counts), _cells_with_below(self.touched)
        )

    def cell(self, region, column, scope):
        place = region.code, column.key
        articles = self.articles[region.code]
        return Cell(region, column, scope, self.counts[place], self.touched[place], articles)


def _tally(scope, by):
    return _Tally(
        Counter(dict(_counted(scope.articles().exclude(region=None), "region_id"))),
        _counts_by_column(scope, AXES[by][1]),
        _touched_by_theme(scope) if by == "theme" else Counter(),
    )


def columns_by(by):
    if by == "revitalization":
        return tuple(Column(by, value, label) for value, label in Revitalization.choices)
    if by == "group":
        return tuple(Column(by, group.slug, group.name) for group in ThemeGroup.objects.on_linkage())
    themes = Theme.objects.on_linkage().select_related("group")
    return tuple(Column(by, theme.slug, theme.name, theme.group.name, theme.covers) for theme in themes)


def _regions_with_articles():
    """Regions that hold public articles of any date, and all above them, by code in order."""
    held = set(
        Scope().articles().exclude(region=None).values_list("region_id", flat=True).order_by().distinct()
    )
    return {region.code: region for region in tree_of(held)}


def _counted(queryset, *fields):
    return queryset.order_by().values_list(*fields).annotate(Count("pk"))


def _counts_by_column(scope, field):
    rows = _counted(scope.measures().exclude(article__region=None), "article__region_id", field)
    return Counter({(code, key): count for code, key, count in rows if key})


def _touched_by_theme(scope):
    secondary = Measure.secondary_themes.through.objects.filter(
        measure__in=scope.measures().exclude(article__region=None).order_by().values("pk")
    )
    rows = secondary.values_list("measure__article__region_id", "theme__slug").annotate(Count("pk"))
    return Counter({(code, slug): count for code, slug, count in rows})


def _with_below(counts):
    rolled = roll_up(counts)
    return rolled.own + rolled.below


def _cells_with_below(counts):
    by_key = {}
    for (code, key), count in counts.items():
        by_key.setdefault(key, Counter())[code] = count
    return Counter({(code, key): n for key, own in by_key.items() for code, n in _with_below(own).items()})
