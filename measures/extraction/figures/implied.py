"""Units that a text leaves to its reader: 销售额突破1.5亿 is money, 能挣3000块 too, 3061万人口 are people, 三成 is 30 %.

Owns these four readings. A number that keeps no unit here (71万监测对象) prints none.
"""

import re
from dataclasses import replace

from measures.extraction.figures.candidate import Candidate
from measures.extraction.outline.page import Page

_LEAST_MULTIPLIER = 10_000
_SUM = re.compile(
    r"(?:收入|销售额|销量额|产值|总值|投资|资金|投入|捐赠|捐款|捐资|营收|利润|纯利|贷款|存款|债务|工资|年薪|分红|货值|交易额|成交额|消费额|销售|效益|财政)"
    r"[^，。；、！？\n]{0,6}$"
)
_NOTHING_COUNTED = re.compile(r"[，。；！？、,;”）)\s]|$")
_EARNED = re.compile(
    r"(?:挣|卖|收入|花|赚|工资|价|补|交|省|块|元|钱|每[斤亩天月年个人])[^，。；！？\n]{0,10}$"
)
_NO_PIECES = re.compile(r"[，。；！？、,;”）)\s]|$|增|涨|[降提]?到|左右|以[上下]|一[个年月天亩斤]")
_PEOPLE = re.compile("人口(?!均|数|比)")


def with_implied_unit(page: Page, candidate: Candidate) -> Candidate:
    """The candidate with the unit that its neighbours say, or as it was."""
    if candidate.unit == "块" and _is_money(page, candidate):
        return replace(candidate, unit="元")
    if candidate.unit or candidate.multiplier < _LEAST_MULTIPLIER:
        return candidate
    if _PEOPLE.match(page.digits, candidate.end):
        return replace(candidate, unit="人")
    is_sum = _SUM.search(page.before(candidate.start, 14)) and _NOTHING_COUNTED.match(
        page.digits, candidate.end
    )
    return replace(candidate, unit="元") if is_sum else candidate


def _is_money(page: Page, candidate: Candidate) -> bool:
    earned = _EARNED.search(page.before(candidate.start, 16))
    return bool(earned and _NO_PIECES.match(page.digits, candidate.end))


def in_percent(candidate: Candidate) -> Candidate:
    """三成 as 30 %; any other candidate as it was."""
    if candidate.unit != "成":
        return candidate
    return replace(candidate, unit="%", low=candidate.low * 10, high=candidate.high * 10)
