"""（一）加强组织领导; also (一), 一） and ㈠.

Near misses: 《通知（一）》, （一）班, 本意见第（三）项.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import HAN, SINGLE_SIGNS

RULE = MarkerRule(
    id="outline.paren_han",
    version=1,
    rank=30,
    pattern=re.compile(
        rf"(?<![第款条])(?:\( ?(?=[一二三四五六七八九十])|(?<=\n)(?=[一二三四五六七八九十]{{1,3}}\)))"
        rf"(?P<n>{HAN}) ?\)[、.:]? *(?![项款期班])"
        rf"|(?P<sign>[{SINGLE_SIGNS['han_bracketed']}])[、.:]? *"
    ),
)
