"""一、抓好组织衔接; at the head of a line also 壹、 Ⅰ. II. 甲、 【一】 and 一，.

Near misses: 一、二、三产业 (a list of numerals), 第一、第二产业, 十一、五一假期.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import HAN, LATIN, SINGLE_SIGNS, ordinal
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_LINE = r"(?:(?<=\n)|^)"
_SIGNS = SINGLE_SIGNS["roman"] + SINGLE_SIGNS["formal"] + SINGLE_SIGNS["stems"]
_PATTERN = re.compile(
    rf"(?<![第一二三四五六七八九十百零、\d到至两])(?P<n>{HAN})(?:[、.] *|(?<=[一二三四五六七八九十]) +(?=[一-鿿]))"
    r"(?![一二三四五六七八九十]{1,2}[、,是类级次产线]|[一二三四五六七八九十]产)"
    rf"|{_LINE}(?P<sign>[{_SIGNS}])(?: ?[、.:,](?!\d)| +) *(?=[一-鿿“])"
    rf"|{_LINE}(?P<latin>[IVX]{{1,4}})[.、] ?(?=[一-鿿“])"
    rf"|{_LINE}[【\[〔] ?(?P<boxed>{HAN}|\d{{1,2}}) ?[】\]〕][、.:]? *(?=[一-鿿“])"
    rf"|{_LINE}(?P<loose>{HAN})(?: 、|[,:]) *(?=[一-鿿“])"
)


def _number(match: re.Match[str]) -> int:
    if latin := match["latin"]:
        return LATIN.get(latin, 0)
    return ordinal(match["n"] or match["sign"] or match["boxed"] or match["loose"])


def _family(match: re.Match[str]) -> str:
    return "" if match["n"] else match.lastgroup or ""


RULE = MarkerRule(
    "outline.han", Kind.MARKER, printed(_PATTERN, number=_number, family=_family), __name__, rank=Rank.HAN
)
