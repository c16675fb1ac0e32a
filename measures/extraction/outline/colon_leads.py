"""Heads before colons inside one paragraph: 建强队伍：…；完善制度：…；

Positive: 摸清家底：走访农户…；找准路子：…. Near misses: a single one, a speaker (记者：…), 时间：9月, 一是….
"""

import itertools
import re

from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rule import UnitRule
from measures.extraction.outline.unit import Unit
from measures.extraction.outline.verbs import opens_with_action
from measures.extraction.rule import Kind

_HEAD = re.compile(r"(?:(?<=[。;])|^)[ ]*(?P<head>[一-鿿“”、]{4,16}):")
_SHORTEST_BODY = 14
_FEWEST = 2


def find(page: Page, start: int, end: int) -> list[Unit]:
    """Units under heads before colons in the paragraphs of `start:end`; the last ends with its paragraph."""
    paragraphs = page.paragraphs_within(start, end)
    return [unit for paragraph in paragraphs for unit in _of_paragraph(page, paragraph)]


def _of_paragraph(page: Page, paragraph: Stretch) -> list[Unit]:
    text = page.text[paragraph.start : paragraph.end]
    heads = [head for head in _HEAD.finditer(text) if opens_with_action(head["head"])]
    if len(heads) < _FEWEST:
        return []
    bounds = [*(head.start("head") for head in heads), len(text)]
    if any(close - head.end() < _SHORTEST_BODY for head, close in zip(heads, bounds[1:], strict=True)):
        return []
    offset = paragraph.start
    return [
        Unit(RULE, offset + begin, offset + begin, offset + head.end(), offset + len(text[:close].rstrip()))
        for head, (begin, close) in zip(heads, itertools.pairwise(bounds), strict=True)
    ]


RULE = UnitRule("outline.colon_lead", Kind.LEAD, find, __name__, confidence=0.8)
