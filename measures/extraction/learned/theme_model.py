"""The theme model: one linear score a theme over the features of a passage, and how sure the best one makes us."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from documents.text.model_files import Arrays, load_arrays, pack_words, unpack_words
from documents.text.vectors import Vector
from measures.extraction.learned.theme_features import Passage, Row, Terms, dense_row

# The theme of what has nothing to do with linkage.
OTHER = "other"

_INT8 = 127


class Reason(NamedTuple):
    """A term that spoke for a theme, where it stood (`title`, `text`), and how much of the score it made."""

    theme: str
    place: str
    term: str
    weight: float


@dataclass(frozen=True)
class Reading:
    """The score of each theme, around 0 and above where the theme is right; the terms of title and text."""

    scores: dict[str, float]
    title: Row
    text: Row

    @property
    def ranked(self) -> list[str]:
        return sorted(self.scores, key=lambda theme: (-self.scores[theme], theme))


@dataclass(frozen=True)
class ThemeModel:
    """Weights [features, themes]: `title` and `text` over their terms, `dense` as in `dense_row`, `bias` [themes].

    `sureness` is (of the best score, of its lead over the second, constant): a logistic function of both is the
    probability that a careful reader accepts the theme. `nearness` (of the score, constant) is the same for any theme.
    """

    themes: tuple[str, ...]
    title_terms: Terms
    text_terms: Terms
    title: Vector
    text: Vector
    dense: Vector
    bias: Vector
    sureness: tuple[float, float, float]
    nearness: tuple[float, float]

    def read(self, passage: Passage) -> Reading:
        title, text = self.title_terms.row(passage.title), self.text_terms.row(passage.text)
        scores = self.bias + dense_row(passage, self.themes) @ self.dense
        scores = scores + title[1] @ self.title[title[0]] + text[1] @ self.text[text[0]]
        found = {theme: float(score) for theme, score in zip(self.themes, scores, strict=True)}
        return Reading(found | self._of_lexicon_alone(passage), title, text)

    def _of_lexicon_alone(self, passage: Passage) -> dict[str, float]:
        """Themes that a curator added since the model was trained: what the lexicon says counts as for the others."""
        added = sorted(passage.lexicon.keys() - set(self.themes))
        if not added:
            return {}
        start = float(self.bias.mean())
        return {theme: start + self.lexicon_gain(passage, theme) for theme in added}

    def _lexicon_weights(self) -> tuple[float, float]:
        """What the lexicon's choice and a share of one add to the score of their own theme, on average."""
        count = len(self.themes)
        return (
            float(np.diagonal(self.dense[:count]).mean()),
            float(np.diagonal(self.dense[count : 2 * count]).mean()),
        )

    def confidence(self, reading: Reading) -> float:
        """The probability that a careful reader accepts the best theme."""
        best, second = sorted(reading.scores.values(), reverse=True)[:2]
        of_best, of_lead, constant = self.sureness
        return _logistic(of_best * best + of_lead * (best - second) + constant)

    def likelihood(self, score: float) -> float:
        """The probability that a careful reader accepts a theme with this score."""
        of_score, constant = self.nearness
        return _logistic(of_score * score + constant)

    def reasons(self, reading: Reading, themes: Iterable[str], most: int) -> Iterator[Reason]:
        """The terms that speak for one of `themes` more than for the mean of all: the first `most` of each place."""
        chosen = [(theme, self.themes.index(theme)) for theme in themes if theme in self.themes]
        of_title, of_text = self._means
        for place, names, weights, means, (places, values) in (
            ("title", self.title_terms.names, self.title, of_title, reading.title),
            ("text", self.text_terms.names, self.text, of_text, reading.text),
        ):
            for theme, own in chosen:
                gains = values * (weights[places, own] - means[places])
                best = np.argsort(-gains, kind="stable")[:most]
                for number, gain in zip(places[best].tolist(), gains[best].tolist(), strict=True):
                    if gain <= 0:
                        break
                    yield Reason(theme, place, names[number], gain)

    @cached_property
    def _means(self) -> tuple[Vector, Vector]:
        """What each term of a title, and of a text, says for all themes on average."""
        return self.title.mean(axis=1), self.text.mean(axis=1)

    def lexicon_gain(self, passage: Passage, theme: str) -> float:
        """What the lexicon's words for a theme add to its score."""
        spoken = passage.lexicon.get(theme, 0.0)
        if not spoken:
            return 0.0
        if theme in self.themes:
            own, count = self.themes.index(theme), len(self.themes)
            chosen, share = float(self.dense[own, own]), float(self.dense[count + own, own])
        else:
            chosen, share = self._lexicon_weights()
        is_chosen = spoken == max(passage.lexicon.values())
        return chosen * is_chosen + share * spoken / sum(passage.lexicon.values())

    def packed(self) -> Arrays:
        """As arrays for a file; term weights as int8 with one scale a theme."""
        arrays: Arrays = {
            "themes": pack_words(self.themes),
            "dense": self.dense.astype(np.float16),
            "bias": self.bias.astype(np.float32),
            "sureness": np.array(self.sureness),
            "nearness": np.array(self.nearness),
        }
        for name, terms, weights in (
            ("title", self.title_terms, self.title),
            ("text", self.text_terms, self.text),
        ):
            scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / _INT8
            arrays[f"{name}_terms"] = pack_words(terms.places)
            arrays[f"{name}_idf"] = terms.idf.astype(np.float16)
            arrays[f"{name}_weights"] = np.round(weights / scale).astype(np.int8)
            arrays[f"{name}_scale"] = scale.astype(np.float32)
        return arrays

    @classmethod
    def unpacked(cls, arrays: Arrays) -> "ThemeModel":
        """The model of a file's arrays, as `packed` makes them."""

        def terms(name: str) -> Terms:
            places = {term: place for place, term in enumerate(unpack_words(arrays[f"{name}_terms"]))}
            return Terms(places, arrays[f"{name}_idf"].astype(np.float32))

        def weights(name: str) -> Vector:
            return (arrays[f"{name}_weights"] * arrays[f"{name}_scale"]).astype(np.float32)

        return cls(
            themes=tuple(unpack_words(arrays["themes"])),
            title_terms=terms("title"),
            text_terms=terms("text"),
            title=weights("title"),
            text=weights("text"),
            dense=arrays["dense"].astype(np.float32),
            bias=arrays["bias"],
            sureness=_three(arrays["sureness"].tolist()),
            nearness=_two(arrays["nearness"].tolist()),
        )


@lru_cache(maxsize=1)
def theme_model() -> ThemeModel:
    """The model as shipped."""
    return ThemeModel.unpacked(load_arrays("themes"))


def _three(values: list[float]) -> tuple[float, float, float]:
    first, second, third = values
    return first, second, third


def _two(values: list[float]) -> tuple[float, float]:
    first, second = values
    return first, second


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
