"""一方面，贵在扶志。…另一方面，重在扶技。…

Near miss: 一方面增收、一方面节支 inside one sentence.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_NUMBERS = {"一方面": 1, "另一方面": 2, "再一方面": 3}
_PATTERN = re.compile(r"(?:(?<=[\n。;! ])|^)(?P<side>一方面|另一方面|再一方面)[,:]? *")
RULE = MarkerRule(
    "outline.two_sided",
    Kind.MARKER,
    printed(_PATTERN, number=lambda match: _NUMBERS[match["side"]]),
    __name__,
    rank=Rank.TWO_SIDED,
    confidence=0.85,
    inline=True,
)
