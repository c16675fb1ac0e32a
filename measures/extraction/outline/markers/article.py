"""第五条　各级财政应当…

Near miss: 根据《办法》第五条, 第五条高速公路.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(rf"(?:(?<=[\n。]) *|(?<= )|^)第 ?(?P<n>{HAN}|\d{{1,3}}) ?条(?:[ 、:]| *\n) *")
RULE = MarkerRule("outline.article", Kind.MARKER, printed(_PATTERN), __name__, rank=Rank.ARTICLE)
