"""Two to four localities side by side: what each writes of every theme, and what answers what.

Shapes rows for the comparison page and its exports. A place is a column; a line holds measures that stand opposite
each other; what has no counterpart is listed apart, and a silent place is said to be silent in so many articles.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse

from comparison.alike.alignment import Group, Strength, align
from comparison.columns import Columns, Place
from comparison.mentions import NOT_MENTIONED, Mentioned, mentioned_in
from comparison.profiles import profiles_of
from comparison.scope import Scope
from comparison.states import Standing, State
from measures.models import Measure, Theme, ThemeGroup

STRENGTH_LABELS = {Strength.NEAR: "近似", Strength.RELATED: "相关"}


class Held(StrEnum):
    """How many of the places have a measure on a theme or one that touches it, in the order of the tally."""

    ALL = "all"
    SOME = "some"
    ONE = "one"
    NONE = "none"


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
    strength: Strength | None
    shared: tuple[str, ...]

    @property
    def strength_label(self) -> str:
        return STRENGTH_LABELS[self.strength] if self.strength else ""


@dataclass(frozen=True, slots=True)
class Cell(Standing):
    """What a place has on a theme without a counterpart; `touched` counts measures of other themes that touch on it.

    `mentioned` are the sentences of a place that has neither.
    """

    place: Place
    entries: tuple[Entry, ...]
    count: int
    touched: int
    touched_url: str
    mentioned: Mentioned = NOT_MENTIONED

    @property
    def sentences(self) -> int:
        return self.mentioned.count

    @property
    def articles(self) -> int:
        return self.place.articles


@dataclass(frozen=True, slots=True)
class Row:
    """A theme: aligned lines, then what stands alone, one cell a place."""

    theme: Theme
    lines: tuple[Line, ...]
    rest: tuple[Cell, ...]

    @property
    def holders(self) -> list[str]:
        """The names of the places that write of the theme, in a measure of its own or in passing."""
        return [cell.place.region.short_name for cell in self.rest if cell.count or cell.touched]

    @property
    def held(self) -> Held:
        count = len(self.holders)
        if count == len(self.rest):
            return Held.ALL
        return {0: Held.NONE, 1: Held.ONE}.get(count, Held.SOME)

    @property
    def is_silent(self) -> bool:
        return self.held == Held.NONE

    @property
    def verdict(self) -> str:
        """Who writes of the theme, in words; 未提及 only where every place has texts and none speaks of it."""
        if self.is_silent:
            words = {State.NONE: "均未提及", State.NO_ARTICLES: "均无文章"}
            states = {cell.state for cell in self.rest}
            return words.get(states.pop(), "均无举措") if len(states) == 1 else "均无举措"
        has_own = any(cell.count for cell in self.rest)
        if self.held == Held.ALL:
            return "共有" if has_own else "均涉及"
        return f"仅{'、'.join(self.holders)}{'有' if has_own else '涉及'}"

    @property
    def needs_rest(self) -> bool:
        """Whether a row of lone measures adds anything to the lines above it; lines say silence themselves."""
        if self.is_silent:
            return self.verdict == "均无举措"
        return not self.lines or any(cell.entries for cell in self.rest)


@dataclass(frozen=True, slots=True)
class SideBySide:
    scope: Scope
    places: tuple[Place, ...]
    rows: tuple[Row, ...]
    left_out_count: int

    @property
    def tally(self) -> list[tuple[str, int]]:
        """How many themes all, some, one (which) or none of the places write of, as (words, count) pairs."""
        counts: Counter[tuple[Held, str]] = Counter()
        for row in self.rows:
            counts[row.held, "部分地区有" if row.held == Held.SOME else row.verdict] += 1
        order = list(Held)
        pairs = sorted(counts.items(), key=lambda item: order.index(item[0][0]))
        return [(words, count) for (_, words), count in pairs]

    @property
    def width(self) -> int:
        """Columns of the table, the narrow one for strengths included."""
        return len(self.places) + 1

    @property
    def groups(self) -> list[tuple[ThemeGroup, list[Row]]]:
        """Rows by theme group, as (group, rows) pairs."""
        return [(group, list(rows)) for group, rows in groupby(self.rows, key=lambda row: row.theme.group)]


def side_by_side(columns: Columns) -> SideBySide:
    """Compare what stands in the columns, in their order."""
    scope, places = columns.scope, columns.places()
    inside = columns.any_condition("article__region")
    measures = {measure.pk: measure for measure in _with_all_shown(scope.measures().filter(inside))}
    profiles = profiles_of(measures.values(), columns.of)
    groups = align(profiles, [place.region.code for place in places])
    rows = _rows(groups, measures, columns, places)
    return SideBySide(scope, places, rows, scope.left_out().filter(inside).count())


def _with_all_shown(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    shown = measures.with_card().order_by("article_id", "position")
    return shown.prefetch_related("figures", "secondary_themes", "article__authorships__official")


def _rows(
    groups: Iterable[Group], measures: dict[int, Measure], columns: Columns, places: tuple[Place, ...]
) -> tuple[Row, ...]:
    """A row a theme; within, everything is found by theme and by the code of its column."""
    lines: dict[int, list[Line]] = defaultdict(list)
    lone: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for group in groups:
        members = {columns.of(measures[key].article.region_id): measures[key] for key in group.keys}
        first = measures[group.keys[0]]
        if len(members) > 1:
            lines[first.theme_id].append(_line(group, members, places))
        for code, member in members.items():
            if len(members) == 1:
                lone[member.theme_id, code].append(Entry(member))
            elif member.theme_id != first.theme_id:
                lone[member.theme_id, code].append(Entry(member, opposite_theme=first.theme))
    counts, touched = _counts(measures.values(), columns)
    themes = list(Theme.objects.on_linkage().select_related("group"))
    spoken = counts.keys() | touched.keys()
    silent = {
        place.region: [theme.pk for theme in themes if (theme.pk, place.region.code) not in spoken]
        for place in places
    }
    mentioned = mentioned_in(columns, columns.scope, silent)

    def cell(theme: Theme, place: Place) -> Cell:
        key = theme.pk, place.region.code
        return Cell(
            place,
            tuple(lone[key]),
            counts[key],
            touched[key],
            _touched_url(theme, place, columns.scope),
            mentioned.get((place.region.code, theme.pk), NOT_MENTIONED),
        )

    return tuple(
        Row(theme, tuple(lines[theme.pk]), tuple(cell(theme, place) for place in places)) for theme in themes
    )


def _line(group: Group, members: dict[str, Measure], places: tuple[Place, ...]) -> Line:
    opposite = (members.get(place.region.code) for place in places)
    entries = tuple(Entry(member, (group.own or {})[member.pk]) if member else None for member in opposite)
    return Line(entries, group.strength, group.shared)


def _counts(
    measures: Iterable[Measure], columns: Columns
) -> tuple[Counter[tuple[int, str]], Counter[tuple[int, str]]]:
    """Measures by (theme, code of the column): as their main theme, and in passing."""
    counts: Counter[tuple[int, str]] = Counter()
    touched: Counter[tuple[int, str]] = Counter()
    for measure in measures:
        code = columns.of(measure.article.region_id)
        counts[measure.theme_id, code] += 1
        touched.update((theme.pk, code) for theme in measure.secondary_themes.all())
    return counts, touched


def _touched_url(theme: Theme, place: Place, scope: Scope) -> str:
    pairs = ("region", place.region.code), ("theme", theme.slug), ("related", "1")
    return scope.address(reverse("measure_list"), *pairs)
