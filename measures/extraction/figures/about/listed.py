"""Nouns listed before a number: 中小学、幼儿园4868所 counts both, 水果、蔬菜产量分别达20万吨、40万吨 shares them out.

Owns the reading of such lists; what one item says is for `before`.
"""

import itertools
import re
from collections.abc import Sequence

from measures.extraction.figures.candidate import Candidate
from measures.extraction.outline.page import Page

_ITEM = re.compile("[一-龥A-Za-z“”]{2,10}")
_SHARED_OUT = re.compile("分别[^，。；、]{0,6}$")
_MEASURE = re.compile(
    r"(?:全产业链|总|年)?(?:产量|产值|出栏量|存栏量|面积|收入|销售额|增加值|投资|人数|数量|规模|覆盖率|普及率|率)$"
)
_NEXT = re.compile(r"\s?[、，,和及]\s?(?:以上|左右)?")
_MOST_ITEMS = 5
_SHORTEST_TAIL = 3


def earlier_items(clause: str) -> list[str]:
    """The items before the last of a list that holds no number; [] where an item is no bare noun."""
    items = clause.split("、")[:-1]
    fits = 0 < len(items) < _MOST_ITEMS and all(_ITEM.fullmatch(item) for item in items)
    return items if fits else []


def is_shared_out(text: str) -> bool:
    """Whether the text before a number gives one number to each item."""
    return _SHARED_OUT.search(text) is not None


def shares(page: Page, figures: Sequence[Candidate], index: int, items: Sequence[str]) -> list[str]:
    """One noun a figure from `index` on; [] where there are not as many figures as items."""
    row = figures[index : index + len(items)]
    if len(row) < len(items) or not all(_joined(page, *pair) for pair in itertools.pairwise(row)):
        return []
    tail = _tail(items)
    return [item if _MEASURE.search(item) else item + tail for item in items[:-1]] + [items[-1]]


def _joined(page: Page, figure: Candidate, following: Candidate) -> bool:
    return _NEXT.fullmatch(page.body, figure.end, following.start) is not None


def _tail(items: Sequence[str]) -> str:
    """What the last item says for all: a measure, or what it has beyond items of one length (县道、乡道、村道养护经费)."""
    measure = _MEASURE.search(items[-1])
    if measure is not None and measure.start():
        return measure[0]
    lengths = {len(item) for item in items[:-1]}
    tail = items[-1][max(lengths) :]
    return tail if len(lengths) == 1 and len(tail) >= _SHORTEST_TAIL else ""
