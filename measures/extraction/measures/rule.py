"""What a rule that finds measures is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from measures.extraction.outline import Outline, Page, Unit


@dataclass(frozen=True, slots=True)
class Found:
    """A measure before its theme is known: `start:end` of the body, and the words that it rests on."""

    title: str
    section: tuple[str, ...]
    start: int
    end: int
    rule: str
    rule_version: int
    confidence: float


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """`find` sees the page, its outline and what earlier rules found, and returns more in text order."""

    id: str
    version: int
    find: Callable[[Page, Outline, Sequence[Found]], list[Found]]


def path(unit: Unit) -> tuple[str, ...]:
    """The titles above a unit, outermost first."""
    titles: list[str] = []
    above = unit.above
    while above:
        titles.append(above.title)
        above = above.above
    return tuple(reversed([title for title in titles if title]))
