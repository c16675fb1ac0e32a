"""Digits before the thing itself, without a classifier, count it: 8部门, 14市州, 88县.

Positive: 省财政厅等8部门印发. Near miss (left out): 2021县域经济, 3市级.
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import NOUN_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_YEARS = range(1900, 2100)


def decide(candidate: Candidate, _page: Page) -> bool | None:
    if candidate.unit not in NOUN_UNITS:
        return None
    could_be_a_year = candidate.multiplier == 1 and candidate.low in _YEARS and not candidate.qualifier
    return candidate.low >= 2 and candidate.low % 1 == 0 and not could_be_a_year


RULE = FigureRule("figure.noun_unit", Kind.FIGURE, decide, __name__)
