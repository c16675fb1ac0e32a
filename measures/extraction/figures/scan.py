"""Every number of a text as a candidate: numeral, range, unit and the qualifier before or after it.

Owns the assembly of a surface; whether the candidate counts anything is for the rules. One pass, bounded look-around.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.implied import as_fraction, with_implied_unit
from measures.extraction.figures.numerals import Numeral, next_numeral, read_numeral
from measures.extraction.figures.units import DURATION_UNITS, MONEY_UNITS, PHYSICAL_UNITS, UNIT, unit_name
from measures.extraction.outline.page import Page

_AT_LEAST, _AT_MOST, _ABOUT = ">=", "<=", "~"
_PREFIX = re.compile(
    r"(?:(?P<least>(?:最低)?不(?:低于|少于|小于|得少于|得低于)|至少|最少|超过|超出|突破|大于|高于|多于|逾|(?<![赶反])超|(?<![超经通不路])过(?=$))"
    r"|(?P<most>(?:最[长多高大]|总[计量])?不(?:超过|高于|多于|大于|得超过|得高于)|不足|不到|少于|小于|低于|至多|最多)"
    r"|(?P<about>大约|大概|将近|接近|(?<![节集签预合制特简])约|(?<![附最临靠就远亲])近|(?<![以向往晚早马线地])上))[ \u00a0]?$"
)
_BELOW_ZERO = "零下"
_NEGATED = re.compile(r"[不未]得?$")
_SUFFIX = re.compile(
    r"(?P<least>及?以上|之多|(?P<plus>\+)(?![\dA-Za-z])|余|多(?![种样元渠层方次个项年余式功党民边源媒类处点产领])|有余)"
    r"|(?P<most>以内|之内|(?:及)?以下|内(?!外|部|容|生|需|涵|在|地|置|陆))"
    r"|(?P<about>左右|上下)"
)
# 1亩多 and 3年多 are said, 4条多 is the beginning of 4条多车道公路.
_DIVISIBLE = PHYSICAL_UNITS | MONEY_UNITS | DURATION_UNITS
_RANGE = re.compile(r"\s{0,2}(?:-{1,2}|至|到)\s{0,2}")
_GAP = re.compile(r"\s{1,4}")
_FROM = re.compile(r"[从由自][^，。；！？、\n]{0,12}$")


def scan(page: Page) -> Iterator[Candidate]:
    """Candidates in text order, never overlapping; a number with neither unit nor 万 is none."""
    position = 0
    while position >= 0:
        numeral, position = next_numeral(page.digits, position)
        if numeral is None:
            continue
        candidate = as_fraction(page, _assemble(page, numeral))
        position = max(position, candidate.end)
        if candidate.unit or candidate.multiplier > 1:
            yield with_implied_unit(page, _qualified(page, candidate))


def _assemble(page: Page, first: Numeral) -> Candidate:
    unit, unit_end, is_vague = _unit(page.digits, first.end)
    low, high, multiplier, unit_start = first.low, first.high, first.multiplier, first.end
    second = _range_end(page, first, unit, unit_end)
    if second is not None:
        other, other_unit, other_end = second
        low = _inherit(first, other)
        high, unit, unit_end, unit_start = other.high, other_unit, other_end, other.end
        multiplier = max(multiplier, other.multiplier)
    if first.is_percent and not unit:
        unit = "%"
    unit_end = max(unit_end, unit_start)
    return Candidate(
        start=first.start,
        end=unit_end,
        number_start=first.start,
        unit_end=unit_end,
        low=low,
        high=high,
        unit=unit,
        qualifier="",
        is_chinese=first.is_chinese,
        is_vague=is_vague or first.is_vague,
        multiplier=multiplier,
        printed=first.printed,
    )


def _unit(folded: str, position: int) -> tuple[str, int, bool]:
    """The unit at `position` (after 多 or 余, or a little white space), its end, and whether 多 or 余 stood before."""
    vague = folded[position : position + 1] in ("多", "余") and position < len(folded)
    start = position + vague
    found = UNIT.match(folded, start)
    if found is None:
        gap = _GAP.match(folded, start)
        found = UNIT.match(folded, gap.end()) if gap else None
    if found is None:
        return "", position + vague, vague
    return unit_name(found[0]), found.end(), vague or "个多" in found[0]


def _range_end(page: Page, first: Numeral, unit: str, unit_end: int) -> tuple[Numeral, str, int] | None:
    """The second number of 8-10个, 300万~900万元; None where the dash or 至 joins no range."""
    joint = _RANGE.match(page.digits, unit_end)
    if joint is None:
        return None
    second = read_numeral(page.digits, joint.end())
    if second is None or second.is_chinese != first.is_chinese:
        return None
    is_word = joint[0].strip() in ("至", "到")
    if is_word and (_FROM.search(page.before(first.start, 14)) or (unit and joint[0].strip() == "到")):
        return None
    other_unit, other_end, _ = _unit(page.digits, second.end)
    if not other_unit or unit not in ("", other_unit) or _inherit(first, second) > second.high:
        return None
    return second, other_unit, other_end


def _inherit(first: Numeral, second: Numeral) -> Decimal:
    """The low end with the multiplier only the high end prints: 3-5万元 is 30000 to 50000, 5000-1万元 is not."""
    if first.multiplier == 1 and second.multiplier > 1 and first.low * second.multiplier <= second.high:
        return first.low * second.multiplier
    return first.low


def _qualified(page: Page, candidate: Candidate) -> Candidate:
    start, end, qualifier = candidate.start, candidate.end, ""
    if page.before(start, 2) == _BELOW_ZERO:
        start -= 2
        candidate = replace(candidate, low=-candidate.high, high=-candidate.low)
    prefix = _PREFIX.search(page.before(start, 6))
    if prefix and prefix[0] == "上" and page.digits[candidate.start] not in "百千万":
        prefix = None
    if prefix and not (prefix["least"] and _NEGATED.search(page.before(start - len(prefix[0]), 2))):
        start -= len(prefix[0])
        qualifier = _kind(prefix)
    suffix = _SUFFIX.match(page.digits, end)
    if suffix and _suffix_fits(candidate, suffix):
        end = suffix.end()
        qualifier = qualifier or _kind(suffix)
    if candidate.is_vague:
        qualifier = qualifier or _AT_LEAST
    return replace(candidate, start=start, end=end, qualifier=qualifier)


def _suffix_fits(candidate: Candidate, suffix: re.Match[str]) -> bool:
    if suffix["plus"]:
        return bool(candidate.unit) or candidate.multiplier > 1
    if suffix[0] in ("多", "余"):
        return candidate.unit in _DIVISIBLE or candidate.unit in ("成", "半")
    return bool(candidate.unit or candidate.multiplier > 1) or suffix[0] != "内"


def _kind(found: re.Match[str]) -> str:
    if found["least"]:
        return _AT_LEAST
    return _AT_MOST if found["most"] else _ABOUT
