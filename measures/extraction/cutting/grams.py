"""Runs of one to three characters of each unit, as places in a table of weights.

A run is known by a hash: no dictionary is kept, and a whole text is read in a few array operations.
"""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.distinct import distinct
from measures.extraction.cutting.units import Units

SIZE = 1 << 16
# A unit that runs on longer is known by how it begins.
MOST_READ = 200
_FACTORS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


def hash_grams(text: str, units: Units) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The place in the table of every run of 1–3 characters, and the unit that each belongs to; in order of units."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    lengths = np.minimum(units.ends - units.starts, MOST_READ)
    owners = np.repeat(np.arange(len(units)), lengths)
    offsets = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    places = units.starts[owners] + offsets
    left = lengths[owners] - offsets
    found = [_table_place(codes[places] * _FACTORS[0])]
    belongs = [owners]
    mixed = codes[places] * _FACTORS[0]
    for extra in (1, 2):
        whole = left > extra
        mixed = mixed[whole] if extra == 1 else mixed[left[left > extra - 1] > extra]
        mixed = mixed * np.uint64(31) + codes[places[whole] + extra] * _FACTORS[extra]
        found.append(_table_place(mixed))
        belongs.append(owners[whole])
    grams, units_of = np.concatenate(found), np.concatenate(belongs)
    order = np.argsort(units_of, kind="stable")
    return grams[order], units_of[order]


def shared_grams(grams: NDArray[np.int64], owners: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    """How many runs each of `size` units shares with the next, against those of the shorter (one shorter than `size`)."""
    pairs = distinct(grams * size + owners)
    follows = (np.diff(pairs) == 1) & (pairs[1:] % size > 0)
    both = np.bincount(pairs[:-1][follows] % size, minlength=size)[: size - 1]
    own = np.bincount(pairs % size, minlength=size)
    return np.asarray(both / np.maximum(1, np.minimum(own[:-1], own[1:])))


def _table_place(mixed: NDArray[np.uint64]) -> NDArray[np.int64]:
    spread = mixed ^ (mixed >> np.uint64(29))
    return ((spread * _FACTORS[1]) >> np.uint64(48)).astype(np.int64)
