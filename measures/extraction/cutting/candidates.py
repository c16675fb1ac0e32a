"""Every stretch of units that may be one measure: short runs, what rules found, outline nodes, paragraphs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.context import Context
from measures.extraction.cutting.distinct import distinct
from measures.extraction.cutting.units import Units

# On the annotated texts 99.5 % of the measures are such a stretch.
LONGEST_RUN = 12
LONGEST_HELD = 40
MOST_BREAKS = 1
_WIDE = 1 << 20


@dataclass(frozen=True, slots=True)
class Candidates:
    """Of each candidate its first and last unit, its text, and whether it is one whole paragraph; in text order."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    text: NDArray[np.int64]
    is_paragraph: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first)

    def only(self, kept: NDArray[np.bool_]) -> "Candidates":
        return Candidates(self.first[kept], self.last[kept], self.text[kept], self.is_paragraph[kept])

    @property
    def framed_first(self) -> NDArray[np.int64]:
        """The place before the first unit in what is framed; the unit's own is one further."""
        return self.first + self.text

    @property
    def framed_last(self) -> NDArray[np.int64]:
        """The place before the last unit in what is framed: one further is the unit's own, two the one behind it."""
        return self.last + self.text

    def of_texts(self, units: Units) -> list["Candidates"]:
        """Those of each text, with the units as they stand in it."""
        edges = np.searchsorted(self.text, np.arange(len(units.stretches) + 1)).tolist()
        parts = []
        for (begin, _), left, right in zip(units.stretches, edges, edges[1:], strict=False):
            own = slice(left, right)
            text = np.zeros(right - left, np.int64)
            parts.append(
                Candidates(self.first[own] - begin, self.last[own] - begin, text, self.is_paragraph[own])
            )
        return parts

    def stretch(self, place: int) -> tuple[int, int]:
        return int(self.first[place]), int(self.last[place])

    def holds(self, stretch: tuple[int, int]) -> bool:
        """Whether an outline node is short enough to be a candidate."""
        return stretch[1] - stretch[0] < LONGEST_HELD

    def places(self, stretches: list[tuple[int, int]]) -> NDArray[np.int64]:
        """Where each of `stretches` stands among the candidates; they must be candidates."""
        keys = np.array([first * _WIDE + last for first, last in stretches], np.int64)
        return np.searchsorted(self.first * _WIDE + self.last, keys)


def find_candidates(units: Units, context: Context) -> Candidates:
    size = len(units)
    runs = np.arange(LONGEST_RUN)
    first = np.repeat(np.arange(size), LONGEST_RUN)
    last = first + np.tile(runs, size)
    inside = last < np.repeat(units.spread(units.bounds[1:]), LONGEST_RUN)
    first, last = first[inside], last[inside]
    near = units.paragraphs[last] - units.paragraphs[first] <= MOST_BREAKS
    begins = np.flatnonzero(np.diff(units.paragraphs, prepend=-1))
    closes = np.append(begins[1:], size) - 1
    paragraphs = begins * _WIDE + closes
    held = [first * _WIDE + last for first, last in context.spans]
    held += [a * _WIDE + b for a, b in context.nodes if b - a < LONGEST_HELD]
    keys = np.concatenate(
        [
            first[near] * _WIDE + last[near],
            paragraphs[closes - begins < LONGEST_HELD],
            np.array(held, np.int64),
        ]
    )
    keys = distinct(keys)
    first = keys // _WIDE
    return Candidates(first, keys % _WIDE, units.text[first], np.isin(keys, paragraphs))
