"""Word vectors: words that keep the same company lie near each other (厕所, 公厕, 卫生间).

Words are those of `documents.search.tokenizer.shipped_words`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from documents.text.model_files import load_arrays, unpack_words

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class WordVectors:
    """`rows` [words, dimensions] int8, each with the `scale` [words] that makes its length one; `weights` [words] their idf."""

    places: dict[str, int]
    rows: NDArray[np.int8]
    scale: Vector
    weights: Vector

    @property
    def dimensions(self) -> int:
        return int(self.rows.shape[1])

    def ids(self, words: Iterable[str]) -> list[int]:
        """The rows of those words that have one, in order."""
        places = self.places
        return [places[word] for word in words if word in places]

    def mean(self, ids: list[int]) -> Vector | None:
        """The mean of rows weighted by idf, of length one; None where there are no rows."""
        if not ids:
            return None
        total: Vector = (self.scale[ids] * self.weights[ids]) @ self.rows[ids].astype(np.float32)
        length = float(np.sqrt(total @ total))
        return total / np.float32(length) if length else None

    def nearest(self, word: str, count: int = 8) -> list[str]:
        """The words nearest to one, itself left out; [] where it has no vector."""
        own = self.mean(self.ids([word]))
        if own is None:
            return []
        names = list(self.places)
        likeness = (self.rows.astype(np.float32) @ own) * self.scale
        return [names[place] for place in np.argsort(-likeness, kind="stable") if names[place] != word][
            :count
        ]


@lru_cache(maxsize=1)
def word_vectors() -> WordVectors:
    """The vectors as shipped."""
    stored = load_arrays("vectors")
    places = {word: place for place, word in enumerate(unpack_words(stored["words"]))}
    return WordVectors(places, stored["rows"], stored["scale"], stored["weights"])


def vector_of(words: Iterable[str]) -> Vector | None:
    """The mean vector [dimensions] of a text given as words, of length one; None where no word is known."""
    vectors = word_vectors()
    return vectors.mean(vectors.ids(words))
