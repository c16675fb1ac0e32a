"""Numbers that come from outside."""

# A primary key has 19 digits at the most; Python refuses to read thousands.
MOST_DIGITS = 18


def number_of(text: str) -> int | None:
    """The number that is written there in digits and nothing else; None for what is none or too long."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None
