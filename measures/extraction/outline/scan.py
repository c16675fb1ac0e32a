"""Finds every place where a list marker may stand; which of them open items is for `nesting` to say."""

import re
from dataclasses import dataclass

from measures.extraction.outline.page import Page
from measures.extraction.outline.rule import Mark, MarkerRule
from measures.extraction.outline.rules import MARKERS

_BOOK_TITLE = re.compile(r"《[^《》\n]{0,80}》|〈[^〈〉\n]{0,80}〉")
_BOUNDARY = set("\n。!?;:”)》】 ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker(Mark):
    """A mark with the rule that read it; `opens_clause`: it stands at a line start, after a blank or closing sign."""

    rule: MarkerRule
    opens_clause: bool

    @property
    def key(self) -> tuple[str, str]:
        """What the markers of one list share."""
        return self.rule.id, self.family


def find_markers(page: Page) -> list[Marker]:
    """Candidates in text order, none overlapping, none inside 《》."""
    candidates = [
        (mark.start, order, mark, rule) for order, rule in enumerate(MARKERS) for mark in rule.run(page)
    ]
    candidates.sort(key=lambda candidate: candidate[:2])
    titles = [match.span() for match in _BOOK_TITLE.finditer(page.text)]
    markers: list[Marker] = []
    reached = 0
    next_title = 0
    for start, _, mark, rule in candidates:
        while next_title < len(titles) and titles[next_title][1] <= start:
            next_title += 1
        inside = next_title < len(titles) and titles[next_title][0] <= start
        if start < reached or inside:
            continue
        markers.append(as_marker(page, mark, rule))
        reached = mark.end
    return markers


def as_marker(page: Page, mark: Mark, rule: MarkerRule) -> Marker:
    opens_clause = mark.start == 0 or page.text[mark.start - 1] in _BOUNDARY
    return Marker(mark.start, mark.end, mark.number, mark.family, rule=rule, opens_clause=opens_clause)
