"""第三章　强化科技支撑; also 编, 篇, 部分.

Near miss: 《规划》第三章规定… (the chapter of another document, inside a sentence).
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(
    rf"(?<![》按照据见在的])第 ?(?P<n>{HAN}|\d{{1,2}}) ?(?:章|编|篇|部分)(?![的和至、,）)条节规]) *"
)
RULE = MarkerRule(
    "outline.chapter", Kind.MARKER, printed(_PATTERN), __name__, rank=Rank.CHAPTER, opens_anywhere=True
)
