"""Digits with a classifier count something.

Positive: 43个镇, 620名干部, 18个项目. Near miss (left out): 5大领域 (大 is no classifier), 3个“优先” (a slogan), 北纬30度.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_LATITUDE = re.compile(r"(?:[南北]纬|[东西]经)$")


def decide(candidate: Candidate, page: Page) -> bool | None:
    before = page.body[max(0, candidate.start - 2) : candidate.start]
    return bool(candidate.unit) and not (candidate.unit == "度" and _LATITUDE.search(before))


RULE = FigureRule("figure.counted", Kind.FIGURE, decide, __name__)
