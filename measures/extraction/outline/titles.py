"""What a unit is called: the words up to its first stop, cut at a clause where the sentence is long."""

import re

from measures.extraction.outline.page import Page

_LONGEST_TITLE = 40
_LONGEST_SENTENCE_TITLE = 32
_STOP = re.compile(r"[。!?;:\n]|  |(?<=[一-鿿”)]{4}) (?=[一-鿿“])")
# A number of which no list came, since no second one follows, is no part of what it numbers.
_LONE_NUMBER = re.compile(
    r"(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|[①-⑳]) *"
)
_CLAUSE = re.compile(r"[,。!?;:\n]|  ")


def find_title(page: Page, start: int, end: int, known: frozenset[str] = frozenset()) -> str:
    """The title of the unit whose words are `start:end`, from the body as printed; "" where there are none."""
    listed = known_title(page, start, known)
    if listed:
        return page.body[start : start + len(listed)]
    number = _LONE_NUMBER.match(page.text, start, end)
    start = number.end() if number and number.end() < end else start
    window = page.text[start : min(end, start + 120)]
    stop = _STOP.search(window)
    length = stop.start() if stop else len(window)
    if length > _LONGEST_SENTENCE_TITLE:
        clause = _CLAUSE.search(window)
        length = clause.start() if clause else length
        if length < 4 and stop:
            length = stop.start()
    return page.body[start : start + min(length, _LONGEST_TITLE)].strip()


def known_title(page: Page, start: int, known: frozenset[str]) -> str:
    """The longest title of the table of contents that stands at `start`, or ""."""
    return max((title for title in known if page.text.startswith(title, start)), key=len, default="")
