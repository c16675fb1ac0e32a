"""Numbers that come from outside, and how pages say one."""

from regions.speaking import is_english

# A primary key has 19 digits at the most; Python refuses to read thousands.
MOST_DIGITS = 18


def number_of(text: str) -> int | None:
    """The number that is written there in digits and nothing else; None for what is none or too long."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def grouped(count: int) -> str:
    """A count as a page says it: in thousands on an English one."""
    return f"{count:,}" if is_english() else str(count)
