"""Finders: the rules that say which stretches of a text are measures, in the order in which they run."""

from measures.extraction.finders import enumerated, headed, prose
from measures.extraction.finders.rule import MeasureRule
from measures.extraction.outline import Outline, Page
from measures.extraction.spans import Found

RULES: tuple[MeasureRule, ...] = (enumerated.RULE, headed.RULE, prose.RULE)

__all__ = ["RULES", "MeasureRule", "find_measures"]


def find_measures(page: Page, outline: Outline) -> list[Found]:
    """What all rules find, in text order; each sees what those before it found."""
    found: list[Found] = []
    for rule in RULES:
        found.extend(rule.run(page, outline, tuple(found)))
    return sorted(found, key=lambda item: item.start)
