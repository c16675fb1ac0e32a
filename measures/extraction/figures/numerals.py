"""Numerals as Chinese public texts print them, and what they are worth.

Owns digits (half or full width, with thousands separators), Chinese numerals and the multipliers 百 千 万 亿.
Knows nothing of units or of whether a number counts anything. Every pattern is bounded, so scanning is linear.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from documents.text.numerals import DIGITS

_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
# A multiplier with nothing before it: 近百名, 超千万元.
ROUND = MappingProxyType(
    {
        "百": 10**2,
        "千": 10**3,
        "万": 10**4,
        "百万": 10**6,
        "千万": 10**7,
        "亿": 10**8,
        "百亿": 10**10,
        "千亿": 10**11,
    }
)
_CHINESE = "零〇○一二两三四五六七八九十百千万亿"

# 千瓦 and 百分点 are units: their first character multiplies nothing.
_MULTIPLIER = (
    r"万[多余]?亿|千亿|百亿|十亿|千万(?!千)|百万|十万|亿|万|千(?![瓦克米伏卡帕赫])|百(?!分)|十(?=[万亿])"
)
_ARABIC = (
    r"(?<![0-9.])(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9,])|[0-9]{1,13}(?![0-9]))(?:\.[0-9]{1,8}(?![0-9]))?"
)
NUMERAL = re.compile(
    rf"(?P<percent>百分之)?(?:(?P<arabic>{_ARABIC})"
    rf"(?:[ \u00a0]{{0,2}}(?P<vague>[多余来几]?)(?P<multiplier>{_MULTIPLIER})(?P<rest>[0-9]{{1,4}}(?:千(?![瓦克米伏])|百(?!分)))?)?"
    rf"|(?<![{_CHINESE}几数])(?P<chinese>(?:[{_CHINESE}](?!分之|瓦|伏)){{1,14}})(?![{_CHINESE}几])(?P<point>点[零一二三四五六七八九]{{1,4}})?"
    rf"(?P<vague_chinese>[多余]?)(?P<multiplier_chinese>[万亿]?))"
)

# A plain class of characters is found many times faster than the pattern above.
_NUMERIC = re.compile(rf"[0-9{_CHINESE}]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """`low == high` unless the numeral itself is a pair (三四百); `digits` are the characters before a multiplier."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    is_chinese: bool
    is_percent: bool
    is_vague: bool
    multiplier: Decimal
    printed: str


def read_numeral(folded: str, position: int) -> Numeral | None:
    """The numeral that starts exactly at `position`, or None."""
    found = NUMERAL.match(folded, position)
    return _numeral(found) if found else None


def next_numeral(folded: str, position: int) -> tuple[Numeral | None, int]:
    """The numeral at the next numeric character (None: it is no numeral) and where to go on; -1 at the end."""
    start = _NUMERIC.search(folded, position)
    if start is None:
        return None, -1
    found = NUMERAL.match(folded, start.start())
    return (_numeral(found), found.end()) if found else (None, start.end())


def _numeral(found: re.Match[str]) -> Numeral | None:
    if found["arabic"]:
        rest = found["rest"]
        multiplier = multiplier_of(found["multiplier"] or "")
        extra = Decimal(rest[:-1]) * multiplier_of(rest[-1]) if rest else Decimal(0)
        low = high = _plain(Decimal(found["arabic"].replace(",", "")) * multiplier + extra)
        is_vague = bool(found["vague"]) or "多" in (found["multiplier"] or "")
    else:
        pair = chinese_value(found["chinese"])
        if pair is None:
            return None
        multiplier = multiplier_of(found["multiplier_chinese"] or "")
        decimals = _decimals(found["point"])
        low, high = (_plain((Decimal(value) + decimals) * multiplier) for value in pair)
        is_vague = bool(found["vague_chinese"])
    return Numeral(
        start=found.start(),
        end=found.end(),
        low=low,
        high=high,
        is_chinese=found["arabic"] is None,
        is_percent=found["percent"] is not None,
        is_vague=is_vague,
        multiplier=multiplier,
        printed=found["arabic"] or found["chinese"],
    )


def _plain(value: Decimal) -> Decimal:
    """18000.0 → 18000: one number has one printed form."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def _decimals(point: str | None) -> Decimal:
    if not point:
        return Decimal(0)
    return Decimal("0." + "".join(str(DIGITS[digit]) for digit in point[1:]))


def multiplier_of(text: str) -> Decimal:
    """万亿 → 1,000,000,000,000; the empty string → 1."""
    value = 1
    for character in text:
        value *= _SMALL.get(character) or _LARGE.get(character) or 1
    return Decimal(value)


def chinese_value(text: str) -> tuple[int, int] | None:
    """三百五十 → (350, 350), 三四百 → (300, 400); None for what is no single number (十四五, 一二三)."""
    for index in range(len(text) - 1):
        first, second = DIGITS.get(text[index]), DIGITS.get(text[index + 1])
        if first and second:
            if second != first + 1 or text[index] == "二":
                return None
            low = _single(text[: index + 1] + text[index + 2 :])
            high = _single(text[:index] + text[index + 1 :])
            return (low, high) if low and high and low < high else None
    value = ROUND.get(text) or _single(text)
    return None if value is None else (value, value)


def _single(text: str) -> int | None:
    """The number a run of Chinese numerals stands for; None where the run breaks the grammar."""
    total = section = 0
    digit: int | None = None
    last = 10**9
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
            continue
        if character in _SMALL:
            step = _SMALL[character]
            if step >= last or (digit is None and not (character == "十" and section == 0)):
                return None
            section += (1 if digit is None else digit) * step
            last = step
        else:
            section += digit or 0
            if not (section or total):
                return None
            total = (
                (total + section) * _LARGE[character]
                if character == "亿"
                else total + section * _LARGE[character]
            )
            section, last = 0, 10**9
        digit = None
    return total + section + (digit or 0)
