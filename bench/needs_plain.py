"""What our search is held against over the same measures: plain BM25 over pairs of characters, and with word vectors beside it.

Run by bench.needs as `python -m bench.needs_plain NAME=FILE …`, FILE being one for `search --evaluate`. Nothing here is of the
search itself but the cut into words: no index, no pool, no filters; every measure is scored.
"""

import json
import math
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path

import django
import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.75
# As the second tier has it: likeness that means nothing.
UNLIKE = 0.3
MOST = 50
Scores = NDArray[np.float64]


def grams(text: str) -> list[str]:
    from documents.search.keys import pieces, search_key
    from documents.search.tokenizer import pairs

    runs = [piece for kind, piece in pieces(search_key(text)) if kind != "gap"]
    return [gram for run in runs for gram in (pairs(run) if len(run) > 1 else [run])]


class Plain:
    def __init__(self, texts: list[str]) -> None:
        from documents.search.tokenizer import shipped_words
        from documents.text.vectors import word_vectors

        self.cut, self.vectors = shipped_words, word_vectors()
        self.postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        lengths = []
        for place, text in enumerate(texts):
            counted = Counter(grams(text))
            lengths.append(counted.total())
            for gram, count in counted.items():
                self.postings[gram].append((place, count))
        self.hold_back = K1 * (1 - B + B * np.array(lengths) / np.mean(lengths))
        self.unit = self.vectors.rows.astype(np.float32) * self.vectors.scale[:, None]
        self.words = [self.vectors.ids(self.cut(text)) for text in texts]

    def bm25(self, query: str) -> Scores:
        scores = np.zeros(len(self.hold_back))
        for gram in set(grams(query)):
            found = self.postings.get(gram, [])
            idf = math.log(1 + (len(scores) - len(found) + 0.5) / (len(found) + 0.5))
            for place, count in found:
                scores[place] += idf * count * (K1 + 1) / (count + self.hold_back[place])
        return scores

    def vectors_of(self, query: str) -> tuple[Scores, Scores]:
        """The cosine of the mean vectors, and the likest word of the text for each of the query."""
        ids = self.vectors.ids(self.cut(query))
        own = self.vectors.mean(ids)
        means, best = np.zeros(len(self.words)), np.zeros(len(self.words))
        for place, words in enumerate(self.words):
            mean = self.vectors.mean(words)
            if own is not None and mean is not None:
                means[place] = own @ mean
                likest = (self.unit[words] @ self.unit[ids].T).max(axis=0)
                best[place] = np.maximum(likest - UNLIKE, 0) @ self.vectors.weights[ids]
        return means, best

    def fused(self, query: str) -> Scores:
        return sum(map(_scaled, (self.bm25(query), *self.vectors_of(query))), np.zeros(len(self.words)))


def _scaled(scores: Scores) -> Scores:
    scores = np.maximum(scores, 0)
    return scores / (scores.max() or 1)


def main(named: dict[str, Path]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from documents.search.evaluation import Passage, evaluate, read_judged
    from measures.models import Measure

    rows = list(Measure.objects.order_by("pk").values_list("article__external_id", "article_id", "quote"))
    passages = [Passage(external or str(key), quote) for external, key, quote in rows]
    plain = Plain([each.quote for each in passages])
    for name, path in named.items():
        judged = read_judged(path.read_text("utf-8").splitlines())
        for way in ("bm25", "fused"):
            score = getattr(plain, way)

            def find(query: str, score=score) -> list[Passage]:
                scores = score(query)
                best = np.argsort(-scores, kind="stable")[:MOST]
                return [passages[place] for place in best if scores[place] > 0]

            found = evaluate(judged, find)
            row = {"kind": name, "way": way, "ndcg": found.ndcg, "recall": found.recall, "mrr": found.mrr}
            print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main({name: Path(path) for name, _, path in (each.partition("=") for each in sys.argv[1:])}))
