"""A collection of any size, the same on every machine: articles of twelve measures, from the seeds' own sentences.

In every sentence some words are exchanged for words of the dictionary, the common ones more often than the rare, so
that a large collection has rare words as real ones have.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import jieba

from bench.extraction import sentences

MEASURES_AN_ARTICLE = 12
SENTENCES_A_MEASURE = 2
EXCHANGED = 0.15


@dataclass(frozen=True)
class MadeArticle:
    title: str
    measures: list[str]


def dictionary_words() -> tuple[list[str], list[float]]:
    """Words of two to four Han characters with their cumulative weights."""
    words, weights = [], []
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if 2 <= len(word) <= 4 and "\u4e00" <= word[0] <= "\u9fff":
            words.append(word)
            weights.append(float(count) ** 0.7)
    return words, list(accumulate(weights))


def made_articles(count: int, seed: int = 20220728) -> Iterator[MadeArticle]:
    draw = random.Random(seed)
    pool = [jieba.lcut(sentence) for sentence in sentences()]
    words, weights = dictionary_words()

    def sentence() -> str:
        parts = draw.choice(pool)
        fresh = iter(draw.choices(words, cum_weights=weights, k=len(parts)))
        return "".join(
            next(fresh) if len(part) > 1 and part.isalpha() and draw.random() < EXCHANGED else part
            for part in parts
        )

    for _ in range(count):
        title = "".join(draw.choices(words, cum_weights=weights, k=4)) + "的探索"
        yield MadeArticle(
            title,
            ["".join(sentence() for _ in range(SENTENCES_A_MEASURE)) for _ in range(MEASURES_AN_ARTICLE)],
        )
