"""第二节　提升抗风险能力.

Near miss: 第二节车厢, 按第二节执行.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(rf"(?<![》按照据见在的章])第 ?(?P<n>{HAN}|\d{{1,2}}) ?节(?![的和至、,）)课车]) *")
RULE = MarkerRule(
    "outline.section", Kind.MARKER, printed(_PATTERN), __name__, rank=Rank.SECTION, opens_anywhere=True
)
