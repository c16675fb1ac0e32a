"""①建立台账；②定期回访; also ❶ and ㊀.

Near miss: 见注①.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import SINGLE_SIGNS, ordinal
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_SIGNS = SINGLE_SIGNS["circled"] + SINGLE_SIGNS["circled_dark"] + SINGLE_SIGNS["circled_han"]
_PATTERN = re.compile(rf"(?<![注见])(?P<sign>[{_SIGNS}])[、.]? *")
RULE = MarkerRule(
    "outline.circled",
    Kind.MARKER,
    printed(_PATTERN, number=lambda match: ordinal(match["sign"])),
    __name__,
    rank=Rank.CIRCLED,
    counts_steps=True,
)
