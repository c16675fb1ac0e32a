"""Rows like a text: those near to the words that tell most of it, without those that say the same in the same words."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log

from django.db.models import QuerySet

from documents.search import statistics
from documents.search.backends.restriction import restriction_of
from documents.search.engine import index_model_of
from documents.search.meaning import KIN, MEAN, TERMS, Near, relevant
from documents.search.nearness import rank_rows
from documents.search.query import Leaf, Query
from documents.search.tokenizer import shipped_words
from documents.text.vectors import word_vectors

# Words that stand for a text: more of them lead away from what it is about.
MOST_TELLING = 12
MOST_ALIKE = 20
# The likest words of many words add nothing to the mean of all (bench/needs.py, titles), and cost most.
PARTS_OF_TEXTS = (TERMS, MEAN, KIN)
MOST_SHARED = 5
# Two passages say the same where they share so much of the longer one's words.
SAME = 0.6


@dataclass(frozen=True, slots=True)
class Alike:
    """A row with the words that it shares with the text, the most telling first; the likest where it shares none."""

    pk: int
    words: tuple[str, ...]


def alike(
    rows: QuerySet, text: str, most: int = MOST_ALIKE, without: Collection[str] = frozenset()
) -> list[Alike]:
    """The likest of `rows` to a text, the likest first; words `without` which it is looked at, its places say, tell nothing."""
    telling = telling_words(text, without)
    if not telling:
        return []
    query = Query(text=" ".join(telling), clauses=tuple((Leaf(word),) for word in telling))
    index = index_model_of(rows.model)
    known = statistics.statistics_of(index)
    ranked, _ = rank_rows(index, query, known, restriction_of(rows), parts=PARTS_OF_TEXTS, with_related=False)
    said = [_word_ids(part) for part in (text, *text.splitlines()) if part.strip()]
    fresh = [each for each in relevant(ranked) if not _says_the_same(each, said)]
    return [Alike(each.pk, _shared(each, telling)) for each in fresh[:most]]


def telling_words(text: str, without: Collection[str] = frozenset()) -> list[str]:
    """The words of a text that stand for it: rare ones and such as it repeats."""
    vectors = word_vectors()
    known = (word for word in shipped_words(text) if len(word) > 1 and word in vectors.places)
    counts = Counter(word for word in known if word not in without)
    weights = {
        word: float(vectors.weights[vectors.places[word]]) * (1 + log(count))
        for word, count in counts.items()
    }
    return sorted(weights, key=lambda word: (-weights[word], word))[:MOST_TELLING]


def _shared(near: Near, telling: Sequence[str]) -> tuple[str, ...]:
    places, own = word_vectors().places, set(near.ids.tolist())
    return tuple(word for word in telling if places[word] in own)[:MOST_SHARED] or near.words


def _word_ids(text: str) -> frozenset[int]:
    return frozenset(word_vectors().ids(shipped_words(text)))


def _says_the_same(near: Near, said: Sequence[frozenset[int]]) -> bool:
    own = frozenset(near.ids.tolist())
    return any(len(own & part) >= SAME * max(len(own), len(part), 1) for part in said)
