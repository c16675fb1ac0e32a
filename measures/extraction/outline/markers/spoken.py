"""一是健全领导体系；二是建立工作机制; also 一 是, 一要, 其一, 一抓….

Near misses: 一是一、二是二, 一要素, a single 一是 inside a sentence, 统一是.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN, ordinal
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(
    rf"(?:(?<=[\n。;: ,!?”])|^)(?:(?P<n>{HAN}) ?(?P<verb>是|要|抓|靠|促|建|强|推|聚|育)(?![一二三四五六七八九十])"
    rf"|(?P<ones>其)(?P<n2>[一二三四五六七八九十])[,:]?) *[,:、]? *"
)
RULE = MarkerRule(
    "outline.spoken",
    Kind.MARKER,
    printed(
        _PATTERN,
        number=lambda match: ordinal(match["n"] or match["n2"]),
        family=lambda match: match["verb"] or match["ones"],
    ),
    __name__,
    rank=Rank.SPOKEN,
    confidence=0.9,
    inline=True,
    opens_anywhere=True,
)
