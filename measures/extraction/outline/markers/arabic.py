"""1.加快农业企业复工复产; also 1．, 1、 and ⒈.

Near misses: 3.5万亩, 1.2公里, 2021.8.3, 第1、2组.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import SINGLE_SIGNS, ordinal
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(
    r"(?<![\d.%A-Za-z第\-~—∶:/、])(?P<n>\d{1,2}) ?(?:\.(?!\d)|、(?!\d)) *(?=\S)"
    rf"|(?P<sign>[{SINGLE_SIGNS['dotted']}]) *"
)
RULE = MarkerRule(
    "outline.arabic",
    Kind.MARKER,
    printed(_PATTERN, number=lambda match: ordinal(match["n"] or match["sign"])),
    __name__,
    rank=Rank.ARABIC,
)
