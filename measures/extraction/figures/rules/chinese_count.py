"""A Chinese numeral counts where it is too exact for a slogan or what follows is graded or concrete.

Positive: 三百多户, 十八条办法, 两个国家级示范村, 引进三家企业. Near miss (left out): 三项工程, 五个机制, 十大产业, 一名干部.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import CONCRETE_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_GRADED = re.compile(r"(?:国家|省|市|县|区|自治区|州|镇|乡|村|部|世界)级|全国")
_LEAST_EXACT = 11
_LEAST_SMALL = 2


def decide(candidate: Candidate, page: Page) -> bool | None:
    if not candidate.is_chinese:
        return None
    if candidate.low >= _LEAST_EXACT or candidate.is_vague:
        return bool(candidate.unit)
    if candidate.low < _LEAST_SMALL or candidate.printed == "二":
        return False
    return candidate.unit in CONCRETE_UNITS or _is_graded(candidate, page)


def _is_graded(candidate: Candidate, page: Page) -> bool:
    return bool(candidate.unit) and _GRADED.match(page.after(candidate.end, 5)) is not None


RULE = FigureRule("figure.chinese_count", Kind.FIGURE, decide, __name__)
