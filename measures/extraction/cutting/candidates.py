"""Every stretch of units that may be one measure: short runs, what rules found, outline nodes, paragraphs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.context import Context
from measures.extraction.cutting.units import Units

# On the annotated texts 99.5 % of the measures are such a stretch.
LONGEST_RUN = 12
LONGEST_HELD = 40
MOST_BREAKS = 1
_WIDE = 1 << 20


@dataclass(frozen=True, slots=True)
class Candidates:
    """Of each candidate its first and last unit, and whether it is one whole paragraph; in text order."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    is_paragraph: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first)

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
    inside = last < size
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
    keys = np.unique(keys)
    return Candidates(keys // _WIDE, keys % _WIDE, np.isin(keys, paragraphs))
