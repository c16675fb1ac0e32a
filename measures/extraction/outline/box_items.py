"""Boxes of a plan (专栏) stand beside the section they illustrate, and their items are headed by a colon.

Positive: 专栏1 over 粮食工程：建设良田…。 and 果蔬工程：新建大棚…。 Near misses: a box with one head, heads with nothing after them.
"""

import itertools
import re

from measures.extraction.outline.markers import box
from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rule import UnitRule
from measures.extraction.outline.unit import Unit
from measures.extraction.rule import Kind

_COLON_HEAD = re.compile(r"[^,。;:!?\n]{3,40}:")
_SHORTEST_ITEM = 20


def lift_boxes(units: list[Unit]) -> list[Unit]:
    """`units` with each box taken out of the unit it was printed in and set after it."""
    lifted: list[Unit] = []
    for unit in units:
        children = lift_boxes(unit.children)
        boxes = [child for child in children if child.rule is box.RULE]
        unit.children = [child for child in children if child.rule is not box.RULE]
        lifted.append(unit)
        if boxes and unit.rule is not box.RULE:
            unit.end = min(unit.end, boxes[0].start)
        for item in boxes:
            item.parent, item.beside = unit.parent, unit
            lifted.append(item)
    return lifted


def find(page: Page, start: int, end: int) -> list[Unit]:
    """The items of one box, each opened by a name and a colon; [] where there are fewer than two."""
    heads: list[Stretch] = []
    for sentence in page.sentences(start, end):
        head = _COLON_HEAD.match(page.text, sentence.start, sentence.end)
        if head:
            heads.append(Stretch(sentence.start, head.end()))
    bounds = [*(head.start for head in heads), end]
    if len(heads) < 2 or any(close - begin < _SHORTEST_ITEM for begin, close in itertools.pairwise(bounds)):
        return []
    return [
        Unit(RULE, head.start, head.start, head.end, close)
        for head, close in zip(heads, bounds[1:], strict=True)
    ]


RULE = UnitRule("outline.box_item", Kind.UNIT, find, __name__, confidence=0.8)
