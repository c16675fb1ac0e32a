"""专栏2　粮食保障工程: the boxes of plans, numbered through the chapters.

Near miss: 开设专栏2个.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import HAN

RULE = MarkerRule(
    id="outline.box",
    version=1,
    rank=38,
    pattern=re.compile(rf"(?:(?<=[\n。 ])|^)专栏 ?(?P<n>\d{{1,2}}|{HAN})[: ] *"),
)
