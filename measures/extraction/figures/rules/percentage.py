"""A percentage, per mille or percentage point is a figure, in digits or in words; its value is kept as printed.

Positive: 普及率达到65%以上, 百分之二十, 1.5个百分点. Near miss (left out): 三分之二.
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.page import Page
from measures.extraction.figures.rules.base import Rule
from measures.extraction.figures.units import PERCENT_UNITS


def decide(candidate: Candidate, _page: Page) -> bool | None:
    return True if candidate.unit in PERCENT_UNITS else None


RULE = Rule("figure.percentage", 1, decide)
