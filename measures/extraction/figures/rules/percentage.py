"""A percentage, per mille or percentage point is a figure, in digits or in words; its value is kept as printed.

Tenths, halves and fractions that make whole percents are told in percent.

Positive: 覆盖率达到72%以上, 百分之二十, 四分之一, 一半, 2.4个百分点, 超八成. Near miss (left out): 三分之二 (no round share), 另一半.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import PERCENT_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_WHOLE_IN_TENTHS = 10
_OTHER_HALF = re.compile("[另大小多]$")
# 成 is a tenth only where the text speaks of a share: 占八成, but not 三成熟 or 五成群.
_SHARE = re.compile("[占达到至过了降增的]$")


def decide(candidate: Candidate, page: Page) -> bool | None:
    if candidate.unit == "成":
        return candidate.high < _WHOLE_IN_TENTHS and (
            bool(candidate.qualifier) or _SHARE.search(page.before(candidate.start, 2)) is not None
        )
    if candidate.unit == "半":
        return candidate.printed == "一" and not _OTHER_HALF.search(page.before(candidate.start, 2))
    return True if candidate.unit in PERCENT_UNITS else None


RULE = FigureRule("figure.percentage", Kind.FIGURE, decide, __name__)
