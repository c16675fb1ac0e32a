"""——强化资金保障。… and ●, ◆, ■ at the head of a paragraph.

Near misses: 乡村振兴——新时代的答卷 (a dash inside a sentence), a single dashed subtitle.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule

RULE = MarkerRule(
    id="outline.dash",
    version=1,
    rank=50,
    pattern=re.compile(r"(?:(?<=[\n。;: ])|^)(?P<sign>——|[●◆■▲★◎➤▶•·]|--)(?![—\-]) *(?=[一-鿿“])"),
    family="sign",
)
