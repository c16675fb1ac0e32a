"""Word vectors from plain texts: positive pointwise mutual information with the words around, folded to 128 numbers."""

from array import array
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.linalg import svds

from documents.search.tokenizer import shipped_words
from documents.text.model_files import Arrays, pack_words
from measures.training.files import write_model
from measures.training.sources import NEWS, UNLABELLED, Sources

# As tried on the filing of passages: neither more words nor more dimensions bettered it.
WORDS, DIMENSIONS = 25_000, 128
WINDOW = 5
# How far the frequency of a neighbour counts (Levy, Goldberg and Dagan, 2015).
SMOOTHING = 0.75
_FIXED_START = 20201216

Ids = NDArray[np.int32]


def train(sources: Sources, folder: Path) -> None:
    """Learn from the news and the unlabelled texts."""
    texts = (*sources.news(), *(row["text"] for row in sources.unlabelled()))
    words, ids, ends = _most_frequent(texts, WORDS)
    mutual = _mutual_information(ids, ends, len(words))
    write_model(
        "vectors",
        _packed(words, _folded(mutual, DIMENSIONS), _idf(ids, ends, len(words))),
        folder,
        method=f"PPMI in a window of {WINDOW} weighted by 1/distance, context smoothing {SMOOTHING}, truncated SVD, int8",
        sources=sources,
        data=(NEWS, UNLABELLED),
        figures={"texts": len(texts), "words": len(words), "dimensions": DIMENSIONS},
    )


def _most_frequent(texts: Iterable[str], most: int) -> tuple[list[str], Ids, Ids]:
    """The most frequent words, best first; all words of the texts as their places (-1 for others); where each text ends."""
    places: dict[str, int] = {}
    found = array("i")
    ends = array("i")
    for text in texts:
        found.extend(places.setdefault(word, len(places)) for word in shipped_words(text))
        ends.append(len(found))
    raw = np.frombuffer(found, dtype=np.int32)
    counts = np.bincount(raw, minlength=len(places))
    names = np.array(list(places))
    kept = np.lexsort((names, -counts))[:most]
    place_of = np.full(len(places), -1, dtype=np.int32)
    place_of[kept] = np.arange(len(kept), dtype=np.int32)
    return [str(name) for name in names[kept]], place_of[raw], np.frombuffer(ends, dtype=np.int32)


def _mutual_information(ids: Ids, ends: Ids, count: int) -> sp.csr_matrix:
    """[words, words]; neighbours are not counted across the end of a text."""
    text_of = np.repeat(np.arange(len(ends), dtype=np.int32), np.diff(ends, prepend=0))
    together = sp.csr_matrix((count, count), dtype=np.float64)
    for distance in range(1, WINDOW + 1):
        left, right = ids[:-distance], ids[distance:]
        kept = (left >= 0) & (right >= 0) & (text_of[:-distance] == text_of[distance:])
        weights = np.full(int(kept.sum()), 1 / distance)
        together = together + sp.coo_matrix((weights, (left[kept], right[kept])), (count, count)).tocsr()
    together = (together + together.T).tocoo()
    of_word = np.asarray(together.sum(axis=1)).ravel()
    of_neighbour = of_word**SMOOTHING / (of_word**SMOOTHING).sum()
    information = np.log(together.data / (of_word[together.row] * of_neighbour[together.col]))
    kept = information > 0
    return sp.csr_matrix((information[kept], (together.row[kept], together.col[kept])), (count, count))


def _folded(mutual: sp.csr_matrix, dimensions: int) -> NDArray[np.float64]:
    """[words, dimensions], rows of length one; start and signs are fixed so that the same data gives the same rows."""
    start = np.random.default_rng(_FIXED_START).standard_normal(mutual.shape[0])
    left, strength, _ = svds(mutual, k=min(dimensions, mutual.shape[0] - 1), v0=start)
    order = np.argsort(-strength)
    rows = left[:, order] * np.sqrt(strength[order])
    largest = np.abs(rows).argmax(axis=0)
    rows *= np.sign(rows[largest, np.arange(rows.shape[1])])
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def _idf(ids: Ids, ends: Ids, count: int) -> NDArray[np.float32]:
    """log(texts / texts that have the word)."""
    text_of = np.repeat(np.arange(len(ends), dtype=np.int64), np.diff(ends, prepend=0))
    pairs = np.unique(text_of[ids >= 0] * count + ids[ids >= 0])
    texts_with = np.bincount(pairs % count, minlength=count)
    return np.log(len(ends) / np.maximum(texts_with, 1)).astype(np.float32)


def _packed(words: list[str], rows: NDArray[np.float64], weights: NDArray[np.float32]) -> Arrays:
    largest = np.maximum(np.abs(rows).max(axis=1), 1e-9)
    return {
        "words": pack_words(words),
        "rows": np.round(rows / largest[:, None] * 127).astype(np.int8),
        "scale": (largest / 127).astype(np.float32),
        "weights": weights,
    }
