"""Boxes of a plan (专栏) stand beside the section they illustrate, and their items are headed by a colon."""

import re

from measures.extraction.outline.markers import box
from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.unit import Unit

BOX_ITEM = "outline.box_item"
VERSION = 1

_COLON_HEAD = re.compile(r"[^,。;:!?\n]{3,40}:")
_SHORTEST_ITEM = 20


def lift_boxes(units: list[Unit]) -> list[Unit]:
    """`units` with each box taken out of the unit it was printed in and set after it."""
    lifted: list[Unit] = []
    for unit in units:
        children = lift_boxes(unit.children)
        boxes = [child for child in children if child.rule == box.RULE.id]
        unit.children = [child for child in children if child.rule != box.RULE.id]
        lifted.append(unit)
        if boxes and unit.rule != box.RULE.id:
            unit.end = min(unit.end, boxes[0].start)
        for item in boxes:
            item.parent, item.beside = unit.parent, unit
            lifted.append(item)
    return lifted


def find_box_items(page: Page, unit: Unit) -> list[Unit]:
    """The items of one box, each opened by a name and a colon; [] where there are fewer than two."""
    heads: list[Stretch] = []
    for sentence in page.sentences(unit.body_start, unit.end):
        head = _COLON_HEAD.match(page.text, sentence.start, sentence.end)
        if head:
            heads.append(Stretch(sentence.start, head.end()))
    ends = [*(head.start for head in heads[1:]), unit.end]
    if len(heads) < 2 or any(
        end - head.start < _SHORTEST_ITEM for head, end in zip(heads, ends, strict=True)
    ):
        return []
    items = [Unit(BOX_ITEM, VERSION, 0.8, 0, head.start, head.start) for head in heads]
    for item, span, end in zip(items, heads, ends, strict=True):
        item.words_start, item.end, item.parent, item.siblings = span.end, end, unit, items
    return items
