"""An ordinal or a rank counts nothing: 第3批, 前10名, 第一、二、三批, 某村3组.

Positive (left out): 居全省前5位. Near miss (kept): 目前10个村.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_ORDINAL = re.compile(r"(?:第|No\.?|NO\.?)\s?(?:[\d一二三四五六七八九十]{1,3}[、和至-])?$")
_RANK = re.compile(r"(?:^|[^目此先当日年月之以])前$|(?:排名|排在|位列)后$")
# 某村3组, 某社区5队: the number is the name of a part of the village.
_VILLAGE = re.compile(r"(?:村|社区|屯|寨)$")
# 九届十一次、十二次全会: the sessions of a committee are numbered.
_SESSION_BEFORE = re.compile(r"届(?:[一二三四五六七八九十\d]{1,3}次、){0,4}$")
_SESSION_AFTER = re.compile(r"(?:、[一二三四五六七八九十\d]{1,3}次){0,3}(?:全体)?(?:全会|会议)")
_NUMBERED_PARTS = frozenset("组 队 社 片 区".split())
_RANKED = frozenset("位 名 强 个 家 级 列".split())


def decide(candidate: Candidate, page: Page) -> bool | None:
    before = page.before(candidate.start, 8)
    if _ORDINAL.search(before):
        return False
    if _RANK.search(before) and candidate.unit in _RANKED:
        return False
    if (
        candidate.unit == "次"
        and _SESSION_BEFORE.search(before)
        and _SESSION_AFTER.match(page.after(candidate.end, 8))
    ):
        return False
    if _VILLAGE.search(before) and candidate.unit in _NUMBERED_PARTS:
        return False
    return None


RULE = FigureRule("figure.not.ordinal", Kind.FIGURE, decide, __name__)
