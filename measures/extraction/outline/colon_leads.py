"""Heads before colons inside one paragraph: 建强队伍：…；完善制度：…；

Positive: 摸清家底：走访农户…；找准路子：…. Near misses: a single one, a speaker (记者：…), 时间：9月, 一是….
"""

import itertools
import re

from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.unit import Unit
from measures.extraction.outline.verbs import opens_with_action

RULE = "outline.colon_lead"
VERSION = 1
_CONFIDENCE = 0.8
_HEAD = re.compile(r"(?:(?<=[。;])|^)[ ]*(?P<head>[一-鿿“”、]{4,16}):")
_SHORTEST_BODY = 14
_FEWEST = 2


def find_colon_leads(page: Page, start: int, end: int) -> list[Unit]:
    """Units under heads before colons in the paragraphs of `start:end`; the last ends with its paragraph."""
    units: list[Unit] = []
    for paragraph in page.paragraphs_within(start, end):
        units.extend(_of_paragraph(page, paragraph))
    for unit in units:
        unit.siblings = units
    return units


def _of_paragraph(page: Page, paragraph: Stretch) -> list[Unit]:
    text = page.text[paragraph.start : paragraph.end]
    heads = [head for head in _HEAD.finditer(text) if opens_with_action(head["head"])]
    if len(heads) < _FEWEST:
        return []
    bounds = [*(head.start("head") for head in heads), len(text)]
    if any(close - head.end() < _SHORTEST_BODY for head, close in zip(heads, bounds[1:], strict=True)):
        return []
    return [
        _unit(
            paragraph.start + begin,
            paragraph.start + head.end(),
            paragraph.start + len(text[:close].rstrip()),
        )
        for head, (begin, close) in zip(heads, itertools.pairwise(bounds), strict=True)
    ]


def _unit(start: int, words_start: int, end: int) -> Unit:
    unit = Unit(RULE, VERSION, _CONFIDENCE, 0, start, start)
    unit.words_start, unit.end = words_start, end
    return unit
