"""Digits with a classifier count something.

Positive: 43个镇, 620名干部, 18个项目. Near miss (left out): 5大领域 (大 is no classifier), 3个“优先” (a slogan).
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind


def decide(candidate: Candidate, _page: Page) -> bool | None:
    return bool(candidate.unit)


RULE = FigureRule("figure.counted", Kind.FIGURE, decide, __name__)
