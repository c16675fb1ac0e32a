"""What the ranking sees of a candidate's themes: one theme or several, the same as next door, a measure to readers."""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import extremes, framed, lowest_between, scaled, sums
from measures.extraction.cutting.candidates import Candidates
from measures.extraction.cutting.passages import Read

_TINY = 1e-6


def passage_numbers(read: Read, candidates: Candidates) -> list[NDArray[np.generic]]:
    first, last = candidates.first, candidates.last
    size = len(read.themes)
    count = last - first + 1
    themes = scaled(read.themes)
    beside = (themes[1:] * themes[:-1]).sum(axis=1)
    across = framed(beside, -1)
    whole, own = sums(read.themes), sums(read.is_measure)
    mean = (whole[last + 1] - whole[first]) / count[:, None]
    direction = scaled(mean)
    highest, lowest = extremes(read.is_measure, candidates)
    is_measure = framed(read.is_measure, -1)
    after, before = np.minimum(last + 1, size - 1), np.maximum(first - 1, 0)
    return [
        across[first],
        across[last + 1],
        lowest_between(beside, candidates),
        (themes[first] * themes[last]).sum(axis=1),
        np.where(last + 1 < size, (direction * themes[after]).sum(axis=1), -1),
        np.where(first > 0, (direction * themes[before]).sum(axis=1), -1),
        -(mean * np.log(mean + _TINY)).sum(axis=1),
        mean.max(axis=1),
        mean[:, 0],
        (own[last + 1] - own[first]) / count,
        highest,
        lowest,
        is_measure[first + 1],
        is_measure[last + 1],
        is_measure[last + 2],
        is_measure[first],
        np.full(len(candidates), read.is_measure.mean()),
    ]
