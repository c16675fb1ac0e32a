"""What the ranking sees of the form of a text: openings that come back, actors, how many measures are to be expected."""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import Floats, framed, sums
from measures.extraction.cutting.candidates import Candidates
from measures.extraction.cutting.pattern import Pattern
from measures.extraction.cutting.units import Units

# Units on either side from which the length of a measure near by is told.
_AROUND = 6
_FEWEST = 0.3


def pattern_numbers(
    pattern: Pattern, units: Units, marginals: Floats, candidates: Candidates
) -> list[NDArray[np.generic]]:
    return [
        *_openings(pattern, candidates),
        *_expected(units, marginals, candidates),
        *_by_paragraph(units, marginals, candidates),
        *_two_away(marginals, candidates),
    ]


def _openings(pattern: Pattern, candidates: Candidates) -> list[NDArray[np.generic]]:
    """How the first unit opens, how the next one does, and what opens inside."""
    first, last = candidates.first, candidates.last
    opening = framed(pattern.opening, -1)
    actors, urging, alike = sums(pattern.new_actor), sums(pattern.urging), sums(pattern.alike > 0)
    return [
        pattern.alike[first],
        framed(pattern.alike, -1)[last + 2],
        pattern.near[first],
        framed(pattern.near, -1)[last + 2],
        opening[first + 1] == opening[last + 2],
        opening[first + 1] == opening[first],
        _come_back(pattern.opening, candidates),
        pattern.actor[first],
        pattern.new_actor[first],
        framed(pattern.new_actor, -1)[last + 2],
        actors[last + 1] - actors[first],
        pattern.urging[first],
        framed(pattern.urging, -1)[last + 2],
        framed(pattern.urging, -1)[first],
        urging[last + 1] - urging[first],
        alike[last + 1] - alike[first],
        pattern.clause[first],
        framed(pattern.clause, -1)[last + 2],
    ]


def _come_back(opening: NDArray[np.int64], candidates: Candidates) -> Floats:
    """How many units inside open like the first."""
    first, last = candidates.first, candidates.last
    found = np.zeros(len(candidates))
    for step in range(1, int((last - first).max(initial=0)) + 1):
        (longer,) = np.nonzero(last - first >= step)
        found[longer] += opening[first[longer] + step] == opening[first[longer]]
    return found


def _expected(units: Units, marginals: Floats, candidates: Candidates) -> list[NDArray[np.generic]]:
    """How long measures are in this text and near by, as the sequence model expects them, and the candidate against it."""
    first, last = candidates.first, candidates.last
    size, whole = len(units), np.ones(len(candidates))
    begins, held = marginals[:, 0], 1 - marginals[:, 2]
    lengths = (units.ends - units.starts).astype(np.float64)
    count, length = last - first + 1, units.ends[last] - units.starts[first]
    expected = max(begins.sum(), _FEWEST)
    in_units, in_characters = held.sum() / expected, (held * lengths).sum() / expected
    low, high = np.maximum(first - _AROUND, 0), np.minimum(last + _AROUND + 1, size)
    begun, holding = sums(begins), sums(held)
    near = (holding[high] - holding[low]) / np.maximum(begun[high] - begun[low], _FEWEST)
    return [
        whole * in_units,
        whole * in_characters,
        count / max(in_units, _FEWEST),
        length / max(in_characters, 1.0),
        near,
        count / np.maximum(near, _FEWEST),
        whole * (begins > 0.5).sum(),
        whole * lengths.mean(),
    ]


def _by_paragraph(units: Units, marginals: Floats, candidates: Candidates) -> list[NDArray[np.generic]]:
    """How many measures are to be expected in the paragraph, and in those of the text that hold any."""
    size, whole = len(units), np.ones(len(candidates))
    begins = np.flatnonzero(np.diff(units.paragraphs, prepend=-1))
    places = np.cumsum(np.diff(units.paragraphs, prepend=-1) > 0) - 1
    counts = np.diff(np.append(begins, size))
    begun = np.add.reduceat(marginals[:, 0], begins)
    held = np.add.reduceat(1 - marginals[:, 2], begins) / counts
    active = held > 0.5
    here = places[candidates.first]
    return [
        begun[here],
        held[here],
        counts[here],
        whole * (begun[active].mean() if active.any() else 0.0),
        whole * active.mean(),
        whole * (len(begins) / size),
    ]


def _two_away(marginals: Floats, candidates: Candidates) -> list[NDArray[np.generic]]:
    after = np.minimum(candidates.last + 2, len(marginals) - 1)
    before = np.maximum(candidates.first - 2, 0)
    return [marginals[after, 0], marginals[before, 0], marginals[after, 2], marginals[before, 2]]
