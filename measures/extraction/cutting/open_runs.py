"""Which candidates are worth ranking: those that could still be chosen.

What rules, outline and paragraphs name is always ranked; a run of units is not where the sequence model all but rules it
out, and not where it touches an item of a list, which stands as its author made it.
"""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import framed, sums
from measures.extraction.cutting.candidates import Candidates
from measures.extraction.cutting.context import Stretch
from measures.extraction.cutting.observed import Observed
from measures.extraction.cutting.trust import items_of
from measures.extraction.cutting.units import Units

# Six of 1,586 chosen candidates of the corpus are less likely; it spares four in ten the ranking.
_LEAST_LOG_LIKELIHOOD = -7.0
_TINY = 1e-3


def open_candidates(text: Observed, candidates: Candidates, marginals: NDArray[np.float64]) -> Candidates:
    """The candidates left to rank; spans of rules are always among them."""
    named = candidates.is_paragraph.copy()
    named[candidates.places(list(text.context.spans))] = True
    named[candidates.places([node for node in text.context.nodes if candidates.holds(node)])] = True
    free = _log_likelihood(candidates, marginals, text.units) > _LEAST_LOG_LIKELIHOOD
    free &= ~_touches(candidates, items_of_all(text), len(text.units))
    return candidates.only(named | free)


def _log_likelihood(
    candidates: Candidates, marginals: NDArray[np.float64], units: Units
) -> NDArray[np.float64]:
    """Of a measure that begins at the first unit, goes on to the last and no further, as if units were independent."""
    first = candidates.first
    logs = np.log(marginals + _TINY)
    before, close = candidates.framed_first, candidates.framed_last
    going_on = sums(logs[:, 1], units)
    after = framed(marginals[:, 1], 0.0, units)[close + 2]
    likelihood: NDArray[np.float64] = (
        logs[first, 0] + going_on[close + 1] - going_on[before + 1] + np.log(1 - after + _TINY)
    )
    return likelihood


def items_of_all(text: Observed) -> list[Stretch]:
    """The items of those texts that are lists."""
    return [
        (first + begin, last + begin)
        for part, (begin, _) in zip(text.parts, text.units.stretches, strict=True)
        for first, last in items_of(part.context, part.units)
    ]


def _touches(candidates: Candidates, items: list[tuple[int, int]], size: int) -> NDArray[np.bool_]:
    held = np.zeros(size + 1)
    for first, last in items:
        held[first + 1 : last + 2] = 1
    sums = np.cumsum(held)
    touching: NDArray[np.bool_] = sums[candidates.last + 1] > sums[candidates.first]
    return touching
