"""What readers say of passages like a unit: which theme it is about, and whether it tells what is done.

Owns the form of the weights; `measures.training` fits them on filed passages, never on the texts that the cut is learned from.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import by_text
from measures.extraction.cutting.distinct import distinct
from measures.extraction.cutting.meaning import Words, sums_by_unit
from measures.extraction.cutting.units import Units

# How much words and the mean of their vectors may say: alike in training and reading.
WEIGHT_OF_WORDS, WEIGHT_OF_MEANING = 3.0, 2.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Read:
    """Of each unit the probability of every theme (units × themes, that of no theme first), and that it is a measure."""

    themes: Floats
    is_measure: Floats


@dataclass(frozen=True, slots=True)
class Passages:
    """Weights by output, the themes and in the last column being a measure: of `words` (vocabulary × outputs), of `meaning`
    (dimensions × outputs); `rarity` (vocabulary) weighs a word."""

    words: NDArray[np.float32]
    rarity: NDArray[np.float32]
    meaning: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "Passages":
        return cls(**{name: arrays[f"passages_{name}"].astype(np.float32) for name in cls.__slots__})

    def as_arrays(self) -> dict[str, NDArray[np.generic]]:
        return {f"passages_{name}": getattr(self, name).astype(np.float16) for name in self.__slots__}

    def read(self, words: Words, meaning: Floats, units: Units) -> Read:
        ids, counts, weights = weigh_words(words, self.rarity)
        scores = sums_by_unit(self.words[ids] * weights[:, None], counts)
        scores += by_text(meaning, self.meaning, units) * WEIGHT_OF_MEANING + self.bias
        themes = np.exp(scores[:, :-1] - scores[:, :-1].max(axis=1, keepdims=True))
        return Read(themes / themes.sum(axis=1, keepdims=True), 1 / (1 + np.exp(-scores[:, -1])))


def weigh_words(
    words: Words, rarity: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Every word of a unit once: its row, how many each unit has, and what it weighs there (each unit's of length WEIGHT_OF_WORDS)."""
    size, width = len(words.counts), len(rarity)
    pairs = distinct(np.repeat(np.arange(size), words.counts) * width + words.ids)
    owners, ids = pairs // width, pairs % width
    said = rarity[ids].astype(np.float64)
    length = np.sqrt(np.bincount(owners, said * said, size))
    weights: Floats = said * (WEIGHT_OF_WORDS / np.maximum(length, 1e-9))[owners]
    return ids, np.bincount(owners, minlength=size), weights
