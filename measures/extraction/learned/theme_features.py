"""What the theme model sees of a passage: its words and pairs of words, their vectors, and what the lexicon says.

Training and reading share this module, so that both see the same. Arrays are float32.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import add

import numpy as np
from numpy.typing import NDArray

from documents.search.tokenizer import shipped_words
from documents.text.vectors import Vector, word_vectors

# What follows the first lines of a measure names more themes, seldom the right one.
READ_CHARACTERS = 600
# How far vectors count beside terms: 2 was best of 1.5, 2, 2.5 and 3, cross-validated by text.
VECTOR_WEIGHT = np.float32(2.0)

# 1 + log of how often a term stands; no passage that is read has a term more often.
_MOST_COUNTED = READ_CHARACTERS
_WEIGHT_OF_COUNT = np.array(
    [0.0, *(1 + math.log(count) for count in range(1, _MOST_COUNTED + 1))], dtype=np.float32
)

Row = tuple[NDArray[np.intp], Vector]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a passage's title and of its text, and how strongly the lexicon speaks for each theme."""

    title: Sequence[str]
    text: Sequence[str]
    lexicon: Mapping[str, float]

    @classmethod
    def read(cls, title: str, text: str, lexicon: Mapping[str, float]) -> "Passage":
        return cls(shipped_words(title), shipped_words(text[:READ_CHARACTERS]), lexicon)


@dataclass(frozen=True)
class Terms:
    """Words and pairs of neighbouring words, each with its place and its idf."""

    places: Mapping[str, int]
    idf: Vector

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The term at each place."""
        return tuple(self.places)

    @classmethod
    def learned(cls, texts: Sequence[Sequence[str]], fewest: int) -> "Terms":
        """Those that stand in at least `fewest` of the texts, in order of the term."""
        texts_with = Counter(term for words in texts for term in set(terms_of(words)))
        kept = sorted(term for term, count in texts_with.items() if count >= fewest)
        idf = [math.log((1 + len(texts)) / (1 + texts_with[term])) + 1 for term in kept]
        return cls({term: place for place, term in enumerate(kept)}, np.array(idf, dtype=np.float32))

    def row(self, words: Sequence[str]) -> Row:
        """Places in rising order and values, of length one together; both empty where no term is known."""
        known = [place for place in map(self.places.get, terms_of(words)) if place is not None]
        places, counts = np.unique(np.array(known, dtype=np.intp), return_counts=True)
        values = _WEIGHT_OF_COUNT[np.minimum(counts, _MOST_COUNTED)] * self.idf[places]
        return places, values / max(float(np.sqrt(values @ values)), 1e-9)


def terms_of(words: Sequence[str]) -> list[str]:
    """Each word, each pair of characters inside a longer one (返贫 in 防返贫), each pair of neighbours with a space between."""
    terms = list(words)
    for word in words:
        if len(word) > 2:
            terms += map(add, word, word[1:])
    terms += map(" ".join, pairwise(words))
    return terms


def dense_row(passage: Passage, themes: Sequence[str]) -> Vector:
    """[2 × themes + 2 × dimensions]: the theme that the lexicon would choose, each theme's share, both mean vectors."""
    vectors = word_vectors()
    scores = np.array([passage.lexicon.get(theme, 0.0) for theme in themes], dtype=np.float32)
    total = sum(passage.lexicon.values())
    chosen = np.zeros_like(scores)
    if scores.any():
        chosen[int(scores.argmax())] = 1
    parts = [chosen, scores / np.float32(total) if total else scores]
    for words in (passage.title, passage.text):
        mean = vectors.mean(vectors.ids(words))
        parts.append(np.zeros(vectors.dimensions, dtype=np.float32) if mean is None else VECTOR_WEIGHT * mean)
    return np.concatenate(parts)
