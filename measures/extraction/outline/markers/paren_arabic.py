"""（1）做好重点群体就业; also 1） and ⑴.

Near misses: 如表（1）所示, 公式(1), 见注1）.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import SINGLE_SIGNS, ordinal
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(
    r"(?<![表图式注第见A-Za-z])\( ?(?P<n>\d{1,2}) ?\)[、.]? *(?![所中])"
    r"|(?<=[\n。;: ])(?P<plain>\d{1,2}) ?\)[、.]? *"
    rf"|(?P<sign>[{SINGLE_SIGNS['bracketed']}]) *"
)
RULE = MarkerRule(
    "outline.paren_arabic",
    Kind.MARKER,
    printed(_PATTERN, number=lambda match: ordinal(match["n"] or match["plain"] or match["sign"])),
    __name__,
    rank=Rank.PAREN_ARABIC,
    opens_anywhere=True,
    counts_steps=True,
)
