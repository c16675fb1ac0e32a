"""What a rule that opens units of the outline is, and which kinds of list may stand inside which."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TYPE_CHECKING, TypeVar

from measures.extraction.outline.page import Page
from measures.extraction.rule import Rule

if TYPE_CHECKING:
    from measures.extraction.outline.unit import Unit

Run = TypeVar("Run")


class Rank(IntEnum):
    """Kinds of heading and list from outermost to innermost: a list may stand inside any of a lower rank.

    The order is that in which plans, opinions and speeches of the seeds nest them.
    """

    HEADING_LINE = auto()
    CHAPTER = auto()
    SECTION = auto()
    ARTICLE = auto()
    HAN = auto()
    PAREN_HAN = auto()
    ARABIC = auto()
    BOX = auto()
    PAREN_ARABIC = auto()
    LABELLED = auto()
    CIRCLED = auto()
    DASH = auto()
    # A new speaker ends what stands inside paragraphs, and nothing else.
    TURN = auto()
    ORDINAL_WORD = auto()
    SEQUENCE_WORD = auto()
    TWO_SIDED = auto()
    SPOKEN = auto()
    # Headed by its own words, found in what no marker divides.
    LEAD = auto()

    @property
    def is_structural(self) -> bool:
        """Whether it divides a whole document, so that a table of contents prints it: 第一章 to （一）."""
        return Rank.CHAPTER <= self <= Rank.PAREN_HAN

    @property
    def may_skip_numbers(self) -> bool:
        """Whether a list goes on over a number that an editor cut or pasted twice: headings, no signs in sentences."""
        return self < Rank.CIRCLED


@dataclass(frozen=True)
class OutlineRule(Rule[Run]):
    """A rule that opens units.

    `confidence` is that of a measure made of such a unit. `inline` kinds live inside paragraphs, so that an item ends
    with its paragraph unless its siblings do not. `opens_anywhere`: its form alone tells a list, also inside a clause.
    `counts_steps`: in one sentence its items may be the steps of one procedure.
    """

    rank: Rank = Rank.LEAD
    confidence: float = 0.95
    inline: bool = False
    opens_anywhere: bool = False
    counts_steps: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that may open an item: `start:end` is the marker itself, `number` 0 where it prints none.

    Items of one list share their `family` (一抓…二抓…).
    """

    start: int
    end: int
    number: int = 0
    family: str = ""


# A marker rule yields its marks in text order; a unit rule the units of `start:end`, without parents and siblings.
MarkerRule = OutlineRule[Callable[[Page], Iterable[Mark]]]
UnitRule = OutlineRule[Callable[[Page, int, int], "list[Unit]"]]
AnyOutlineRule = MarkerRule | UnitRule
