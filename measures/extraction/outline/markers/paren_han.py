"""（一）加强组织领导; also (一), 一） and ㈠.

Near misses: 《通知（一）》, （一）班, 本意见第（三）项.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN, SINGLE_SIGNS, ordinal
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(
    rf"(?<![第款条])(?:\( ?(?=[一二三四五六七八九十])|(?<=\n)(?=[一二三四五六七八九十]{{1,3}}\)))"
    rf"(?P<n>{HAN}) ?\)[、.:]? *(?![项款期班])"
    rf"|(?P<sign>[{SINGLE_SIGNS['han_bracketed']}])[、.:]? *"
)
RULE = MarkerRule(
    "outline.paren_han",
    Kind.MARKER,
    printed(_PATTERN, number=lambda match: ordinal(match["n"] or match["sign"])),
    __name__,
    rank=Rank.PAREN_HAN,
    opens_anywhere=True,
)
