"""How a rule reads the markers that one pattern prints: where they stand, their number, the family of their list."""

import re
from collections.abc import Callable, Iterator

from measures.extraction.outline.numerals import ordinal
from measures.extraction.outline.page import Page
from measures.extraction.outline.rule import Mark

# The number of a word that closes a list of any length: 最后.
LAST = -1


def numbered(match: re.Match[str]) -> int:
    """The ordinal in the group `n`."""
    return ordinal(match["n"])


def unnumbered(match: re.Match[str]) -> int:
    return 0


def printed(
    pattern: re.Pattern[str],
    *,
    number: Callable[[re.Match[str]], int] = numbered,
    family: Callable[[re.Match[str]], str] = lambda match: "",
) -> Callable[[Page], Iterator[Mark]]:
    """A run over the folded text; blanks and breaks that a match begins with belong to no marker."""

    def run(page: Page) -> Iterator[Mark]:
        for match in pattern.finditer(page.text):
            start = match.start()
            while start < match.end() and page.text[start] in " \n":
                start += 1
            yield Mark(start, match.end(), number(match), family(match))

    return run
