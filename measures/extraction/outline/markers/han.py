"""一、抓好组织衔接.

Near misses: 一、二、三产业 (a list of numerals), 第一、第二产业, 十一、五一假期.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_PATTERN = re.compile(
    rf"(?<![第一二三四五六七八九十百零、\d到至两])(?P<n>{HAN})(?:[、.] *|(?<=[一二三四五六七八九十]) +(?=[一-鿿]))"
    r"(?![一二三四五六七八九十]{1,2}[、,是类级次产线]|[一二三四五六七八九十]产)"
)
RULE = MarkerRule("outline.han", Kind.MARKER, printed(_PATTERN), __name__, rank=Rank.HAN)
