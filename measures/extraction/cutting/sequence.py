"""The sequence model: how likely a measure begins, goes on or is absent at each unit (a linear-chain CRF).

Owns the form of the weights and the forward–backward sums; `measures.training` fits the weights.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import by_text, framed, means
from measures.extraction.cutting.units import Units

BEGIN, INSIDE, OUTSIDE = range(3)
STATES = 3
# How much each kind of cue may say: chosen by cross-validated log loss over the annotated texts.
WEIGHT_OF_COLUMNS, WEIGHT_OF_GRAMS, WEIGHT_OF_MEANING = 0.35, 3.0, 1.5
_NEIGHBOUR, _WHOLE_TEXT = 0.7, 0.5

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Weights by state: of `columns` (places × 3), of `grams` (places × 3, scaled by rarity), of meaning (dimensions × 3).

    `rarity` (places) weighs a run of characters; `start` (3) and `moves` (3 × 3, from × to) weigh the states.
    """

    columns: NDArray[np.float32]
    grams: NDArray[np.float32]
    rarity: NDArray[np.float32]
    meaning: NDArray[np.float32]
    bias: NDArray[np.float32]
    start: NDArray[np.float32]
    moves: NDArray[np.float32]

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "Sequence":
        return cls(**{name: arrays[f"sequence_{name}"].astype(np.float32) for name in cls.__slots__})

    def as_arrays(self) -> dict[str, NDArray[np.generic]]:
        """Half precision: the file is half as large, and no probability moves by more than a thousandth."""
        return {f"sequence_{name}": getattr(self, name).astype(np.float16) for name in self.__slots__}

    def scores(
        self,
        columns: NDArray[np.int64],
        grams: tuple[NDArray[np.int64], NDArray[np.int64]],
        meaning: Floats,
        units: Units,
    ) -> Floats:
        """The weight of each state at each unit (units × 3)."""
        places, owners = grams
        size = len(columns)
        rarity = self.rarity[places]
        length = np.sqrt(np.bincount(owners, rarity * rarity, size))
        weighed = self.grams[places] * rarity[:, None]
        counted = np.stack([np.bincount(owners, weighed[:, state], size) for state in range(STATES)], axis=1)
        said = counted * (WEIGHT_OF_GRAMS / np.maximum(length, 1e-9)[:, None])
        seen = self.columns[columns].sum(axis=1) * WEIGHT_OF_COLUMNS
        total: Floats = seen + said + by_text(surroundings(meaning, units), self.meaning, units) + self.bias
        return total

    def marginals(self, scores: Floats, units: Units) -> Floats:
        """The probability of each state at each unit (units × 3)."""
        return np.concatenate([self._marginals(scores[begin:end]) for begin, end in units.stretches])

    def _marginals(self, scores: Floats) -> Floats:
        size = len(scores)
        here = np.exp(scores - scores.max(axis=1, keepdims=True))
        moves = np.exp(self.moves.astype(np.float64))
        forward, backward = np.empty_like(here), np.ones_like(here)
        reached = here[0] * np.exp(self.start)
        forward[0] = reached / reached.sum()
        for place in range(1, size):
            reached = (forward[place - 1] @ moves) * here[place]
            forward[place] = reached / reached.sum()
        for place in range(size - 1, 0, -1):
            left = moves @ (backward[place] * here[place])
            backward[place - 1] = left / left.sum()
        both = forward * backward
        scaled: Floats = both / both.sum(axis=1, keepdims=True)
        return scaled


def surroundings(meaning: Floats, units: Units) -> Floats:
    """The meaning of each unit, of the units beside it and of the whole text (units × 4 dimensions)."""
    beside = framed(meaning, 0, units) * _NEIGHBOUR
    places = np.arange(len(meaning)) + units.text
    before, after = beside[places], beside[places + 2]
    whole = units.spread(means(meaning, units) * _WHOLE_TEXT)
    return np.hstack([meaning, before, after, whole]) * WEIGHT_OF_MEANING
