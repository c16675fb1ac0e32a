"""What the sequence model sees of each unit: small whole numbers, a column each, and those of its neighbours."""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import across, totals
from measures.extraction.cutting.context import RULE_NAMES, Context, rule_number
from measures.extraction.cutting.cues import CUES, HEADS_PARAGRAPH, OPENINGS, Cues
from measures.extraction.cutting.units import Units

_OTHER = len(RULE_NAMES)
_LENGTHS = (8, 16, 30, 50, 80, 130)
_MOST = 3
_SHORT_HASH = 1 << 12
_REACH = 2  # how far neighbours are seen, at most
_CUE_PLACES = {name: place for place, name in enumerate(CUES)}


class _Columns:
    """Collects columns with their sizes, so that each has its own part of one table of weights."""

    def __init__(self, units: Units) -> None:
        self.units = units
        # Where each unit stands once two places are left before every text.
        self.spaced = np.arange(len(units)) + _REACH * (units.text + 1)
        self.size = len(units) + _REACH * (len(units.stretches) + 1)
        self.offset = 0
        self.kept: list[NDArray[np.int64]] = []

    def add(self, values: NDArray[np.int64], kinds: int) -> None:
        self.kept.append(np.minimum(values, kinds - 1) + self.offset)
        self.offset += kinds

    def add_neighbours(self, values: NDArray[np.int64], kinds: int, reach: int) -> None:
        """The values of the units up to `reach` before and after; one kind more where the text has none."""
        padded = np.full(self.size, kinds)
        padded[self.spaced] = np.minimum(values, kinds - 1)
        for shift in (*range(-reach, 0), *range(1, reach + 1)):
            self.add(padded[self.spaced + shift], kinds + 1)


def read_columns(
    text: str,
    units: Units,
    cues: Cues,
    context: Context,
    likeness: NDArray[np.float64],
    shared: NDArray[np.float64],
) -> tuple[NDArray[np.int64], int]:
    """Places in the table of weights (units × columns), and the size of the table.

    `likeness` is the cosine of each unit's meaning with the next one's, `shared` the share of runs of characters that
    both have (one shorter than units).
    """
    columns = _Columns(units)
    closes = _add_places(columns, units, cues, likeness, shared)
    lengths = np.searchsorted(_LENGTHS, units.ends - units.starts)
    for values, kinds in _of_rules(units, context):
        columns.add(values, kinds)
    around = [
        (cues.opening, len(OPENINGS) + 1, 2),
        (cues.ending, 12, 1),
        (cues.head, 4, 2),
        (cues.in_quotation, 2, 1),
        (np.ceil(cues.quoted * 3).astype(np.int64), 4, 1),
        (lengths, 7, 1),
        (closes, 2, 2),
        *((cues.counts[:, place], _MOST + 1, 1) for place in _CUE_PLACES.values()),
        *((values, kinds, 2) for values, kinds in _rule_places(units, context)),
    ]
    for values, kinds, reach in around:
        columns.add(values, kinds)
        columns.add_neighbours(values, kinds, reach)
    for values in _edges(text, units):
        columns.add(values, _SHORT_HASH)
    return np.stack(columns.kept, axis=1), columns.offset


def _add_places(
    columns: _Columns,
    units: Units,
    cues: Cues,
    likeness: NDArray[np.float64],
    shared: NDArray[np.float64],
) -> NDArray[np.int64]:
    """Where in text and paragraph each unit stands and how much its neighbours are like it; returns who ends a paragraph."""
    places, of_text = units.places, np.diff(units.bounds)
    size = units.spread(of_text)
    first = np.searchsorted(units.paragraphs, units.paragraphs)
    after = np.searchsorted(units.paragraphs, units.paragraphs, side="right")
    in_paragraph = np.arange(len(units)) - first
    columns.add(np.searchsorted((0, 0.1, 0.3, 0.6, 0.9, 0.999), places / np.maximum(1, size - 1)), 7)
    columns.add(places, 4)
    columns.add(size - 1 - places, 4)
    columns.add(in_paragraph, 5)
    columns.add(np.searchsorted((1, 2, 3, 5, 9), after - first), 6)
    paragraphs = units.paragraph_places[units.bounds[1:] - 1] + 1
    columns.add(units.spread(np.searchsorted((1, 3, 8, 20), paragraphs)), 5)
    columns.add(units.spread(np.searchsorted((5, 10, 20, 50), of_text)), 5)
    columns.add(cues.opening * 3 + np.minimum(in_paragraph, 2), 3 * (len(OPENINGS) + 1))
    nearness = np.floor(np.clip(likeness, 0, 0.999) * 10).astype(np.int64) + 1
    nearness = across(nearness, 0, units)
    columns.add(nearness[:-1], 11)
    columns.add(nearness[1:], 11)
    common = np.minimum(np.floor(shared * 20).astype(np.int64), 9) + 1
    common = across(common, 0, units)
    columns.add(common[:-1], 11)
    columns.add(common[1:], 11)
    columns.add(cues.head[first] * 5 + np.minimum(in_paragraph, 4), 20)
    heads = totals(cues.head == HEADS_PARAGRAPH, units)
    columns.add(units.spread(np.searchsorted((0, 1, 3, 6), heads)), 5)
    closes: NDArray[np.int64] = (np.arange(len(units)) == after - 1).astype(np.int64)
    return closes


def _rule_places(units: Units, context: Context) -> list[tuple[NDArray[np.int64], int]]:
    """Whether a rule's span begins, goes on or ends here, and whether and how deep an outline node begins."""
    state = np.zeros(len(units), np.int64)
    for first, last in context.spans:
        state[first : last + 1] = 2
        state[last] = 3
        state[first] = 1 if last > first else 4
    level = np.zeros(len(units), np.int64)
    for (first, _), node in sorted(context.nodes.items(), key=lambda item: -item[0][1]):
        level[first] = min(node.level, 4)
    return [(state, 5), (level, 5)]


def _of_rules(units: Units, context: Context) -> list[tuple[NDArray[np.int64], int]]:
    size = len(units)
    rules = np.zeros(size, np.int64)
    sure = np.zeros(size, np.int64)
    for (first, last), found in context.spans.items():
        number = rule_number(found.rule)
        rules[first : last + 1] = 2 * number + 2
        rules[first] = 2 * number + 1
        sure[first : last + 1] = 1 + int(found.confidence * 5)
    nodes = np.zeros(size, np.int64)
    for (first, _), node in context.nodes.items():
        nodes[first] = rule_number(node.rule) + 1
    begun = np.array([first for first, _ in context.spans], np.int64)
    spans = np.bincount(units.text[begun], minlength=len(units.stretches))
    dense = spans / np.diff(units.bounds)
    density = units.spread(np.searchsorted((0.001, 0.1, 0.25, 0.4, 0.6), dense))
    return [(rules, 2 * _OTHER + 3), (sure, 7), (nodes, _OTHER + 2), (density, 6)]


def _edges(text: str, units: Units) -> list[NDArray[np.int64]]:
    """The first one, two and three characters of each unit, and its last two and three, as hashes."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    limits = np.array(units.limits(text))
    begin, last = units.spread(limits[:, 0]), units.spread(limits[:, 1]) - 1
    head = [codes[np.minimum(units.starts + shift, last)] for shift in range(3)]
    tail = [codes[np.maximum(units.ends - 1 - shift, begin)] for shift in range(3)]
    mixed = [
        head[0] * 7919,
        head[0] * 7919 + head[1] * 104729,
        head[0] * 7919 + head[1] * 104729 + head[2] * 1299709,
        tail[0] * 7919 + tail[1] * 104729,
        tail[0] * 7919 + tail[1] * 104729 + tail[2] * 1299709,
    ]
    return [((values * 2654435761) >> 11) % _SHORT_HASH for values in mixed]
