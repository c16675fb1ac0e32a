"""A number inside 《…》, 〔…〕 or 【…】 names a document and counts nothing.

Positive (left out): 《关于推进10个重点产业发展的意见》. Near miss (kept): 《…方案》等9个配套文件.
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind


def decide(candidate: Candidate, page: Page) -> bool | None:
    return False if page.in_title(candidate.number_start) else None


RULE = FigureRule("figure.not.title", Kind.FIGURE, decide, __name__)
