"""The smallest pieces that a measure is made of: sentences, cut also before 一是, ① and （1） inside one.

Owns where units begin and end; knows nothing of what they say.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from measures.extraction.outline import Page

_STOP = re.compile(r"[。!?;]+[”’)》】\"'。!?;]*")
# The author counts inside a sentence: 坚持三点：一是…，二是…; ①…②…
_COUNTED = re.compile(
    r"(?<=[,:])(?=(?:[一二三四五六七八九十]{1,2}(?:是|要)|[①-⑳]|\([一二三四五六七八九十\d]{1,2}\)))"
)


# Between the numbers of two texts' paragraphs: no stretch of units reaches over so many.
_GAP = 1 << 8


@dataclass(frozen=True)
class Units:
    """The units of one page in text order, without blanks at their ends; `paragraphs` numbers the paragraph of each.

    Units of several texts laid end to end are read at once (`laid_out`): `sizes` says how many units each of them has,
    `lengths` how many code points; both are () for one text.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    sizes: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def bounds(self) -> NDArray[np.int64]:
        """The first unit of each text, and the number of all units."""
        return np.cumsum((0, *(self.sizes or (len(self),))))

    @cached_property
    def stretches(self) -> list[tuple[int, int]]:
        """The first unit of each text and the one past its last."""
        bounds = self.bounds.tolist()
        return list(itertools.pairwise(bounds))

    @cached_property
    def text(self) -> NDArray[np.int64]:
        """The text of each unit."""
        text: NDArray[np.int64] = self.spread(np.arange(len(self.stretches)))
        return text

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """The place of each unit in its text."""
        places: NDArray[np.int64] = np.arange(len(self)) - self.spread(self.bounds[:-1])
        return places

    @cached_property
    def paragraph_places(self) -> NDArray[np.int64]:
        """The place in its text of each unit's paragraph."""
        places: NDArray[np.int64] = self.paragraphs - self.spread(self.paragraphs[self.bounds[:-1]])
        return places

    def spread(self, values: NDArray[Any]) -> NDArray[Any]:
        """To each unit what is said of its text."""
        return np.repeat(values, np.diff(self.bounds), axis=0)

    def limits(self, text: str) -> list[tuple[int, int]]:
        """Where each text begins and ends in `text`, which is all of them."""
        edges = np.cumsum((0, *(self.lengths or (len(text),)))).tolist()
        return list(itertools.pairwise(edges))

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        return self.starts.tolist(), self.ends.tolist()

    def covered(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the last unit of which more than half lies in `start:end`, None where there is none."""
        starts, ends = self._edges
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1

        def is_out(place: int) -> bool:
            begin, close = starts[place], ends[place]
            return 2 * (min(close, end) - max(begin, start)) <= close - begin

        while first <= last and is_out(first):
            first += 1
        while last >= first and is_out(last):
            last -= 1
        return (first, last) if first <= last else None


def laid_out(units: Sequence[Units], lengths: Sequence[int]) -> Units:
    """The units of texts of these lengths, laid end to end; none of the texts is without units."""
    shifts = np.cumsum((0, *lengths)).tolist()
    paragraphs, reached = [], 0
    for each in units:
        paragraphs.append(each.paragraphs + reached)
        reached += int(each.paragraphs[-1]) + _GAP
    return Units(
        np.concatenate([each.starts + shift for each, shift in zip(units, shifts, strict=False)]),
        np.concatenate([each.ends + shift for each, shift in zip(units, shifts, strict=False)]),
        np.concatenate(paragraphs),
        tuple(map(len, units)),
        tuple(lengths),
    )


def cut_units(page: Page) -> Units:
    starts: list[int] = []
    ends: list[int] = []
    paragraphs: list[int] = []
    for number, paragraph in enumerate(page.paragraphs):
        cuts = [match.end() for match in _STOP.finditer(page.text, paragraph.start, paragraph.end)]
        cuts += [match.start() for match in _COUNTED.finditer(page.text, paragraph.start + 1, paragraph.end)]
        begin = paragraph.start
        for cut in [*sorted(cuts), paragraph.end]:
            unit = page.trim(begin, cut)
            begin = max(begin, cut)
            if unit:
                starts.append(unit.start)
                ends.append(unit.end)
                paragraphs.append(number)
    return Units(np.array(starts, np.int64), np.array(ends, np.int64), np.array(paragraphs, np.int64))
