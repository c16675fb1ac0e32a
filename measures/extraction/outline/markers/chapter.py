"""第三章　强化科技支撑; also 编, 篇, 部分.

Near miss: 《规划》第三章规定… (the chapter of another document, inside a sentence).
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import HAN

RULE = MarkerRule(
    id="outline.chapter",
    version=1,
    rank=10,
    pattern=re.compile(
        rf"(?<![》按照据见在的])第 ?(?P<n>{HAN}|\d{{1,2}}) ?(?:章|编|篇|部分)(?![的和至、,）)条节规]) *"
    ),
)
