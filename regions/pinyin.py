"""Names as they are typed without an input method. Knows no models."""

# pypinyin is imported where it is used: its table of phrases is large, and few processes spell a name.
import re

LONGEST_INITIALS = 30


def initials_of(name: str) -> str:
    """湄潭县 → mtx"""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()[:LONGEST_INITIALS]


def spelled(name: str) -> str:
    """湄潭县 → meitanxian; ü is typed v."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name)).lower()


def as_typed(text: str) -> str:
    """Pinyin as somebody types it, with blanks and apostrophes or without, as `spelled` writes it; "" where it is none."""
    letters = re.sub(r"[\s'’]", "", text).lower().replace("ü", "v")
    return letters if letters.isascii() and letters.isalpha() else ""
