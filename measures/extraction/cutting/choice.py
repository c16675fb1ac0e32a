"""The best set of candidates that do not overlap."""

import numpy as np
from numpy.typing import NDArray


def choose(first: NDArray[np.int64], last: NDArray[np.int64], worth: NDArray[np.float64]) -> list[int]:
    """The places of the candidates whose worth sums highest; those worth nothing or less are never chosen.

    `first` and `last` are the units of each candidate. Ties go to the candidate that comes first.
    """
    (useful,) = np.nonzero(worth > 0)
    if not len(useful):
        return []
    order = useful[np.argsort(last[useful], kind="stable")]
    size = int(last[useful].max()) + 1
    best = [0.0] * (size + 1)
    taken = [-1] * (size + 1)
    reached = 0
    firsts, lasts, worths = first.tolist(), last.tolist(), worth.tolist()
    for place in order.tolist():
        end = lasts[place] + 1
        while reached < end:
            reached += 1
            best[reached] = best[reached - 1]
        total = best[firsts[place]] + worths[place]
        if total > best[end]:
            best[end], taken[end] = total, place
    return _walk_back(taken, firsts, reached)


def _walk_back(taken: list[int], firsts: list[int], unit: int) -> list[int]:
    chosen: list[int] = []
    while unit > 0:
        place = taken[unit]
        if place < 0:
            unit -= 1
        else:
            chosen.append(place)
            unit = firsts[place]
    return chosen[::-1]
