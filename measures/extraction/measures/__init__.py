"""Measures: the rules in the order in which they run."""

from measures.extraction.measures import enumerated, headed, prose
from measures.extraction.measures.rule import Found, MeasureRule

RULES: tuple[MeasureRule, ...] = (enumerated.RULE, headed.RULE, prose.RULE)

__all__ = ["RULES", "Found", "MeasureRule"]
