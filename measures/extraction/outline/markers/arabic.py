"""1.加快农业企业复工复产; also 1．, 1、 and ⒈; at the head of a line 01 , 1｜, NO.1, PART 01 and A..

Near misses: 12 月, 3.5万亩, 1.2公里, 2021.8.3, 第1、2组.
"""

import re

from measures.extraction.outline.markers.printed import printed
from measures.extraction.outline.numerals import SINGLE_SIGNS, ordinal
from measures.extraction.outline.rule import MarkerRule, Rank
from measures.extraction.rule import Kind

_LINE = r"(?:(?<=\n)|^)"
_PATTERN = re.compile(
    r"(?<![\d.%A-Za-z第\-~—∶:/、])(?P<n>\d{1,2}) ?(?:\.(?!\d)|、(?!\d)) *(?=\S)"
    rf"|(?P<sign>[{SINGLE_SIGNS['dotted']}]) *"
    rf"|{_LINE}(?P<bare>\d{{1,2}})(?:[|\u20e3] ?| {{1,2}})(?![年月日时分个户人名亩万亿])(?=[一-鿿“][^\n]{{12,}})"
    rf"|{_LINE}(?:NO|No|PART|Part)\.? ?(?P<part>\d{{1,2}})[:、.| ]*(?=[一-鿿“])"
    rf"|{_LINE}(?P<letter>[A-Ka-k])(?:[.、]|\)) ?(?=[一-鿿“])"
)


def _number(match: re.Match[str]) -> int:
    letter = match["letter"].upper() if match["letter"] else ""
    return ordinal(match["n"] or match["sign"] or match["bare"] or match["part"] or letter)


def _family(match: re.Match[str]) -> str:
    return "" if match["n"] or match["sign"] else match.lastgroup or ""


RULE = MarkerRule(
    "outline.arabic",
    Kind.MARKER,
    printed(_PATTERN, number=_number, family=_family),
    __name__,
    rank=Rank.ARABIC,
)
