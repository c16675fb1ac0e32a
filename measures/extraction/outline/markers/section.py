"""第二节　提升抗风险能力.

Near miss: 第二节车厢, 按第二节执行.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import HAN

RULE = MarkerRule(
    id="outline.section",
    version=1,
    rank=15,
    pattern=re.compile(rf"(?<![》按照据见在的章])第 ?(?P<n>{HAN}|\d{{1,2}}) ?节(?![的和至、,）)课车]) *"),
)
