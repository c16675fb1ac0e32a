"""How good a ranking is by what people judged; pure.

A judgement names a text by its article and its words, not by a key, so that it outlives a new extraction.
"""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from documents.search.keys import pieces, search_key
from documents.search.tokenizer import pairs

# Two passages of an article are one where they share so much of the shorter; cuts of a passage differ by a heading.
SHARED = 0.6
AT_TOP, AT_MOST = 10, 50


@dataclass(frozen=True, slots=True)
class Passage:
    """A hit or a judged text: external id or key of the article, and the words."""

    article: str
    quote: str

    @property
    def grams(self) -> frozenset[str]:
        runs = (piece for kind, piece in pieces(search_key(self.quote)) if kind != "gap")
        return frozenset(pair for run in runs for pair in pairs(run))


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with the passages that answer it, each with how well: 1 or more."""

    query: str
    answers: tuple[tuple[Passage, int], ...]


@dataclass(frozen=True, slots=True)
class Scores:
    ndcg: float
    recall: float
    mrr: float


def read_judged(lines: Iterable[str]) -> list[Judged]:
    """Lines of JSON with query, article, quote and relevance (0 for what does not answer); ValueError names the line."""
    answers: dict[str, list[tuple[Passage, int]]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            passage, relevance = Passage(str(row["article"]), str(row["quote"])), int(row["relevance"])
            of_query = answers.setdefault(str(row["query"]), [])
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(number) from error
        if relevance > 0:
            of_query.append((passage, relevance))
    return [Judged(query, tuple(found)) for query, found in answers.items() if found]


def evaluate(judged: Sequence[Judged], find: Callable[[str], Sequence[Passage]]) -> Scores:
    """The mean over all questions of nDCG@10, recall@50 and MRR@10; `find` gives the hits of a query, best first."""
    scores = [_of_one(each, find(each.query)) for each in judged]
    if not scores:
        return Scores(0.0, 0.0, 0.0)
    return Scores(*(fmean(getattr(each, name) for each in scores) for name in ("ndcg", "recall", "mrr")))


def _of_one(judged: Judged, hits: Sequence[Passage]) -> Scores:
    left: dict[str, list[tuple[frozenset[str], int]]] = {}
    for passage, relevance in judged.answers:
        left.setdefault(passage.article, []).append((passage.grams, relevance))
    gains = [_taken(hit, left) for hit in hits[:AT_MOST]]
    best = sorted((relevance for _, relevance in judged.answers), reverse=True)
    found = sum(map(len, left.values()))
    first = next((place for place, gain in enumerate(gains[:AT_TOP], start=1) if gain), 0)
    return Scores(
        ndcg=_dcg(gains[:AT_TOP]) / _dcg(best[:AT_TOP]),
        recall=(len(judged.answers) - found) / min(len(judged.answers), AT_MOST),
        mrr=1 / first if first else 0.0,
    )


def _taken(hit: Passage, left: dict[str, list[tuple[frozenset[str], int]]]) -> int:
    """What a hit is worth: the best of the answers that it is, which then count as found."""
    grams = hit.grams
    of_article = left.get(hit.article, [])
    same = [
        each for each in of_article if len(grams & each[0]) >= SHARED * max(1, min(len(grams), len(each[0])))
    ]
    for each in same:
        of_article.remove(each)
    return max((relevance for _, relevance in same), default=0)


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))
