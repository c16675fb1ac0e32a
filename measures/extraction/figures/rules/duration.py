"""A length of time is a figure where it is a limit or is counted in months, days or hours; a plan period is none.

Positive: 最长不超过6个月, 贷款期限3年以上, 15个工作日, 一个月内, 60日内, 为期四天. Near miss (left out): 5年过渡期, 三年行动,
15分钟生活圈, 24小时值守, 6月15日以内, 短短两个月时间.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import DURATION_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_HOURS_A_DAY = 24
_LONGEST_YEARS = 100
_YEARS = frozenset({"年", "周年"})
_SLOGAN = re.compile(r"[^，。；、的\n]{0,8}(?:圈|不打烊|在线|热线|服务)")
_TERM = re.compile(r"(?:年限|期限|有效期|任期|贷款期|学制|工期|周期)[^，。；：\n]{0,30}$")
_LIMITS = frozenset({">=", "<="})
_SINCE = re.compile(r"[来前后]|以来|之后|过渡期|行动|计划|规划|内")
# What a site asks of whoever owns a text: 请在30日内与本网联系.
_NOTICE = re.compile("(?:来函|来电)?与本[网站报刊]|(?:联系|告知)(?:本[网站]|我们)")
_DATED = re.compile(r"月\s?$")
# 前8个月, 倒计时50天, 一年365天 say when, not how long.
_WHEN = re.compile(r"(?:[前头]|倒计时|一年)$")


def decide(candidate: Candidate, page: Page) -> bool | None:
    before = page.before(candidate.start, 36)
    if candidate.unit == "日":
        return True if _is_limit(candidate) and not _is_date(candidate, page, before) else None
    if candidate.unit not in DURATION_UNITS:
        return None
    if _SINCE.match(page.after(candidate.end, 4)) or _WHEN.search(before):
        return False
    if candidate.unit in _YEARS:
        return not candidate.is_chinese and _is_term(candidate, page, before)
    if candidate.is_chinese:
        # 至少一周 is said of anything, 一周内 sets a limit.
        return (_is_limit(candidate) and candidate.end > candidate.unit_end) or before.endswith("为期")
    return before.endswith("为期") or not _is_round_the_clock(candidate, page)


def _is_date(candidate: Candidate, page: Page, before: str) -> bool:
    """6月15日以内, 突破15日大关, and the standing request of a site."""
    passed = page.body.startswith("突破", candidate.start)
    return passed or bool(_DATED.search(before) or _NOTICE.match(page.after(candidate.end, 8)))


def _is_limit(candidate: Candidate) -> bool:
    return candidate.qualifier in _LIMITS and not candidate.is_vague


def _is_term(candidate: Candidate, page: Page, before: str) -> bool:
    """Years are figures as a limit (3年以上) or as the length of a contract, a loan, an office."""
    surface = page.body[candidate.start : candidate.end]
    is_limit = _is_limit(candidate) and not surface.endswith(("内", "多"))
    return candidate.high < _LONGEST_YEARS and (is_limit or bool(_TERM.search(before)))


def _is_round_the_clock(candidate: Candidate, page: Page) -> bool:
    """24小时值守, 15分钟生活圈: watchwords of service."""
    all_day = candidate.unit == "小时" and candidate.low == _HOURS_A_DAY and not candidate.qualifier
    return all_day or _SLOGAN.match(page.after(candidate.end, 10)) is not None


RULE = FigureRule("figure.duration", Kind.FIGURE, decide, __name__)
