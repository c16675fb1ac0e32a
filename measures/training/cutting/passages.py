"""Fits what readers say of passages: themes and being a measure, from the filed passages of texts outside the corpus."""

from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from documents.text.vectors import WordVectors
from measures.extraction.cutting.meaning import Words, read_meaning, read_words
from measures.extraction.cutting.passages import WEIGHT_OF_MEANING, Passages, weigh_words
from measures.extraction.cutting.units import Units
from measures.extraction.outline import Page
from measures.training.labels import PASSAGES
from measures.training.sources import CORPUS, Sources

# A passage that begins like a stretch of a corpus text is left out: the cut is judged by those.
_BEGINNING = 24
# Judged by cross-validation over the passages: half or twice as much changes nothing.
_COST_OF_THEMES, _COST_OF_MEASURES = 1.0, 0.5
_ROUNDS = 300
_FEWEST = 2
_NO_THEME = " "
_SURELY = 2


def fit_passages(sources: Sources, vectors: WordVectors) -> Passages:
    rows = _outside_the_corpus(sources)
    words = _words_of([row["text"] for row in rows], vectors)
    rarity = _rarity(words, len(vectors.rows))
    known = _known(words, rarity, read_meaning(words, vectors))
    themes = LogisticRegression(C=_COST_OF_THEMES, max_iter=_ROUNDS).fit(known, [_theme(row) for row in rows])
    measures = LogisticRegression(C=_COST_OF_MEASURES, max_iter=_ROUNDS).fit(
        known, [row["measure"] == _SURELY for row in rows]
    )
    weights = np.vstack([themes.coef_, measures.coef_]).T.astype(np.float32)
    vocabulary = len(rarity)
    return Passages(
        words=weights[:vocabulary],
        rarity=rarity,
        meaning=weights[vocabulary:],
        bias=np.append(themes.intercept_, measures.intercept_).astype(np.float32),
    )


def _theme(row: dict[str, Any]) -> str:
    """The theme as a class; that of no theme comes first."""
    return _NO_THEME if row["theme"] in {"none", "other", ""} else row["theme"]


def _outside_the_corpus(sources: Sources) -> list[dict[str, Any]]:
    corpus = "\n".join("".join((text["body"] or "").split()) for text in sources.gold(CORPUS))
    return [row for row in sources.lines(PASSAGES) if "".join(row["text"].split())[:_BEGINNING] not in corpus]


def _words_of(texts: list[str], vectors: WordVectors) -> Words:
    """Each text as one unit."""
    read = [_words_of_one(Page(text).text, vectors) for text in texts]
    return Words(
        np.concatenate([words.ids for words in read]), np.concatenate([words.counts for words in read])
    )


def _words_of_one(text: str, vectors: WordVectors) -> Words:
    start, end = np.zeros(1, np.int64), np.array([len(text)], np.int64)
    return read_words(text, Units(start, end, start), vectors)


def _rarity(words: Words, vocabulary: int) -> NDArray[np.float32]:
    """log(passages / passages that have the word), 0 for a word that one passage alone has."""
    size = len(words.counts)
    pairs = np.unique(np.repeat(np.arange(size), words.counts) * vocabulary + words.ids)
    found = np.bincount(pairs % vocabulary, minlength=vocabulary)
    return np.where(found >= _FEWEST, np.log((1 + size) / (1 + found)), 0.0).astype(np.float32)


def _known(words: Words, rarity: NDArray[np.float32], meaning: NDArray[np.float64]) -> sp.csr_matrix:
    """Words and meaning, weighted as `Passages.read` weighs them."""
    ids, counts, weights = weigh_words(words, rarity)
    places = np.concatenate([[0], np.cumsum(counts)])
    said = sp.csr_matrix((weights, ids, places), shape=(len(counts), len(rarity)))
    return sp.hstack([said, sp.csr_matrix(meaning * WEIGHT_OF_MEANING)]).tocsr()
