"""Dates as people type them, with the precision that they typed."""

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月)?|\s*年)?")


def parse_date(text: str) -> tuple[date | None, str]:
    """ "2022-07-28", "2022年7月" or "2022" → (date, "day", "month" or "year"); (None, "") for nothing.

    Raises ValueError where the text is no date.
    """
    text = text.strip()
    if not text:
        return None, ""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match.groups()
    precision = "day" if day else "month" if month else "year"
    return date(int(year), int(month or 1), int(day or 1)), precision


def write_date(day: date | None, precision: str) -> str:
    """The text that `parse_date` reads back."""
    if day is None:
        return ""
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]
