"""The results of extraction: frozen spans over one article body.

Offsets are Python code points in the body, `0 <= start < end <= len(body)`. Owns the shapes that every step
returns; knows nothing of how they are found or stored.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A heading or an enumerated item; `start:end` covers the item and all that belongs to it."""

    level: int
    marker: str
    title: str
    start: int
    end: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class ThemeEvidence:
    """A word that spoke for a theme, where it stood (`title`, `section`, `text`) and with what weight."""

    theme: str
    term: str
    place: str
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """A measure (举措) before its theme is known: `body[start:end]` is its quote.

    `section` are the headings above it, outermost first; `rule_version` is that of the rule when it found the measure.
    `achieved` where the text looks back on it (工作回顾): done already, and kept apart from what is planned.
    """

    title: str
    section: tuple[str, ...]
    start: int
    end: int
    rule: str
    rule_version: str
    confidence: float
    achieved: bool = False


@dataclass(frozen=True, slots=True)
class MeasureSpan:
    """What was found, with its themes and the words that spoke for them; `theme` "" where no word did.

    `theme_confidence` is the probability that a careful reader accepts the theme, None where nobody told.
    """

    found: Found
    theme: str = ""
    secondary_themes: tuple[str, ...] = ()
    evidence: tuple[ThemeEvidence, ...] = ()
    theme_confidence: float | None = None

    @property
    def start(self) -> int:
        return self.found.start

    @property
    def end(self) -> int:
        return self.found.end


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """A number that counts or measures something; `low == high` unless it is a range; 万 and 亿 expanded.

    `extent` is whose figure the sentence says it is, as printed (县 of 全县, 后仙庄村, 其中), "" where it does not say; a figure
    `is_added` where it tells what was newly made and not what is there, and `is_planned` where it is set out.
    """

    surface: str
    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    qualifier: str
    about: str
    rule: str
    rule_version: str
    extent: str = ""
    is_added: bool = False
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class TransitionSpan:
    """An explicit from→to statement; `body[start:end]` is its quote.

    `weight` from 0 to 1: how far `source` belongs to the years of poverty alleviation.
    """

    source: str
    target: str
    start: int
    end: int
    rule: str
    rule_version: str
    weight: float


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """A sentence `body[start:end]` that speaks of a theme, and the term in it that says so most strongly."""

    theme: str
    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one body, each tuple in text order."""

    outline: tuple[OutlineNode, ...]
    measures: tuple[MeasureSpan, ...]
    figures: tuple[FigureSpan, ...]
    transitions: tuple[TransitionSpan, ...]
