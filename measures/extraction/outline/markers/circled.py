"""①建立台账；②定期回访.

Near miss: 见注①.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import SINGLE_SIGNS, ordinal
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(rf"(?<![注见])(?P<sign>[{SINGLE_SIGNS['circled']}])[、.]? *")
RULE = MarkerRule(
    "outline.circled",
    Kind.MARKER,
    printed(_PATTERN, number=lambda match: ordinal(match["sign"])),
    __name__,
    rank=Rank.CIRCLED,
    counts_steps=True,
)
