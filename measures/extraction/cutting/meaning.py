"""What each unit is about: the words in it that have a vector, and the mean of their vectors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from documents.search.tokenizer import shipped_words
from documents.text.vectors import WordVectors
from measures.extraction.cutting.units import Units


@dataclass(frozen=True, slots=True)
class Words:
    """Rows of the vectors, unit after unit; `counts` tells how many belong to each unit."""

    ids: NDArray[np.int64]
    counts: NDArray[np.int64]


def read_words(text: str, units: Units, vectors: WordVectors) -> Words:
    ids: list[int] = []
    counts: list[int] = []
    for start, end in zip(units.starts.tolist(), units.ends.tolist(), strict=True):
        known = vectors.ids(shipped_words(text[start:end]))
        ids += known
        counts.append(len(known))
    return Words(np.array(ids, np.int64), np.array(counts, np.int64))


def read_meaning(words: Words, vectors: WordVectors) -> NDArray[np.float64]:
    """One row a unit (units × dimensions) of length one; zeros where no word is known."""
    weights = (vectors.scale[words.ids] * vectors.weights[words.ids])[:, None]
    total = sums_by_unit(vectors.rows[words.ids] * weights, words.counts)
    rows: NDArray[np.float64] = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return rows


def sums_by_unit(rows: NDArray[np.floating], counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """The rows of each unit summed up (units × columns); `counts` tells how many belong to each."""
    total = np.zeros((len(counts), rows.shape[1]))
    (full,) = np.nonzero(counts)
    if len(full):
        total[full] = np.add.reduceat(rows, (np.cumsum(counts) - counts)[full], axis=0)
    return total
