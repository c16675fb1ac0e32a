"""A short line without a full stop that stands right before running text, where the text numbers no headings.

Positive: a line 做强特色产业 before a paragraph. Near misses: a byline, a picture's name, a signature, a lone title.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rule import Mark, MarkerRule, Rank
from measures.extraction.rule import Kind

_NO_HEADING = re.compile(
    r"^[\d\W_]+$|[>|【】:]|\.(?:png|jpe?g|gif|pdf|docx?)|^(?:来源|作者|记者|编辑|责编|通讯员|发布|时间|图)|[:,。;!?]$|摄$|^第.{1,4}页"
    r"|\d{4}年\d{1,2}月|(?:政府|委员会|办公室|厅|局|中心|联合会)$"
)
_SHORTEST_PROSE = 30
_FIRST_ITEM = re.compile(r"(?:一、|\(一\)|1[.、]|一是|第一,)")
_HAN = re.compile(r"[一-鿿]")


def find(page: Page) -> Iterator[Mark]:
    for paragraph, following in pairwise(page.paragraphs):
        heads = following.end - following.start >= _SHORTEST_PROSE or _FIRST_ITEM.match(
            page.text, following.start
        )
        if heads and _is_heading(page, paragraph):
            yield Mark(paragraph.start, paragraph.start)


def _is_heading(page: Page, paragraph: Stretch) -> bool:
    line = page.text[paragraph.start : paragraph.end]
    return 4 <= len(line) <= 34 and len(_HAN.findall(line)) >= 4 and not _NO_HEADING.search(line)


RULE = MarkerRule(
    "outline.heading_line", Kind.MARKER, find, __name__, rank=Rank.HEADING_LINE, confidence=0.75
)
