"""首先，…。其次，…。最后，…。

Near misses: 首先要感谢…, 最后一公里, 我首先想到.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule

RULE = MarkerRule(
    id="outline.sequence_word",
    version=1,
    rank=62,
    pattern=re.compile(r"(?:(?<=[\n。; ])|^)(?P<word>首先|其次|再次|再者|最后)(?:是|要)?[,:] *"),
    inline=True,
    confidence=0.8,
)
