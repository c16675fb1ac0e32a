"""第五条　各级财政应当…

Near miss: 根据《办法》第五条, 第五条高速公路.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import HAN

RULE = MarkerRule(
    id="outline.article",
    version=1,
    rank=20,
    pattern=re.compile(rf"(?:(?<=[\n。]) *|(?<= )|^)第 ?(?P<n>{HAN}|\d{{1,3}}) ?条(?:[ 、:]| *\n) *"),
)
