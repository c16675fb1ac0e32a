"""A length of time is a figure where it is a limit or is counted in months, days or hours; a plan period is none.

Positive: 最长不超过6个月, 贷款期限3年以上, 15个工作日. Near miss (left out): 5年过渡期, 三年行动, 15分钟生活圈, 24小时值守.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import DURATION_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_HOURS_A_DAY = 24
_LONGEST_YEARS = 100
_YEARS = frozenset({"年", "周年", "周"})
_SLOGAN = re.compile(r"[^，。；、\n]{0,8}(?:圈|不打烊|在线|热线|服务)")
_TERM = re.compile(r"(?:年限|期限|有效期|任期|贷款期|学制|工期|周期)[^，。；：\n]{0,30}$")
_LIMITS = frozenset({">=", "<="})
_SINCE = re.compile(r"[来前后]|以来|之后|过渡期|行动|计划|规划|内")


def decide(candidate: Candidate, page: Page) -> bool | None:
    if candidate.unit not in DURATION_UNITS:
        return None
    after = page.after(candidate.end, 10)
    if candidate.is_chinese or _SINCE.match(after):
        return False
    if candidate.unit in _YEARS:
        surface = page.body[candidate.start : candidate.end]
        is_limit = (
            candidate.qualifier in _LIMITS and not candidate.is_vague and not surface.endswith(("内", "多"))
        )
        return candidate.high < _LONGEST_YEARS and (
            is_limit or bool(_TERM.search(page.before(candidate.start, 36)))
        )
    is_round_the_clock = (
        candidate.unit == "小时" and candidate.low == _HOURS_A_DAY and not candidate.qualifier
    )
    return not (is_round_the_clock or _SLOGAN.match(after))


RULE = FigureRule("figure.duration", Kind.FIGURE, decide, __name__)
