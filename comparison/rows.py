"""The rows of a comparison: themes, the measures that stand opposite each other in them, and what stands alone.

A place is a column; a line holds measures that stand opposite each other; what has no counterpart is listed apart, and
a silent place is said to be silent in so many articles.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from django.utils.translation import gettext, gettext_lazy

from comparison.alike.alignment import Group, Strength
from comparison.columns import Place
from comparison.mentions import NOT_MENTIONED, Mentioned
from comparison.scope import Scope
from comparison.states import Standing, State
from measures.models import Measure, Theme, ThemeGroup
from regions.models import Region

SILENCES = {
    State.NONE: gettext_lazy("均未提及"),
    State.NO_ARTICLES: gettext_lazy("均无文章"),
    State.MENTIONED: gettext_lazy("均无举措"),
}
STRENGTH_LABELS = {Strength.NEAR: gettext_lazy("近似"), Strength.RELATED: gettext_lazy("相关")}


class Held(StrEnum):
    """How many of the places have a measure on a theme or one that touches it, in the order of the tally."""

    ALL = "all"
    SOME = "some"
    ONE = "one"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure in a cell; `group` is what stands opposite it, `opposite_theme` names the row where its counterpart led
    it, if not its own."""

    measure: Measure
    group: Group | None = None
    opposite_theme: Theme | None = None

    @property
    def own_terms(self) -> tuple[str, ...]:
        return self.group.own[self.measure.pk] if self.group else ()


@dataclass(frozen=True, slots=True)
class Line:
    """Measures that stand opposite each other: one entry or None a place."""

    entries: tuple[Entry | None, ...]
    group: Group

    @property
    def strength(self) -> Strength | None:
        return self.group.strength

    @property
    def shared(self) -> tuple[str, ...]:
        """The terms that join them."""
        return self.group.shared

    @property
    def strength_label(self) -> str:
        return str(STRENGTH_LABELS[self.strength]) if self.strength else ""


@dataclass(frozen=True, slots=True)
class Cell(Standing):
    """What a place has on a theme without a counterpart; `touched` counts measures of other themes that touch on it.

    `mentioned` are the sentences of a place that has neither, `url` lists its measures on the theme, and `more` counts
    those among them that the comparison does not show.
    """

    place: Place
    entries: tuple[Entry, ...]
    count: int
    touched: int
    url: str
    mentioned: Mentioned = NOT_MENTIONED
    more: int = 0

    @property
    def touched_url(self) -> str:
        return f"{self.url}&related=1"

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
    def holders(self) -> list[Region]:
        """The places that write of the theme, in a measure of its own or in passing."""
        return [cell.place.region for cell in self.rest if cell.count or cell.touched]

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
            return str(SILENCES[self.silence])
        if self.held == Held.ALL:
            return gettext("共有") if self.has_own else gettext("均涉及")
        names = gettext("、").join(region.shown_short_name for region in self.holders)
        said = gettext("仅{names}有") if self.has_own else gettext("仅{names}涉及")
        return said.format(names=names)

    @property
    def has_own(self) -> bool:
        """Whether any place has a measure whose main theme this is."""
        return any(cell.count for cell in self.rest)

    @property
    def silence(self) -> State:
        """What is said of places none of which has a measure: the state of all, else that there is something."""
        states = {cell.state for cell in self.rest}
        return states.pop() if len(states) == 1 else State.MENTIONED

    @property
    def key(self) -> str:
        """The row's entry in the tally, as addresses name it."""
        match self.held:
            case Held.ALL:
                return "shared" if self.has_own else "touched"
            case Held.SOME:
                return "some"
            case Held.ONE:
                return f"{'only' if self.has_own else 'touches'}-{self.holders[0].code}"
        return str(self.silence)

    @property
    def needs_rest(self) -> bool:
        """Whether a row of lone measures adds anything to the lines above it; lines say silence themselves."""
        if self.is_silent:
            return self.silence == State.MENTIONED
        return not self.lines or any(cell.entries or cell.more for cell in self.rest)

    @property
    def measures(self) -> list[Measure]:
        """What the row shows."""
        lined = [entry.measure for line in self.lines for entry in line.entries if entry]
        return [*lined, *(entry.measure for cell in self.rest for entry in cell.entries)]

    def brief(self, lines: int, entries: int) -> "Row":
        """The row with its first `lines`, and in each cell the first `entries`; the rest counted."""
        shown = self.lines[:lines]
        stands = Counter(
            number
            for line in shown
            for number, entry in enumerate(line.entries)
            if entry and entry.measure.theme_id == self.theme.pk
        )
        rest = tuple(
            replace(
                cell,
                entries=cell.entries[:entries],
                more=cell.count - stands[number] - len(cell.entries[:entries]),
            )
            for number, cell in enumerate(self.rest)
        )
        return replace(self, lines=shown, rest=rest)


# Asks for the rows that part the places, and for no others.
DIFFER = "differ"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many themes all, some, one (which) or none of the places write of; `key` as in Row."""

    words: str
    count: int
    key: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    scope: Scope
    places: tuple[Place, ...]
    rows: tuple[Row, ...]
    left_out_count: int

    @property
    def tally(self) -> list[Tally]:
        """From the themes that all places write of to those that none does."""
        order = list(Held)
        counts: Counter[tuple[int, str, str]] = Counter()
        for row in self.rows:
            words = gettext("部分地区有") if row.held == Held.SOME else row.verdict
            counts[order.index(row.held), words, row.key] += 1
        pairs = sorted(counts.items(), key=lambda item: item[0][0])
        return [Tally(words, count, key) for (_, words, key), count in pairs]

    def chosen(self, *, theme: str = "", show: str = "") -> tuple[Row, ...]:
        """The rows of one theme (its slug) or of one entry of the tally, DIFFER for all that part the places.

        What names nothing here chooses nothing.
        """
        rows = self.rows
        if theme in {row.theme.slug for row in rows}:
            rows = tuple(row for row in rows if row.theme.slug == theme)
        if show == DIFFER:
            rows = tuple(row for row in rows if row.held in {Held.ONE, Held.SOME})
        elif show in {row.key for row in self.rows}:
            rows = tuple(row for row in rows if row.key == show)
        return rows

    @property
    def width(self) -> int:
        """Columns of the table, the narrow one for strengths included."""
        return len(self.places) + 1

    @property
    def groups(self) -> list[tuple[ThemeGroup, list[Row]]]:
        return by_group(self.rows)


def by_group(rows: Iterable[Row]) -> list[tuple[ThemeGroup, list[Row]]]:
    """Rows by theme group, as (group, rows) pairs."""
    return [(group, list(rows)) for group, rows in groupby(rows, key=lambda row: row.theme.group)]
