"""Two to four localities side by side: what each writes of every theme, and what answers what.

Shapes rows for the comparison page and its exports. A place is a column; a line holds measures that stand opposite
each other; what has no counterpart is listed apart, and a silent place is said to be silent in so many articles.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.urls import reverse

from measures.columns import Columns, Place, place_in
from measures.comparison.alignment import Strength, align
from measures.models import Measure, Theme
from measures.profiles import profiles_of
from measures.scope import Scope

_TALLY_ORDER = {"共有": 0, "部分地区有": 1, "均未提及": 3}
STRENGTH_LABELS = {Strength.NEAR: "近似", Strength.RELATED: "相关"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure in a cell; `opposite_theme` names the row where its counterpart led it, if not its own."""

    measure: Measure
    own_terms: tuple[str, ...] = ()
    opposite_theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Measures that stand opposite each other: one entry or None a place."""

    entries: tuple[Entry | None, ...]
    strength: Strength
    shared: tuple[str, ...]

    @property
    def strength_label(self):
        return STRENGTH_LABELS[self.strength]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a place has on a theme without a counterpart; `touched` counts measures of other themes that touch on it."""

    place: Place
    entries: tuple[Entry, ...]
    count: int
    touched: int
    touched_url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A theme: aligned lines, then what stands alone, one cell a place."""

    theme: Theme
    lines: tuple[Line, ...]
    rest: tuple[Cell, ...]
    verdict: str

    @property
    def holders(self):
        """How many places write of the theme."""
        return sum(cell.count > 0 for cell in self.rest)

    @property
    def is_silent(self):
        return self.holders == 0

    @property
    def needs_rest(self):
        """Whether a row of lone measures adds anything to the lines above it; lines say silence themselves."""
        if self.is_silent:
            return any(cell.touched for cell in self.rest)
        return not self.lines or any(cell.entries for cell in self.rest)


@dataclass(frozen=True, slots=True)
class SideBySide:
    scope: Scope
    places: tuple[Place, ...]
    rows: tuple[Row, ...]
    left_out_count: int

    @property
    def tally(self):
        """How many themes all, some, one or none of the places write of, as (words, count) pairs."""
        kinds = [
            row.verdict if row.holders in {0, 1, len(self.places)} else "部分地区有" for row in self.rows
        ]
        return sorted(Counter(kinds).items(), key=lambda pair: _TALLY_ORDER.get(pair[0], 2))

    @property
    def width(self):
        """Columns of the table, the narrow one for strengths included."""
        return len(self.places) + 1

    @property
    def groups(self):
        """Rows by theme group, as (group, rows) pairs."""
        return [(group, list(rows)) for group, rows in groupby(self.rows, key=lambda row: row.theme.group)]


def side_by_side(regions, scope):
    """Compare regions, in their order, within a scope."""
    columns = Columns(tuple(regions), scope.own_only)
    places = tuple(place_in(region, columns, scope) for region in regions)
    measures = {measure.pk: measure for measure in _measures(columns, scope)}
    profiles = profiles_of(measures.values(), columns.of)
    groups = align(profiles, [region.code for region in regions])
    rows = _rows(groups, measures, columns, places, scope)
    return SideBySide(scope, places, rows, scope.left_out().filter(_wanted(columns)).count())


def _wanted(columns):
    wanted = Q()
    for region in columns.regions:
        wanted |= columns.condition(region, "article__region")
    return wanted


def _measures(columns, scope):
    shown = scope.measures().filter(_wanted(columns)).with_card().order_by("article_id", "position")
    return shown.prefetch_related("figures", "secondary_themes", "article__authorships__official")


def _rows(groups, measures, columns, places, scope):
    order = {place.region.code: index for index, place in enumerate(places)}

    def place_of(measure):
        return order[columns.of(measure.article.region_id)]

    lines, lone = defaultdict(list), defaultdict(lambda: tuple([] for _ in places))
    for group in groups:
        members = [measures[key] for key in group.keys]
        first = members[0]
        if len(members) == 1:
            lone[first.theme_id][place_of(first)].append(Entry(first))
            continue
        lines[first.theme_id].append(_line(group, members, place_of, len(places)))
        for member in members[1:]:
            if member.theme_id != first.theme_id:
                lone[member.theme_id][place_of(member)].append(Entry(member, opposite_theme=first.theme))
    counts, touched = _counts(measures.values(), place_of)

    def row(theme):
        cells = tuple(
            Cell(
                place,
                tuple(lone[theme.pk][index]),
                counts[theme.pk, index],
                touched[theme.pk, index],
                _touched_url(theme, place, scope),
            )
            for index, place in enumerate(places)
        )
        return Row(theme, tuple(lines[theme.pk]), cells, _verdict(cells))

    return tuple(row(theme) for theme in Theme.objects.on_linkage().select_related("group"))


def _line(group, members, place_of, width):
    entries = [None] * width
    for member in members:
        entries[place_of(member)] = Entry(member, group.own[member.pk])
    return Line(tuple(entries), group.strength, group.shared)


def _counts(measures, place_of):
    """Measures by (theme, place): as their main theme, and in passing."""
    counts, touched = Counter(), Counter()
    for measure in measures:
        counts[measure.theme_id, place_of(measure)] += 1
        for theme in measure.secondary_themes.all():
            touched[theme.pk, place_of(measure)] += 1
    return counts, touched


def _verdict(cells):
    holders = [cell.place.region.short_name for cell in cells if cell.count]
    if not holders:
        return "均未提及"
    return "共有" if len(holders) == len(cells) else f"仅{'、'.join(holders)}有"


def _touched_url(theme, place, scope):
    pairs = ("region", place.region.code), ("theme", theme.slug), ("related", "1")
    return scope.address(reverse("measure_list"), *pairs)
