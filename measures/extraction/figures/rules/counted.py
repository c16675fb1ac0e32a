"""Digits with a classifier count something.

Positive: 117个县, 8099名干部, 47个项目. Near miss (left out): 5大领域 (大 is no classifier), 3个“强化” (a slogan).
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.page import Page
from measures.extraction.figures.rules.base import Rule


def decide(candidate: Candidate, _page: Page) -> bool | None:
    return bool(candidate.unit)


RULE = Rule("figure.counted", 1, decide)
