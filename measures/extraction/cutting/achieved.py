"""Which measures a text tells of as done: work under review (工作回顾), not what is set out to be done.

Positive: a sentence under 一、2017年工作回顾, in a paragraph that opens with 过去五年，…, or in one of a work report that counts what
came of it (粮食总产量达到…、连续五年…). Near miss: 回顾历史，必须坚持… in a paragraph of plans; 今年将建成…; 产量达到900亿斤以上.
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
# Who gives account to an assembly looks back first and sets out plans afterwards; others tell deeds throughout.
_ACCOUNT = re.compile(r"报告(?:政府)?工作|工作报告|请予审议")
_OPENING = 300
_CAME_OF_IT = re.compile(
    r"达到?\d|(?:增长|提高|提升|突破|缩小|净增|下降|增加)(?:至|到|了)?\d|连续\d|新高|居[^,。]{0,10}第|位居|[获荣]评|获批|荣获|实现(?:全覆盖|“?[一二三四五六七八九十\d]+连)"
    r"|建成|完成|投用|连丰|成效明显|稳居|累计|新增|惠及|稳步增长|率(?:达|为)?\d|余?万人|高于|圆满|顺利"
)
_TO_BE_DONE = re.compile(
    r"以上|左右|力争|将|要|争取|继续|计划|加快|推动|推进|支持|健全|完善|深化|强化|加强|培育|深入实施|开展|打造|建设"
)
# Shares of a paragraph's clauses, judged on the work reports among the annotated texts: 14 of 16 paragraphs that look back,
# none of 53 that plan.
_LEAST_RESULTS, _LEAST_BESIDE_PLANS = 0.15, 0.4
_CLAUSE = re.compile("[,。;]")
_FEWEST_CLAUSES = 4


def is_achieved(page: Page, headings: Sequence[str], start: int) -> bool:
    """Whether the headings above, or the paragraph at `start`, say that the work lies behind."""
    if any(_REVIEW.search(heading) for heading in headings):
        return True
    place = bisect_right(page.paragraphs, start, key=attrgetter("start"))
    if not place:
        return False
    paragraph = page.paragraphs[place - 1]
    if _PARAGRAPH.match(page.text, paragraph.start):
        return True
    return gives_account(page) and _counts_results(page.text[paragraph.start : paragraph.end])


def gives_account(page: Page) -> bool:
    """Whether the text is a report to an assembly, by its opening."""
    return _ACCOUNT.search(page.text, 0, _OPENING) is not None


def _counts_results(paragraph: str) -> bool:
    clauses = len(_CLAUSE.findall(paragraph))
    results, plans = (len(words.findall(paragraph)) for words in (_CAME_OF_IT, _TO_BE_DONE))
    return (
        clauses >= _FEWEST_CLAUSES
        and results >= _LEAST_RESULTS * clauses
        and results >= _LEAST_BESIDE_PLANS * plans
    )
