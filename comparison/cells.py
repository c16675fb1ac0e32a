"""The cells of the matrix: a place on a theme, with what it shows and what it opens."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from comparison.scope import Scope
from comparison.shading import Shading
from comparison.states import Standing, State
from regions.addresses import address_of
from regions.models import Region
from regions.speaking import grouped


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


class Counts(NamedTuple):
    """What stands in a place on a theme; `writing` articles have a measure on it."""

    measures: int = 0
    touched: int = 0
    sentences: int = 0
    writing: int = 0


NOTHING = Counts()
# What a cell says in a letter or two, for its colour and sign.
_MARKS = {State.SECONDARY: "s", State.MENTIONED: "m", State.NONE: "n", State.NO_ARTICLES: "x"}
# The page that a cell opens.
_OPENS = {
    State.MEASURES: "measure_list",
    State.SECONDARY: "measure_list",
    State.MENTIONED: "mention_list",
    State.NONE: "mention_search",
}


@lru_cache(maxsize=256)
def _query(column: Column, scope: Scope, is_related: bool) -> str:
    """What the addresses of all cells of a column have in common."""
    related = [("related", "1")] if is_related else []
    return urlencode([(column.parameter, column.key), *related, *scope.query])


@dataclass(frozen=True, slots=True)
class Cell(Standing):
    region: Region
    column: Column
    scope: Scope
    shading: Shading
    count: int
    touched: int
    sentences: int
    writing: int
    articles: int
    of_row: int

    @property
    def url(self) -> str:
        """What stands behind the cell; made for the cells shown, a nation has seventy thousand."""
        if name := _OPENS.get(self.state):
            is_related = self.state == State.SECONDARY
            query = _query(self.column, self.scope, is_related)
            return f"{address_of(name)}?region={self.region.code}&{query}"
        return ""

    @property
    def value(self) -> float:
        return self.shading.weigh(
            measures=self.count, writing=self.writing, articles=self.articles, of_row=self.of_row
        )

    @property
    def mark(self) -> str:
        """The class of the cell: h1 to h4 by what its colour goes by, else a letter of its state."""
        return _MARKS.get(self.state) or f"h{self.shading.step(self.value)}"

    @property
    def figure(self) -> str:
        """What a cell with measures shows."""
        match self.shading:
            case Shading.ARTICLES:
                return grouped(self.writing)
            case Shading.SHARE:
                return f"{self.value:.0%}"
        return grouped(self.count)


@dataclass(frozen=True, slots=True)
class Row:
    """A place with its cells; `above` are the regions over it that hold nothing but it, from the province down."""

    region: Region
    articles: int
    cells: tuple[Cell, ...]
    above: tuple[Region, ...] = ()

    @property
    def measures(self) -> int:
        return sum(cell.count for cell in self.cells)

    @property
    def covered(self) -> int:
        return sum(cell.count > 0 for cell in self.cells)

    @property
    def level(self) -> str:
        """Of the outermost region that it names, where it stands in the tree."""
        return str((self.above or (self.region,))[0].level)

    @property
    def name(self) -> str:
        """安徽 › 黄山 › 黟县"""
        return " › ".join([*(region.shown_short_name for region in self.above), self.region.name_beside])
