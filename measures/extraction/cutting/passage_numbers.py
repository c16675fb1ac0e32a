"""What the ranking sees of a candidate's themes: one theme or several, the same as next door, a measure to readers."""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import across, extremes, framed, lowest_between, means, scaled, sums
from measures.extraction.cutting.candidates import Candidates
from measures.extraction.cutting.passages import Read
from measures.extraction.cutting.units import Units

_TINY = 1e-6


def passage_numbers(read: Read, units: Units, candidates: Candidates) -> list[NDArray[np.generic]]:
    first, last = candidates.first, candidates.last
    begin, close = candidates.framed_first, candidates.framed_last
    bounds, text = units.bounds, candidates.text
    count = last - first + 1
    themes = scaled(read.themes)
    beside = (themes[1:] * themes[:-1]).sum(axis=1)
    edges = across(beside, -1, units)
    whole, own = sums(read.themes, units), sums(read.is_measure, units)
    mean = (whole[close + 1] - whole[begin]) / count[:, None]
    direction = scaled(mean)
    highest, lowest = extremes(read.is_measure, candidates)
    is_measure = framed(read.is_measure, -1, units)
    after, before = np.minimum(last + 1, bounds[text + 1] - 1), np.maximum(first - 1, bounds[text])
    return [
        edges[first],
        edges[last + 1],
        lowest_between(beside, candidates),
        (themes[first] * themes[last]).sum(axis=1),
        np.where(last + 1 < bounds[text + 1], (direction * themes[after]).sum(axis=1), -1),
        np.where(first > bounds[text], (direction * themes[before]).sum(axis=1), -1),
        -(mean * np.log(mean + _TINY)).sum(axis=1),
        mean.max(axis=1),
        mean[:, 0],
        (own[close + 1] - own[begin]) / count,
        highest,
        lowest,
        is_measure[begin + 1],
        is_measure[close + 1],
        is_measure[close + 2],
        is_measure[begin],
        means(read.is_measure, units)[text],
    ]
