"""Rank a window of candidates by what stands in them; pure, and the same on every database.

Scores are BM25 over three views of a text: its words, its pairs of characters and its single characters. Pairs weigh
most: they hold where jieba cut the query and the text differently. Rare terms count more than BM25 alone would have
them, for in long questions the common words are many. The weights were tuned on questions about statutes and name
no subject.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from documents.search.keys import HAN, pieces
from documents.search.query import Clause, Leaf, Query
from documents.search.tokenizer import cut, pairs, words_within

# How soon repeating a term stops to help, and how much long texts are held back.
SATURATION = 0.8
LENGTH_WEIGHT = 0.7
# Above 1 the rare terms decide.
RARITY_POWER = 1.4
WORD_WEIGHT, PAIR_WEIGHT, CHAR_WEIGHT = 0.7, 1.3, 1.3
TITLE_WEIGHT = 3  # a word in the title counts as so many in the text
SYNONYM_WEIGHT = 0.5
# A token that the statistics do not list is rarer than those they do.
UNKNOWN_SHARE = 0.002

WORDS, SYNONYM, CHARACTERS, LIKENESS = KINDS = ("words", "synonym", "characters", "likeness")


@dataclass(frozen=True)
class Statistics:
    """What is known of a collection: rows, characters a row, and the share of rows that hold a common token."""

    rows: int = 1
    average_length: float = 300.0
    shares: Mapping[str, float] = field(default_factory=dict)

    def rarity(self, token: str, known: Mapping[str, int]) -> float:
        """The inverse document frequency; counts that the search itself made come before estimates."""
        estimate = self.shares.get(token, UNKNOWN_SHARE if len(token) > 1 else UNKNOWN_SHARE * 5) * self.rows
        count = min(known.get(token, estimate), self.rows)
        return float(math.log(1 + (self.rows - count + 0.5) / (count + 0.5)) ** RARITY_POWER)

    def expected_share(self, query: Query) -> float:
        """The share of rows that are expected to hold the query, as if its clauses had nothing to do with each other."""
        share = 1.0
        for clause in query.clauses:
            telling = [a for a in clause if not any(b.text in a.text for b in clause if b != a)]
            share *= min(1.0, sum(self._share_of(leaf) for leaf in telling))
        return share

    def _share_of(self, leaf: Leaf) -> float:
        return self.shares.get(leaf.text) or min(self.shares.get(gram, 0.0) for gram in leaf.grams)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the index: the words of title and body as documents.search.tokenizer.Tokens has them."""

    pk: int
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """`kind` says how the row was found: words, synonym, characters or, for relaxed queries, likeness."""

    pk: int
    score: float
    kind: str


class View:
    """The text of one candidate, unfolded once for all that is asked of it."""

    __slots__ = ("flat", "length", "title", "title_flat", "words")

    def __init__(self, candidate: Candidate):
        main, _, inner = candidate.body.partition("\t")
        title, _, title_inner = candidate.title.partition("\t")
        self.title = f" {title} {title_inner} "
        self.title_flat = title.replace(" ", "")
        self.words = f" {main} {inner}{self.title}"
        self.flat = f"{main.replace(' ', '')}\n{self.title_flat}"
        self.length = len(self.flat)


class LeafTest:
    """Asks a view for one leaf; what can be known without the view is known once."""

    __slots__ = ("in_title", "needle", "pattern", "synonym", "words")

    def __init__(self, leaf: Leaf):
        self.in_title = leaf.in_title
        self.synonym = bool(leaf.synonym_of)
        is_plain = _is_han(leaf.run)
        self.needle = leaf.run if is_plain else ""
        self.pattern = None if is_plain else pattern_of(leaf.text)
        self.words = [f" {word} " for word in _words_of(leaf.text)]

    def holds(self, view: View) -> bool:
        """Whether the leaf stands in the text, or in the title where it must."""
        return self.stands_in(view.title_flat if self.in_title else view.flat)

    def stands_in(self, flat: str) -> bool:
        if self.pattern is None:
            return self.needle in flat
        return self.pattern.search(flat) is not None

    def is_word(self, view: View) -> bool:
        """Whether the leaf is made of words here, and not only of characters of other words."""
        where = view.title if self.in_title else view.words
        return all(word in where for word in self.words)


class QueryTest:
    """Asks a view for a whole query."""

    def __init__(self, query: Query):
        self.clauses = [[LeafTest(leaf) for leaf in clause] for clause in query.clauses]
        self.excluded = [LeafTest(leaf) for leaf in query.excluded]

    def kind(self, view: View) -> str:
        """How the weakest of the clauses holds; "" where one does not, or where something excluded stands."""
        weakest = WORDS
        for clause in self.clauses:
            kind = _clause_kind(clause, view)
            if not kind:
                return ""
            if KINDS.index(kind) > KINDS.index(weakest):
                weakest = kind
        return "" if self.excluded and self.is_excluded(view) else weakest

    def is_excluded(self, view: View) -> bool:
        return any(leaf.holds(view) for leaf in self.excluded)

    def stands_together(self, view: View, scope: str) -> bool:
        """Whether one sentence or paragraph holds every clause; any scope else is the whole text."""
        mark = {"sentence": r"[;\n]", "paragraph": r"\n"}.get(scope)
        if mark is None or len(self.clauses) < 2:
            return True
        return any(
            all(any(leaf.stands_in(part) for leaf in clause) for clause in self.clauses)
            for part in re.split(mark, view.flat)
        )


def _clause_kind(clause: list[LeafTest], view: View) -> str:
    found = ""
    for leaf in clause:
        if leaf.holds(view):
            if not leaf.is_word(view):
                found = found or CHARACTERS
            elif not leaf.synonym:
                return WORDS
            else:
                found = SYNONYM
    return found


def _is_han(text: str) -> bool:
    return bool(text) and text[0] > "\u3000"


@lru_cache(maxsize=1_000)
def pattern_of(text: str) -> re.Pattern[str]:
    """Finds the pieces of a leaf side by side, whatever stands between them."""
    parts = [
        re.escape(piece) if kind == "han" else rf"(?<![^\W{HAN}]){_spelled(piece)}(?![^\W{HAN}])"
        for kind, piece in pieces(text)
        if kind != "gap"
    ]
    return re.compile(r"[,;\n]*".join(parts))


def _spelled(word: str) -> str:
    """A word in Latin letters, with or without hyphens."""
    return ",?".join(word) if word.isalpha() else re.escape(word)


@lru_cache(maxsize=1_000)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(
        word
        for kind, piece in pieces(text)
        if kind != "gap"
        for word in (cut(piece) if kind == "han" else (piece,))
    )


class Scorer:
    """BM25 of one query for any candidate."""

    def __init__(
        self, query: Query, statistics: Statistics, known: Mapping[str, int], *, title_weight: int = 1
    ):
        self.statistics = statistics
        self.title_weight = title_weight
        weights: dict[tuple[str, bool], float] = defaultdict(float)
        add_weights(weights, query.telling_text, 1.0, statistics, known)
        for synonym in {leaf.text for leaf in query.leaves if leaf.synonym_of}:
            add_weights(weights, synonym, SYNONYM_WEIGHT, statistics, known)
        self.words = [(f" {token} ", weight) for (token, is_word), weight in weights.items() if is_word]
        self.parts = [(token, weight) for (token, is_word), weight in weights.items() if not is_word]

    def score(self, view: View) -> float:
        length = view.length / self.statistics.average_length
        hold_back = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length)
        total = 0.0
        extra = self.title_weight - 1
        for token, weight in self.words:
            if count := view.words.count(token):
                if extra:
                    count += extra * view.title.count(token)
                total += weight * count / (count + hold_back)
        for token, weight in self.parts:
            if count := view.flat.count(token):
                if extra:
                    count += extra * view.title_flat.count(token)
                total += weight * count / (count + hold_back)
        return total


def add_weights(
    weights: dict[tuple[str, bool], float],
    text: str,
    share: float,
    statistics: Statistics,
    known: Mapping[str, int],
) -> None:
    """Add the terms of a text as (token, is a word) with rarity × weight, once for each time they stand there."""
    for token, weight, is_word in terms_of(text):
        weights[token, is_word] += share * weight * statistics.rarity(token, known)


def terms_of(text: str) -> Iterator[tuple[str, float, bool]]:
    """The tokens that likeness is measured by, as (token, weight, is a word)."""
    for kind, piece in pieces(text):
        if kind == "word":
            yield piece, WORD_WEIGHT + PAIR_WEIGHT, True
        elif kind == "han":
            for word in cut(piece):
                yield from ((each, WORD_WEIGHT, True) for each in (word, *words_within(word)))
            if len(piece) > 1:
                yield from ((pair, PAIR_WEIGHT, False) for pair in pairs(piece))
            yield from ((char, CHAR_WEIGHT, False) for char in piece)


def rank_matches(
    query: Query, candidates: Iterable[Candidate], statistics: Statistics, scope: str = "text"
) -> list[Ranked]:
    """Rank the candidates that do match: found by words first, then by synonyms, then by characters."""
    scorer = Scorer(query, statistics, {}, title_weight=TITLE_WEIGHT)
    test = QueryTest(query)
    ranked = []
    for candidate in candidates:
        view = View(candidate)
        kind = test.kind(view)
        if kind and test.stands_together(view, scope):
            ranked.append(Ranked(candidate.pk, scorer.score(view), kind))
    ranked.sort(key=lambda each: (KINDS.index(each.kind), -each.score, each.pk))
    return ranked


def rank_alike(
    query: Query, candidates: Iterable[Candidate], statistics: Statistics, known: Mapping[str, int]
) -> list[Ranked]:
    """Rank by likeness to the whole query; `known` counts the rows that hold a token."""
    scorer = Scorer(query, statistics, known)
    test = QueryTest(query)
    ranked = []
    for candidate in candidates:
        view = View(candidate)
        if not test.is_excluded(view):
            ranked.append(Ranked(candidate.pk, scorer.score(view), LIKENESS))
    ranked.sort(key=lambda each: (-each.score, each.pk))
    return ranked


def dropped_clauses(query: Query, best: Iterable[Candidate], statistics: Statistics) -> tuple[Clause, ...]:
    """What must be given up, the most common words first, so that a text holds all the rest."""
    views = [View(candidate) for candidate in best]
    dropped = []
    for clause in sorted(query.clauses, key=lambda each: -_clause_rarity(each, statistics)):
        tests = [LeafTest(leaf) for leaf in clause]
        holding = [view for view in views if any(test.holds(view) for test in tests)]
        if holding:
            views = holding
        else:
            dropped.append(clause)
    return tuple(clause for clause in query.clauses if clause in dropped)


def _clause_rarity(clause: Clause, statistics: Statistics) -> float:
    return max(statistics.rarity(token, {}) for leaf in clause for token in (leaf.text, *leaf.grams))
