"""第一，…；第二，…

Near misses: 第一书记, 第一产业, 第一、第二、第三产业, 名列第一，.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import HAN

RULE = MarkerRule(
    id="outline.ordinal_word",
    version=1,
    rank=60,
    pattern=re.compile(
        rf"(?:(?<=[\n。;: ,!?”])|^)第(?P<n>{HAN})(?:(?:招|步|件|点|项|个方面|方面)?[,:] *|、(?!第)|(?:是|要|就是)[,:]? *)"
    ),
    inline=True,
    confidence=0.9,
)
