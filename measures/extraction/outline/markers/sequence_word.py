"""首先，…。其次，…。最后，…。

Near misses: 首先要感谢…, 最后一公里, 我首先想到.
"""

import re

from measures.extraction.outline.markers.printed import LAST, printed
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_NUMBERS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": LAST}
_PATTERN = re.compile(r"(?:(?<=[\n。; ])|^)(?P<word>首先|其次|再次|再者|最后)(?:是|要)?[,:] *")
RULE = MarkerRule(
    "outline.sequence_word",
    Kind.MARKER,
    printed(_PATTERN, number=lambda match: _NUMBERS[match["word"]]),
    __name__,
    rank=Rank.SEQUENCE_WORD,
    confidence=0.8,
    inline=True,
)
