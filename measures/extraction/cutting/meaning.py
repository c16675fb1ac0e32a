"""What each unit is about: the mean of the vectors of its words."""

import numpy as np
from numpy.typing import NDArray

from documents.search.tokenizer import shipped_words
from documents.text.vectors import WordVectors
from measures.extraction.cutting.units import Units


def read_meaning(text: str, units: Units, vectors: WordVectors) -> NDArray[np.float64]:
    """One row a unit (units × dimensions) of length one; zeros where no word is known."""
    ids: list[int] = []
    counts: list[int] = []
    for start, end in zip(units.starts.tolist(), units.ends.tolist(), strict=True):
        known = vectors.ids(shipped_words(text[start:end]))
        ids += known
        counts.append(len(known))
    meaning = np.zeros((len(units), vectors.dimensions))
    said = np.array(counts)
    (full,) = np.nonzero(said)
    if len(full):
        weights = (vectors.scale[ids] * vectors.weights[ids])[:, None]
        begins = (np.cumsum(said) - said)[full]
        meaning[full] = np.add.reduceat(vectors.rows[ids] * weights, begins, axis=0)
    rows: NDArray[np.float64] = meaning / np.maximum(np.linalg.norm(meaning, axis=1, keepdims=True), 1e-9)
    return rows
