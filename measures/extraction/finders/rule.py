"""What a rule that finds measures is, and how a unit of the outline becomes one."""

from collections.abc import Callable, Sequence

from measures.extraction.outline import Outline, Page, Unit
from measures.extraction.rule import Rule
from measures.extraction.spans import Found

# Sees the page, its outline and what earlier rules found, and returns more in text order.
MeasureRule = Rule[Callable[[Page, Outline, Sequence[Found]], list[Found]]]


def as_found(unit: Unit) -> Found:
    rule = unit.rule
    return Found(unit.title, _path(unit), unit.start, unit.end, rule.id, rule.version, rule.confidence)


def _path(unit: Unit) -> tuple[str, ...]:
    """The titles above a unit, outermost first."""
    titles: list[str] = []
    above = unit.above
    while above:
        titles.append(above.title)
        above = above.above
    return tuple(reversed([title for title in titles if title]))
