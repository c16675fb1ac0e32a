"""Units that a text leaves to its reader: 销售额突破1.5亿 is money, 能挣3000块 too, 3061万人口 are people.

三成, 一半 and 四分之一 are 30, 50 and 25 %. Owns these readings. A number that keeps no unit here (71万监测对象) prints none.
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
# Of thirds, sixths and sevenths nobody says how many percent they are.
_PARTS = {"二": 2, "四": 4, "五": 5, "十": 10}
_OF_PARTS = re.compile("([二四五十])分之$")
# 十分之一以上村民联名: how many it takes, not how many there are.
_QUORUM = re.compile("以上的?(?:村民|社员|代表|成员|委员|党员|业主|会员|有|的)")
_TENTHS_AND_HALVES = {"成": 10, "半": 50}
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


def as_fraction(page: Page, candidate: Candidate) -> Candidate:
    """The 一 of 四分之一 as 25 %, with the four before it; what makes no whole percent stays as it was."""
    found = _OF_PARTS.search(page.before(candidate.start, 3))
    if not found or not candidate.is_chinese or candidate.unit or _QUORUM.match(page.digits, candidate.end):
        return candidate
    share = 100 * candidate.low / _PARTS[found[1]]
    start = candidate.start - len(found[0])
    return replace(candidate, start=start, number_start=start, low=share, high=share, unit="%")


def in_percent(candidate: Candidate) -> Candidate:
    """三成 as 30 %, 一半 as 50 %; any other candidate as it was."""
    factor = _TENTHS_AND_HALVES.get(candidate.unit)
    if factor is None:
        return candidate
    return replace(candidate, unit="%", low=candidate.low * factor, high=candidate.high * factor)
