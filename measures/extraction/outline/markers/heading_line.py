"""A short line without a full stop that stands right before running text, where the text numbers no headings.

Positive: a line 做强特色产业 before a paragraph. Near misses: a byline, a picture's name, a signature, a lone title.
Lines are found by `breaks`, not by this pattern, which matches nothing.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule

RULE = MarkerRule(id="outline.heading_line", version=1, rank=5, pattern=re.compile(r"(?!)"), confidence=0.75)
