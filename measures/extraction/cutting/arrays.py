"""Sums, edges and extremes along the units of one text, for all candidates at once."""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.candidates import Candidates

Floats = NDArray[np.float64]


def sums(values: NDArray[np.generic]) -> Floats:
    """Sums up to each place along the first axis, one longer than `values`."""
    return np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)])


def framed(values: NDArray[np.generic], edge: float) -> Floats:
    """`values` with `edge` before and after: place + 1 is a unit, place + 2 the one after it."""
    return np.concatenate([[edge], values, [edge]])


def lowest_between(beside: Floats, candidates: Candidates) -> Floats:
    """The lowest value between two units of each candidate (`beside` is one shorter than units), 1 where it has one unit."""
    first, last = candidates.first, candidates.last
    lowest = np.ones(len(candidates))
    for step in range(int((last - first).max(initial=0))):
        (longer,) = np.nonzero(last - first > step)
        lowest[longer] = np.minimum(lowest[longer], beside[first[longer] + step])
    return lowest


def extremes(values: Floats, candidates: Candidates) -> tuple[Floats, Floats]:
    """The highest and the lowest value among the units of each candidate."""
    first, last = candidates.first, candidates.last
    highest, lowest = values[first], values[first]
    for step in range(1, int((last - first).max(initial=0)) + 1):
        (longer,) = np.nonzero(last - first >= step)
        here = values[first[longer] + step]
        highest[longer] = np.maximum(highest[longer], here)
        lowest[longer] = np.minimum(lowest[longer], here)
    return highest, lowest


def scaled(vectors: Floats) -> Floats:
    """Rows scaled to length one; rows of zeros stay."""
    rows: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return rows
