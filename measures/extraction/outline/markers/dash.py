"""——强化资金保障。… and ●, ◆, ■, ✅, 👉 at the head of a paragraph.

Near misses: 乡村振兴——新时代的答卷 (a dash inside a sentence), a single dashed subtitle.
"""

import re

from measures.extraction.outline.markers.printed import printed, unnumbered
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_SIGNS = "☆✓✔✅☑√☞☛👉📌📍🔸🔹🔶🔷◇□▪▫➢➣➔→✦✧❖◉⊙▷►♦✪☀※"
_PATTERN = re.compile(
    r"(?:(?<=[\n。;: ])|^)(?P<sign>——|[●◆■▲★◎➤▶•·]|--)(?![—\-]) *(?=[一-鿿“])"
    rf"|(?:(?<=\n)|^)(?P<lined>[{_SIGNS}]|[-~](?= ?[一-鿿])) *(?=[一-鿿“])"
)
RULE = MarkerRule(
    "outline.dash",
    Kind.MARKER,
    printed(_PATTERN, number=unnumbered, family=lambda match: match["sign"] or match["lined"]),
    __name__,
    rank=Rank.DASH,
)
