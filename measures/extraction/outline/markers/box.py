"""专栏2　粮食保障工程: the boxes of plans, numbered through the chapters.

Near miss: 开设专栏2个.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(rf"(?:(?<=[\n。 ])|^)专栏 ?(?P<n>\d{{1,2}}|{HAN})[: ] *")
RULE = MarkerRule("outline.box", Kind.MARKER, printed(_PATTERN), __name__, rank=Rank.BOX)
