"""What a rule for one kind of list marker is, and what it finds."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkerRule:
    """One way to mark the items of a list.

    `pattern` runs over the folded text and has a group `n` where the marker prints a number. `rank` orders kinds
    from outermost (0) to innermost; a list may stand inside any list of lower rank. `inline` kinds live inside
    paragraphs, so that an item ends with its paragraph unless its siblings do not. `family` names a group of the
    pattern that all items of one list share (一抓…二抓…).
    """

    id: str
    version: int
    rank: int
    pattern: re.Pattern[str]
    inline: bool = False
    family: str = ""
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Marker:
    """A place that may open an item: `start:end` is the marker itself, `number` 0 where it prints none."""

    rule: MarkerRule
    number: int
    start: int
    end: int
    opens_clause: bool
    family: str = ""
