"""A short list inside one measure stays in it: 做到一看粮、二看房、三看劳力."""

from measures.extraction.outline.page import Page
from measures.extraction.outline.unit import Unit

_SHORTEST_INLINE_ITEM = 14
_SHORTEST_ITEM = 10
# Steps of one procedure, ①…②…③… inside a sentence, are one measure; whole tasks run longer.
_LONGEST_STEP = 40
_MINOR_SHARE = 0.3
_SHORTEST_MINOR_ITEM = 24


def absorb(page: Page, units: list[Unit]) -> list[Unit]:
    """`units` without the lists whose items are too short to be units; children first."""
    for unit in units:
        unit.children = absorb(page, unit.children)
    groups = {unit.siblings[0]: unit.siblings for unit in units}
    short = {first for first, group in groups.items() if _too_short(page, group)}
    return [unit for unit in units if unit.siblings[0] not in short]


def _too_short(page: Page, group: list[Unit]) -> bool:
    if any(unit.children for unit in group):
        return False
    # The last item runs on to the end of its parent here, so it says nothing about the length of items.
    measured = group[:-1] or group
    average = sum(unit.end - unit.start for unit in measured) / len(measured)
    if group[0].inline or not page.starts_paragraph(group[0].start):
        parent = group[0].parent
        if parent is not None:
            if group[0].rule.counts_steps and average < _LONGEST_STEP:
                return True
            share = average * len(group) / max(parent.end - parent.start, 1)
            if share < _MINOR_SHARE and average < _SHORTEST_MINOR_ITEM:
                return True
        return average < _SHORTEST_INLINE_ITEM
    return average < _SHORTEST_ITEM
