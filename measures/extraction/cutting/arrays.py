"""Sums, edges and extremes along the units of texts that are laid end to end, for all candidates at once.

What is `framed` has a place more before each text, and one behind the last: unit `u` of text `t` stands at `u + t + 1`. Candidates
say where theirs stand (`framed_first`, `framed_last`). Each sum is that of one text: what stands beside it moves no digit.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.candidates import Candidates
from measures.extraction.cutting.units import Units

Floats = NDArray[np.float64]


def sums(values: NDArray[Any], units: Units) -> Floats:
    """Sums along the first axis up to and with each unit of a text, framed by 0."""
    found = np.zeros((len(values) + len(units.stretches) + 1, *values.shape[1:]))
    for text, (begin, end) in enumerate(units.stretches, 1):
        np.cumsum(values[begin:end], axis=0, out=found[begin + text : end + text])
    return found


def framed(values: NDArray[Any], edge: Any, units: Units) -> NDArray[Any]:
    """`values` with `edge` before and after each text."""
    size = len(values) + len(units.stretches) + 1
    found = np.full((size, *values.shape[1:]), edge, np.result_type(values, np.min_scalar_type(edge)))
    found[np.arange(len(values)) + units.text + 1] = values
    return found


def across(beside: NDArray[Any], edge: float, units: Units) -> NDArray[Any]:
    """What is said of two units beside each other (`beside` is one shorter than units), at the place of the second; `edge`
    before each text and behind the last."""
    found = np.concatenate([[edge], beside, [edge]])
    found[units.bounds] = edge
    return found


def by_text(rows: Floats, matrix: NDArray[np.float32], units: Units) -> Floats:
    """The product of rows (units × columns) with a matrix, text by text."""
    return np.concatenate([rows[begin:end] @ matrix for begin, end in units.stretches])


def means(values: NDArray[Any], units: Units) -> Floats:
    """The mean of each text along the first axis (texts × …)."""
    return np.array([np.add.reduce(values[begin:end]) / (end - begin) for begin, end in units.stretches])


def totals(values: NDArray[Any], units: Units) -> NDArray[Any]:
    """The sum of each text."""
    return np.array([np.add.reduce(values[begin:end]) for begin, end in units.stretches])


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
