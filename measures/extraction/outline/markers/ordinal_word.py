"""第一，…；第二，…

Near misses: 第一书记, 第一产业, 第一、第二、第三产业, 名列第一，.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(
    rf"(?:(?<=[\n。;: ,!?”])|^)第(?P<n>{HAN})(?:(?:招|步|件|点|项|个方面|方面)?[,:] *|、(?!第)|(?:是|要|就是)[,:]? *)"
)
RULE = MarkerRule(
    "outline.ordinal_word",
    Kind.MARKER,
    printed(_PATTERN),
    __name__,
    rank=Rank.ORDINAL_WORD,
    confidence=0.9,
    inline=True,
)
