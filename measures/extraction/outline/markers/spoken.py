"""一是健全领导体系；二是建立工作机制; also 一要, 其一, 一抓….

Near misses: 一是一、二是二, 一要素, a single 一是 inside a sentence, 统一是.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import HAN

RULE = MarkerRule(
    id="outline.spoken",
    version=1,
    rank=65,
    pattern=re.compile(
        rf"(?:(?<=[\n。;: ,!?”])|^)(?:(?P<n>{HAN})(?P<verb>是|要|抓|靠|促|建|强|推|聚|育)(?![一二三四五六七八九十])"
        rf"|(?P<ones>其)(?P<n2>[一二三四五六七八九十])[,:]?) *[,:、]? *"
    ),
    inline=True,
    family="verb",
    confidence=0.9,
)
