"""一方面，贵在扶志。…另一方面，重在扶技。…

Near miss: 一方面增收、一方面节支 inside one sentence.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule

RULE = MarkerRule(
    id="outline.two_sided",
    version=1,
    rank=64,
    pattern=re.compile(r"(?:(?<=[\n。;! ])|^)(?P<side>一方面|另一方面|再一方面)[,:]? *"),
    inline=True,
    confidence=0.85,
)
