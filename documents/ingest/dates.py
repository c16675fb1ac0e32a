"""Dates in every form they are printed in: 2022-07-28, 2022年7月28日, 二〇二一年八月二十四日, 2021.11."""

import re
from dataclasses import dataclass
from datetime import date

from documents.text.numerals import DIGITS, han_value

# A zero is typed in many ways.
YEAR_DIGITS = DIGITS | {"Ｏ": 0, "O": 0, "0": 0}
_SPACE = r"[ \u3000\xa0]*"
_WESTERN = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}}){_SPACE}(?:年{_SPACE}(1[0-2]|0?[1-9]){_SPACE}月(?:{_SPACE}(3[01]|[12]\d|0?[1-9]){_SPACE}日)?"
    rf"|([-/.])(1[0-2]|0?[1-9])(?:\4(3[01]|[12]\d|0?[1-9]))?(?!\d))"
)
_CHINESE = re.compile(
    rf"([一二三四五六七八九〇○零ＯO]{{4}}){_SPACE}年{_SPACE}([一二三四五六七八九十]{{1,2}}){_SPACE}月"
    rf"(?:{_SPACE}([一二三四五六七八九十廿卅]{{1,3}}){_SPACE}日)?"
)

# A day in full, as a text is signed with.
DATE = r"(?:(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[一二三四五六七八九〇○零ＯO]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日)"
# A page's own line with the hour: 23-07-27 05:39, 202307/2510:15:08. Elsewhere such digits are anything.
_STAMP = re.compile(r"^[^\d一-龥]{0,3}(?:20)?(\d{2})[-/.]?(\d{2})[-/.](\d{2})\s{0,3}\d{1,2}:\d{2}")
# One for one, so that places stay: ２０２１年３月, ２０２１－０３－１２, 2021．3．12.
_NARROW = {ord(wide): ord(wide) - 0xFEE0 for wide in "０１２３４５６７８９－／．"}


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as found: `text[start:end]`, with `precision` day or month (the day is then 1)."""

    on: date
    precision: str
    start: int
    end: int


def find_dates(text: str) -> list[PrintedDate]:
    """Return every date in `text`, in order. Dates that no calendar has (2021年2月30日) are left out."""
    text = text.translate(_NARROW)
    found = [d for m in _WESTERN.finditer(text) if (d := _western(m))]
    found += [d for m in _CHINESE.finditer(text) if (d := _chinese(m))]
    return sorted(found, key=lambda d: d.start)


def first_date(text: str) -> PrintedDate | None:
    """Return the first date in `text`, if any."""
    found = find_dates(text)
    return found[0] if found else None


def stamped_date(line: str) -> PrintedDate | None:
    """Return the date of a line that opens with one of two digits a year, or with its marks lost, and the hour."""
    stamp = _STAMP.match(line)
    return _make(2000 + int(stamp[1]), int(stamp[2]), int(stamp[3]), stamp) if stamp else None


def _western(match: re.Match[str]) -> PrintedDate | None:
    month, day = match[2] or match[5], match[3] or match[6]
    if not day and match[4] == ".":
        return None  # 2021.11 in running text is a section or an amount as often as a month
    return _make(int(match[1]), int(month), int(day) if day else None, match)


def _chinese(match: re.Match[str]) -> PrintedDate | None:
    year = int("".join(str(YEAR_DIGITS[c]) for c in match[1]))
    day = han_value(match[3]) if match[3] else None
    return _make(year, han_value(match[2]) or 0, day, match)


def _make(year: int, month: int, day: int | None, match: re.Match[str]) -> PrintedDate | None:
    if not 1949 <= year <= 2100:
        return None
    try:
        on = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return PrintedDate(on, "month" if day is None else "day", match.start(), match.end())
