"""Digits with 万 or 亿 and no unit count what follows or went before: 52万务工人员, 用户超1亿.

Positive: 6.8万移民. Near miss (left out): 2035远景目标, 12345热线 (no unit and no 万).
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_LEAST_MULTIPLIER = 10_000


def decide(candidate: Candidate, _page: Page) -> bool | None:
    if candidate.unit:
        return None
    return candidate.multiplier >= _LEAST_MULTIPLIER


RULE = FigureRule("figure.bare_count", Kind.FIGURE, decide, __name__)
