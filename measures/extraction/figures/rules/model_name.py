"""Digits that belong to a name with letters count nothing: G60, 5G, AES100, 3A级, COVID-19.

Positive (left out): G60科创走廊. Near miss (kept): 总投资3.5亿元.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_LETTER = re.compile(r"[A-Za-zⅠ-Ⅻ]-?$")


def decide(candidate: Candidate, page: Page) -> bool | None:
    return False if _LETTER.search(page.before(candidate.number_start, 2)) else None


RULE = FigureRule("figure.not.model_name", Kind.FIGURE, decide, __name__)
