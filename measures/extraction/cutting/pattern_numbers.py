"""What the ranking sees of the form of a text: openings that come back, actors, how many measures are to be expected."""

import itertools

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import Floats, framed, means, sums, totals
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
        *_openings(pattern, units, candidates),
        *_expected(units, marginals, candidates),
        *_by_paragraph(units, marginals, candidates),
        *_two_away(units, marginals, candidates),
    ]


def _openings(pattern: Pattern, units: Units, candidates: Candidates) -> list[NDArray[np.generic]]:
    """How the first unit opens, how the next one does, and what opens inside."""
    first, before, last = candidates.first, candidates.framed_first, candidates.framed_last
    opening = framed(pattern.opening, -1, units)
    counted = np.stack([pattern.new_actor, pattern.urging, pattern.alike > 0], axis=1)
    edges = [pattern.alike, pattern.near, pattern.new_actor, pattern.urging, pattern.clause]
    beside = framed(np.stack(edges, axis=1), -1, units)
    after, total = beside[last + 2], sums(counted, units)
    inside = total[last + 1] - total[before]
    return [
        pattern.alike[first],
        after[:, 0],
        pattern.near[first],
        after[:, 1],
        opening[before + 1] == opening[last + 2],
        opening[before + 1] == opening[before],
        _come_back(pattern.opening, candidates),
        pattern.actor[first],
        pattern.new_actor[first],
        after[:, 2],
        inside[:, 0],
        pattern.urging[first],
        after[:, 3],
        beside[before, 3],
        inside[:, 1],
        inside[:, 2],
        pattern.clause[first],
        after[:, 4],
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
    text, bounds = candidates.text, units.bounds
    begins, held = np.ascontiguousarray(marginals[:, 0]), 1 - marginals[:, 2]
    lengths = (units.ends - units.starts).astype(np.float64)
    count, length = last - first + 1, units.ends[last] - units.starts[first]
    expected = np.maximum(totals(marginals[:, 0], units), _FEWEST)
    in_units = (totals(held, units) / expected)[text]
    in_characters = (totals(held * lengths, units) / expected)[text]
    low = np.maximum(first - _AROUND, bounds[text]) + text
    high = np.minimum(last + _AROUND + 1, bounds[text + 1]) + text
    begun, holding = sums(begins, units), sums(held, units)
    near = (holding[high] - holding[low]) / np.maximum(begun[high] - begun[low], _FEWEST)
    return [
        in_units,
        in_characters,
        count / np.maximum(in_units, _FEWEST),
        length / np.maximum(in_characters, 1.0),
        near,
        count / np.maximum(near, _FEWEST),
        totals(begins > 0.5, units)[text],
        means(lengths, units)[text],
    ]


def _by_paragraph(units: Units, marginals: Floats, candidates: Candidates) -> list[NDArray[np.generic]]:
    """How many measures are to be expected in the paragraph, and in those of the text that hold any."""
    size = len(units)
    begins = np.flatnonzero(np.diff(units.paragraphs, prepend=-1))
    places = np.cumsum(np.diff(units.paragraphs, prepend=-1) > 0) - 1
    counts = np.diff(np.append(begins, size))
    begun = np.add.reduceat(marginals[:, 0], begins)
    held = np.add.reduceat(1 - marginals[:, 2], begins) / counts
    active = held > 0.5
    here, text = places[candidates.first], candidates.text
    edges = np.searchsorted(begins, units.bounds).tolist()
    of_text = np.array([_of_active(begun[a:b], active[a:b]) for a, b in itertools.pairwise(edges)])
    density = np.diff(edges) / np.diff(units.bounds)
    return [begun[here], held[here], counts[here], *of_text[text].T, density[text]]


def _of_active(begun: Floats, active: NDArray[np.bool_]) -> tuple[float, float]:
    """How many measures the paragraphs that hold any have on average, and what share of all they are."""
    return (float(begun[active].mean()) if active.any() else 0.0), float(active.mean())


def _two_away(units: Units, marginals: Floats, candidates: Candidates) -> list[NDArray[np.generic]]:
    after = np.minimum(candidates.last + 2, units.bounds[candidates.text + 1] - 1)
    before = np.maximum(candidates.first - 2, units.bounds[candidates.text])
    return [marginals[after, 0], marginals[before, 0], marginals[after, 2], marginals[before, 2]]
