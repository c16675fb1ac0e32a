"""The terms of a ratio, a formula or a fraction are no figures of their own: 5∶3∶2, 1+12, 4×4, 1/3, 1对1.

Positive (left out): 按5:3:2比例. Near miss (kept): 补助标准:3000元.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_BEFORE = re.compile(r"(?:[\dN][:∶比/]|[\dNX][+×xX*]|[+×])$")
_AFTER = re.compile(r"(?:[:∶/]\d|比\d|[+×*][\dNX一-龥])")


def decide(candidate: Candidate, page: Page) -> bool | None:
    if _BEFORE.search(page.before(candidate.number_start, 2)):
        return False
    if not candidate.unit and _AFTER.match(page.after(candidate.unit_end, 2)):
        return False
    if candidate.unit == "对" and page.after(candidate.unit_end, 1).isdigit():
        return False
    return None


RULE = FigureRule("figure.not.ratio", Kind.FIGURE, decide, __name__)
