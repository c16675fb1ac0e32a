"""百, 千, 万 and 亿 with no digit before them name a scale, unless the text says near, over or not below.

Positive (left out): 百亿元产业, 万亩茶海, 千名干部下乡. Near miss (kept): 近百名专家, 突破千亿元.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.numerals import ROUND
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

# 千人以上供水工程, 亿元以上项目: the scale names the class.
_CLASS = re.compile("的?[一-龥]{0,4}(?:工程|项目|企业|园区|村|镇|乡|大户)")


def decide(candidate: Candidate, page: Page) -> bool | None:
    if not candidate.is_chinese or candidate.printed not in ROUND:
        return None
    begins = candidate.start == candidate.number_start
    is_class = begins and candidate.end > candidate.unit_end and _CLASS.match(page.after(candidate.end, 10))
    return False if is_class or not candidate.qualifier else None


RULE = FigureRule("figure.not.round_name", Kind.FIGURE, decide, __name__)
