"""A sum of money is a figure, also per head and year, in digits or in Chinese numerals.

Positive: 每人每年3000元, 安排300万~900万元, 三万元. Near miss (left out): 二元结构, 一元.
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import MONEY_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

# 一元, 二元, 三元, 多元 are words of structure; sums are written 两元, 五元, 十元 …
_STRUCTURAL = frozenset({"一", "二", "三"})


def decide(candidate: Candidate, page: Page) -> bool | None:
    unit = candidate.unit
    if unit not in MONEY_UNITS:
        return None
    return not (candidate.is_chinese and candidate.multiplier == 1 and candidate.printed in _STRUCTURAL)


RULE = FigureRule("figure.money", Kind.FIGURE, decide, __name__)
