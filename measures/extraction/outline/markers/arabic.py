"""1.加快农业企业复工复产; also 1．, 1、 and ⒈.

Near misses: 3.5万亩, 1.2公里, 2021.8.3, 第1、2组.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import SINGLE_SIGNS

RULE = MarkerRule(
    id="outline.arabic",
    version=1,
    rank=35,
    pattern=re.compile(
        r"(?<![\d.%A-Za-z第\-~—∶:/、])(?P<n>\d{1,2}) ?(?:\.(?!\d)|、(?!\d)) *(?=\S)"
        rf"|(?P<sign>[{SINGLE_SIGNS['dotted']}]) *"
    ),
)
