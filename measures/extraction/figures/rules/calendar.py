"""Dates, years, clock times, sessions and numbered documents count nothing; nor do ages of persons.

Positive (left out): 2021年, 4月8日至11日, 〔2022〕31号, 24岁的青年, 18点30分, 2分54秒. Near miss (kept): 不少于3个月, 平均预期寿命77岁, 积10分.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import CALENDAR_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_LIFE = re.compile(r"(?:寿命|平均年龄|人均年龄)[^，。；、\n]{0,8}$")


# 2分54秒90: a time that a clock showed.
_SECONDS = re.compile(r"\d{1,2}秒")
_CLOCK = re.compile(r"[时点:]\s?$")


def decide(candidate: Candidate, page: Page) -> bool | None:
    if candidate.unit == "岁" and _LIFE.search(page.before(candidate.start, 16)):
        return True
    if candidate.unit == "分" and _CLOCK.search(page.before(candidate.number_start, 2)):
        return False
    if candidate.unit == "分" and _SECONDS.match(page.after(candidate.end, 4)):
        return False
    if candidate.unit in CALENDAR_UNITS - {"年"}:
        return False
    return None


RULE = FigureRule("figure.calendar", Kind.FIGURE, decide, __name__)
