"""（1）做好重点群体就业; also 1） and ⑴.

Near misses: 如表（1）所示, 公式(1), 见注1）.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import SINGLE_SIGNS

RULE = MarkerRule(
    id="outline.paren_arabic",
    version=1,
    rank=40,
    pattern=re.compile(
        r"(?<![表图式注第见A-Za-z])\( ?(?P<n>\d{1,2}) ?\)[、.]? *(?![所中])"
        r"|(?<=[\n。;: ])(?P<plain>\d{1,2}) ?\)[、.]? *"
        rf"|(?P<sign>[{SINGLE_SIGNS['bracketed']}]) *"
    ),
)
