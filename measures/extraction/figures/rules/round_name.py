"""百, 千, 万 and 亿 with no digit before them name a scale, unless the text says near, over or not below.

Positive (left out): 百亿元产业, 万亩茶海, 千名干部下乡. Near miss (kept): 近百名专家, 突破千亿元.
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.numerals import ROUND
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind


def decide(candidate: Candidate, _page: Page) -> bool | None:
    is_name = candidate.is_chinese and candidate.printed in ROUND and not candidate.qualifier
    return False if is_name else None


RULE = FigureRule("figure.not.round_name", Kind.FIGURE, decide, __name__)
