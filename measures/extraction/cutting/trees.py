"""Boosted trees read by numpy: every comparison of every tree at once, then the leaf that none of them rules out.

A tree has at most 32 leaves, numbered from the left. A comparison that fails (the value is above the threshold)
rules out the leaves of its left branch; the first leaf left standing is the one that a walk would reach
(QuickScorer, Lucchese et al., SIGIR 2015).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_LEAVES = 32
_ALL = np.uint32(0xFFFFFFFF)
# Rows read at once: bounds the memory of a long text.
_ROWS = 64


@dataclass(frozen=True, slots=True)
class Trees:
    """Comparisons of all trees in order of trees: `columns`, `thresholds`, `standing` (bits of the leaves that a
    failed comparison leaves); `begins` (trees) is where each tree's comparisons begin, `leaves` (trees × 32) its values."""

    columns: NDArray[np.int16]
    thresholds: NDArray[np.float32]
    standing: NDArray[np.uint32]
    begins: NDArray[np.int32]
    leaves: NDArray[np.float32]

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]], prefix: str) -> "Trees":
        names = ("columns", "thresholds", "standing", "begins", "leaves")
        return cls(**{name: arrays[f"{prefix}_{name}"] for name in names})  # type: ignore[arg-type]

    def as_arrays(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        names = ("columns", "thresholds", "standing", "begins", "leaves")
        return {f"{prefix}_{name}": getattr(self, name) for name in names}

    def scores(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """The sum of the leaves that each row (rows × columns) reaches."""
        parts = [self._scores(values[begin : begin + _ROWS]) for begin in range(0, len(values), _ROWS)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _scores(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        failed = values.T[self.columns] > self.thresholds[:, None]
        standing = np.where(failed, self.standing[:, None], _ALL)
        left = np.bitwise_and.reduceat(standing, self.begins, axis=0)
        first = np.bitwise_count((left & (~left + np.uint32(1))) - np.uint32(1))
        reached = np.take_along_axis(self.leaves, first.astype(np.int64), axis=1)
        total: NDArray[np.float64] = reached.sum(axis=0, dtype=np.float64)
        return total
