"""Finds every place where a list marker may stand; which of them open items is for `nesting` to say."""

import re

from measures.extraction.outline.markers import RULES, Marker, MarkerRule
from measures.extraction.outline.numerals import ordinal
from measures.extraction.outline.page import Page

_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "一方面": 1, "另一方面": 2, "再一方面": 3}
_BOOK_TITLE = re.compile(r"《[^《》\n]{0,80}》|〈[^〈〉\n]{0,80}〉")
_BOUNDARY = set("\n。!?;:”)》】")
LAST_WORD = -1


def find_markers(page: Page) -> list[Marker]:
    """Candidates in text order, none overlapping, none inside 《》."""
    candidates = [
        (match.start(), order, match, rule)
        for order, rule in enumerate(RULES)
        for match in rule.pattern.finditer(page.text)
    ]
    candidates.sort(key=lambda candidate: candidate[:2])
    titles = [match.span() for match in _BOOK_TITLE.finditer(page.text)]
    markers: list[Marker] = []
    reached = 0
    next_title = 0
    for start, _, match, rule in candidates:
        while next_title < len(titles) and titles[next_title][1] <= start:
            next_title += 1
        inside = next_title < len(titles) and titles[next_title][0] <= start
        if start < reached or inside:
            continue
        markers.append(_marker(page, match, rule))
        reached = match.end()
    return markers


def _marker(page: Page, match: re.Match[str], rule: MarkerRule) -> Marker:
    groups = match.groupdict()
    printed = next((groups[name] for name in ("n", "sign", "plain", "n2") if groups.get(name)), "")
    word = groups.get("word") or groups.get("side")
    number = (_WORDS.get(word, LAST_WORD) if word else ordinal(printed)) if (word or printed) else 0
    start = match.start()
    while start < match.end() and page.text[start] in " \n":
        start += 1
    family = (groups.get(rule.family) or groups.get("ones") or "") if rule.family else ""
    return Marker(rule, number, start, match.end(), opens_clause(page.text, start), family)


def opens_clause(text: str, position: int) -> bool:
    """Whether `position` stands at a line start, after a blank or after closing punctuation."""
    return position == 0 or text[position - 1] in _BOUNDARY or text[position - 1] == " "
