"""RULES: every rule whose id can stand on a span, in the order in which the steps run and each step tries its own."""

from typing import Any

from measures.extraction.cutting.account import RULE as ACCOUNT_RULE
from measures.extraction.figures.rules import RULES as FIGURE_RULES
from measures.extraction.finders import RULES as MEASURE_RULES
from measures.extraction.outline.rules import RULES as OUTLINE_RULES
from measures.extraction.rule import Rule
from measures.extraction.transitions.rules import RULES as TRANSITION_RULES

RULES: tuple[Rule[Any], ...] = (
    *OUTLINE_RULES,
    *MEASURE_RULES,
    ACCOUNT_RULE,
    *FIGURE_RULES,
    *TRANSITION_RULES,
)
