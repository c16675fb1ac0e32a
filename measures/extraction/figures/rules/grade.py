"""A number that names a grade or a stage counts nothing: 5级, 万吨级, 4星, 2期工程, 4.0版.

Positive (left out): 10万吨级航道. Near miss (kept): 10万吨粮食.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import GRADE_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_GRADED = re.compile(r"(?:以上|以下)?级(?!别)")
_STAGE = re.compile(r"(?:工程|项目|建设|扩建|改造)")


def decide(candidate: Candidate, page: Page) -> bool | None:
    after = page.after(candidate.unit_end, 4)
    if candidate.unit in GRADE_UNITS or _GRADED.match(after):
        return False
    if candidate.unit == "期" and candidate.low < 10 and _STAGE.match(after):
        return False
    return None


RULE = FigureRule("figure.not.grade", Kind.FIGURE, decide, __name__)
