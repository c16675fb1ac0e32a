"""An area, length, weight, volume, power or multiple is a figure, in digits or in Chinese numerals.

Positive: 茶园60万亩, 家里有四亩地, 十倍. Near miss (left out): 最后一公里, 一亩三分地.
"""

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import PHYSICAL_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_ONE_MAY_STAND = frozenset({"倍"})
_PROVERBIAL = frozenset({"一", "二"})


def decide(candidate: Candidate, _page: Page) -> bool | None:
    if candidate.unit not in PHYSICAL_UNITS:
        return None
    if candidate.is_chinese and candidate.printed in _PROVERBIAL:
        return candidate.unit in _ONE_MAY_STAND
    return True


RULE = FigureRule("figure.physical", Kind.FIGURE, decide, __name__)
