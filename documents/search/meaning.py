"""How near in meaning a text lies to a query, by word vectors; pure, and the same on every database.

Three measures, each scaled to the best of a pool, weighted and added: the terms that query and text share
(documents.search.rank), the mean vectors of both, and for each word of the query the likest word of the text. What is of one
kind with the best of these, a theme say, gains by it. No vector is stored with a text: those of its words are looked up for
the few texts that are ranked (docs/adr/0007).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from documents.search.keys import pieces
from documents.search.query import Query
from documents.search.rank import Candidate, QueryTest, Scorer, Statistics, View
from documents.search.tokenizer import shipped_words, words_within
from documents.text.vectors import Vector, WordVectors, word_vectors

TERMS, MEAN, WORDS_ALIKE, KIN = PARTS = ("terms", "mean", "words", "kin")
# What each part is worth; tuned on the needs and on what was read of bench/needs.py: a hundredth of nDCG@10 and two
# of recall@50 above equal weights.
TERMS_WEIGHT, MEAN_WEIGHT, WORDS_WEIGHT = 1.5, 1.0, 0.75

# Likeness of two words below which they have nothing to do with each other (bench/needs.py).
UNLIKE = 0.3
# Words that the index is asked for besides those typed, so many a word, and that readers are offered; none farther off than this.
# Twelve left out two in a hundred answers to the names of themes (bench/needs.py); each is a question to the index.
RELATED_WORDS, LEAST_RELATED = 20, 0.5
# A text whose best word lies farther off says nothing of a word of the query that a reader would see.
LEAST_SHOWN = 0.45
MOST_SHOWN = 3
# Characters, spaces between words among them, of a paragraph that says something by itself.
SHORT_PASSAGE = 200
# Share of the best text's likeness below which texts are no longer offered: of the answers among the first sixty nine in ten
# lie above it, and of the texts below it one in nine answers (needs of bench/needs.py).
LEAST_SHARE = 0.4
# The best texts, whose kinds count for the rest; and what the commonest kind is worth: more gains
# less as soon as one theme in four is wrong (bench/needs.py).
KINDRED, KIN_WEIGHT = 10, 0.35


@dataclass(frozen=True)
class Near:
    """`score` adds the parts; `ids` are the words of the text."""

    pk: int
    score: float
    ids: NDArray[np.intp]
    meaning: "Meaning"

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Those words of the text for which it is offered, the likest first."""
        return self.meaning.because(self.ids) if self.meaning else ()


class Meaning:
    """A query as vectors; what can be known without a text is known once."""

    def __init__(self, query: Query) -> None:
        self.vectors: WordVectors = word_vectors()
        synonyms = " ".join(leaf.text for leaf in query.leaves if leaf.synonym_of)
        # Where no word typed is known (四不摘), what stands for it is.
        known = list(_known(query.telling_text, self.vectors)) or list(_known(synonyms, self.vectors))
        self.ids = list(dict.fromkeys(known))
        self.weights: Vector = self.vectors.weights[self.ids]
        self.mean = self.vectors.mean(self.ids)

    def __bool__(self) -> bool:
        return self.mean is not None

    @cached_property
    def likeness(self) -> Vector:
        """How like each word of the query [words of the query, words known] every word is."""
        return np.stack([_likeness(word) for word in self.ids]) if self.ids else _nothing()

    def related(self) -> dict[str, float]:
        """The words nearest to those of the query with their likeness, as the index may be asked for them."""
        names, own = _names(), set(self.ids)
        found: dict[str, float] = {}
        for row in self.likeness:
            for place in np.argpartition(-row, RELATED_WORDS)[: RELATED_WORDS + 1]:
                if place not in own and row[place] >= LEAST_RELATED:
                    found[names[place]] = max(found.get(names[place], 0.0), float(row[place]))
        return found

    def words_near(self) -> Iterator[str]:
        """The words nearest to the query as a whole, the nearest first; none of those typed, no part of one, none that holds one."""
        if self.mean is None:
            return
        likeness = (_weighted() @ self.mean) / self.vectors.weights
        names = _names()
        typed = [names[place] for place in self.ids]
        related = np.flatnonzero(likeness >= LEAST_RELATED)
        for place in related[np.argsort(-likeness[related], kind="stable")]:
            name = names[place]
            if len(name) > 1 and not any(name in word or word in name for word in typed):
                yield name

    def of_means(self, texts: Sequence[NDArray[np.intp]]) -> Vector:
        """The cosine of the mean vector of each text, given as ids of its words, and that of the query."""
        unit = _weighted()
        found = np.zeros(len(texts), dtype=np.float32)
        for place, ids in enumerate(texts):
            total = unit[ids].sum(axis=0)
            length = float(np.sqrt(total @ total))
            if length:
                found[place] = float(total @ self.mean) / length
        return found

    def of_words(self, texts: Sequence[NDArray[np.intp]]) -> Vector:
        """For each text the likeness of its best words to those of the query, less what means nothing, weighted by idf."""
        found = np.zeros(len(texts), dtype=np.float32)
        filled = [place for place, ids in enumerate(texts) if len(ids)]
        if filled:
            above = np.maximum(self.likeness - UNLIKE, 0) * self.weights[:, None]
            starts = np.cumsum([0, *(len(texts[place]) for place in filled[:-1])])
            ids = np.concatenate([texts[place] for place in filled])
            found[filled] = sum(np.maximum.reduceat(row[ids], starts) for row in above)
        return found

    def because(self, ids: NDArray[np.intp]) -> tuple[str, ...]:
        """The words of a text that lie nearest to the query."""
        ids = np.unique(ids)
        best = self.likeness[:, ids].max(axis=0, initial=0.0)
        names = _names()
        nearest = np.argsort(-best, kind="stable")[:MOST_SHOWN]
        return tuple(names[ids[place]] for place in nearest if best[place] >= LEAST_SHOWN)


def rank_near(
    query: Query,
    candidates: Iterable[Candidate],
    statistics: Statistics,
    known: Mapping[str, int],
    parts: Collection[str] = PARTS,
    kinds: Mapping[int, Hashable] = MappingProxyType({}),
) -> list[Near]:
    """The candidates in order of nearness, without those that hold what the query leaves out.

    A long text should come as several candidates of one key, its passages: the best of them stands for it. `kinds` says of
    what kind a key is.
    """
    meaning, test = Meaning(query), QueryTest(query)
    views = [(each.pk, view) for each in candidates for view in [View(each)] if not test.is_excluded(view)]
    texts = [_ids(view, meaning.vectors) for _, view in views]
    total = np.zeros(len(views), dtype=np.float32)
    if TERMS in parts:
        scorer = Scorer(query, statistics, known)
        total += TERMS_WEIGHT * _scaled(np.array([scorer.score(view) for _, view in views], dtype=np.float32))
    if meaning and MEAN in parts:
        total += MEAN_WEIGHT * _scaled(meaning.of_means(texts))
    if meaning and WORDS_ALIKE in parts:
        total += WORDS_WEIGHT * _scaled(meaning.of_words(texts))
    if kinds and KIN in parts:
        total += KIN_WEIGHT * _kinship(total, [kinds.get(pk) for pk, _ in views])
    order = sorted(range(len(views)), key=lambda place: (-total[place], views[place][0]))
    best: dict[int, int] = {}
    for place in order:
        best.setdefault(views[place][0], place)
    return [Near(pk, float(total[place]), texts[place], meaning) for pk, place in best.items()]


def relevant(ranked: Sequence[Near], share: float = LEAST_SHARE) -> list[Near]:
    """The head of the list: what lies not much farther off than the best."""
    least = ranked[0].score * share if ranked else 0.0
    return [each for each in ranked if each.score >= least]


def passages(candidate: Candidate) -> list[Candidate]:
    """The paragraphs of a text, each with its title, as candidates of its key; short ones joined with the next."""
    parts: list[str] = []
    for part in candidate.body.partition("\t")[0].split(" \n "):
        if parts and len(parts[-1]) < SHORT_PASSAGE:
            parts[-1] += f" \n {part}"
        else:
            parts.append(part)
    return [Candidate(candidate.pk, candidate.title, part) for part in parts if part.strip()]


def _ids(view: View, vectors: WordVectors) -> NDArray[np.intp]:
    return np.array(vectors.ids(view.words.split()), dtype=np.intp)


def _known(text: str, vectors: WordVectors) -> Iterable[int]:
    """The words of a text that have vectors; where a word has none, those inside it."""
    for kind, piece in pieces(text):
        for word in shipped_words(piece) if kind == "han" else ():
            yield from vectors.ids([word]) or vectors.ids(words_within(word))


def _scaled(scores: Vector) -> Vector:
    top = float(scores.max(initial=0.0))
    if not top:
        return np.zeros_like(scores)
    return (np.maximum(scores, 0) / top).astype(np.float32)


def _kinship(total: Vector, kinds: Sequence[Hashable]) -> Vector:
    """What each text's kind holds of the best texts' likeness, the most that any kind holds being one."""
    held: dict[Hashable, float] = defaultdict(float)
    for place in np.argsort(-total, kind="stable")[:KINDRED]:
        if kinds[place] is not None:
            held[kinds[place]] += float(total[place])
    return _scaled(np.array([held.get(kind, 0.0) for kind in kinds], dtype=np.float32))


def _nothing() -> Vector:
    return np.zeros((0, len(word_vectors().places)), dtype=np.float32)


@lru_cache(maxsize=1)
def _names() -> list[str]:
    return list(word_vectors().places)


@lru_cache(maxsize=1)
def _weighted() -> Vector:
    """Every word's vector of length one times its idf."""
    vectors = word_vectors()
    return vectors.rows.astype(np.float32) * (vectors.scale * vectors.weights)[:, None]


@lru_cache(maxsize=200)
def _likeness(word: int) -> Vector:
    """How like every known word is to one: 100 kB each."""
    vectors = word_vectors()
    own = vectors.rows[word].astype(np.float32) * vectors.scale[word]
    found: Vector = (_weighted() @ own) / vectors.weights
    return found
