"""Which measures a text tells of as done: work under review (工作回顾), not what is set out to be done.

Positive: a sentence under 一、2017年工作回顾, or in a paragraph that opens with 过去五年，…. Near miss: 回顾历史，必须坚持… in
a paragraph of plans; 今年将建成….
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from measures.extraction.outline import Page

_REVIEW = re.compile(
    r"工作回顾|(?:主要|工作|发展|取得的?)(?:成效|成就|成绩|进展)|^(?:过去|这)[一两三四五几]?年|[一两三四五]年来"
)
_PARAGRAPH = re.compile(
    r"[—\s]*(?:\([一二三四五六七八九十]\)|[一二三四五六七八九十](?:、|是))?(?:各位代表[:!,]?)?(?:过去|回顾|回望|这|近)?(?:的)?"
    r"(?:[一两三四五几]年来?[,,]|[一两三四五几]年,我们|(?:20\d\d年|过去一年|去年)[^。]{0,30}(?:回顾|以来|里))"
)


def is_achieved(page: Page, headings: Sequence[str], start: int) -> bool:
    """Whether the headings above, or the opening of the paragraph at `start`, say that the work lies behind."""
    if any(_REVIEW.search(heading) for heading in headings):
        return True
    place = bisect_right(page.paragraphs, start, key=attrgetter("start"))
    return place > 0 and bool(_PARAGRAPH.match(page.text, page.paragraphs[place - 1].start))
