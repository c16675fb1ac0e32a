"""举措一：做强主导产业; also 任务二、行动三、措施四….

Near misses: 措施一经推出, 十大行动一览.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(
    rf"(?:(?<=[\n。:; ])|^)(?P<label>(?:重点)?(?:举措|措施|任务|行动|做法|经验|亮点|路径|抓手|工程|要点|招式))"
    rf"(?:之)?(?P<n>{HAN}|\d{{1,2}}) *[:、.,] *"
)
RULE = MarkerRule(
    "outline.labelled",
    Kind.MARKER,
    printed(_PATTERN, family=lambda match: match["label"]),
    __name__,
    rank=Rank.LABELLED,
)
