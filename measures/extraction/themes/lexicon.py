"""The theme lexicon: terms that speak for a theme, each with a weight, curated in a TOML file or learned.

Owns how terms are found in a text; which theme wins is for the classifier, what is learned for `learning`.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import compress, count
from operator import add

from measures.extraction.themes.learning import ConfirmedMeasure, learn

Weights = Mapping[str, Mapping[str, float]]

_SHORTEST_TERM = 2


@dataclass(frozen=True)
class Lexicon:
    """`curated[term][theme]` and `learned[term][theme]`: how strongly a term speaks for a theme.

    Learned terms are found apart from curated ones, so that they can add to a verdict but never hide a curated term.
    """

    curated: Weights
    learned_terms: Weights = field(default_factory=dict)

    def __post_init__(self) -> None:
        for term in (*self.curated, *self.learned_terms):
            if len(term) < _SHORTEST_TERM:
                raise ValueError(f"A lexicon term needs two characters: {term!r}")

    @classmethod
    def from_toml(cls, text: str) -> "Lexicon":
        """Tables named by theme slug, each `term = weight`, and a list `ignore` of terms that speak for no theme.

        Raises ValueError on anything else.
        """
        tables = tomllib.loads(text)
        curated: dict[str, dict[str, float]] = {term: {} for term in tables.pop("ignore", [])}
        for theme, terms in tables.items():
            if not isinstance(terms, dict):
                raise ValueError(f"The lexicon needs a table of terms under [{theme}]")
            for term, weight in terms.items():
                if not isinstance(weight, int | float) or weight <= 0:
                    raise ValueError(f"The weight of {term!r} under [{theme}] must be a positive number")
                curated.setdefault(term, {})[theme] = float(weight)
        return cls(curated)

    def learned(self, examples: Iterable[ConfirmedMeasure]) -> "Lexicon":
        """The same curated lexicon with what `examples` teach in place of anything learned before."""
        return replace(self, learned_terms=learn(examples, frozenset(self.curated)))

    def with_words(self, words: Mapping[str, Mapping[str, float]]) -> "Lexicon":
        """The same lexicon with other curated words for some themes: `{slug: {term: weight}}`."""
        curated = {
            term: {theme: weight for theme, weight in weights.items() if theme not in words}
            for term, weights in self.curated.items()
        }
        # A term that speaks for no theme stays only where it was meant to: it hides shorter ones.
        curated = {term: weights for term, weights in curated.items() if weights or not self.curated[term]}
        for theme, terms in words.items():
            for term, weight in terms.items():
                curated[term] = {**curated.get(term, {}), theme: weight}
        return replace(self, curated=curated)

    def matches(self, text: str) -> Iterator[tuple[str, Mapping[str, float]]]:
        """Each term found in `text` with its weights, curated ones first, each kind in text order."""
        for _, term in _terms_in(text, self._curated_heads):
            yield term, self.curated[term]
        if self.learned_terms:
            for _, term in _terms_in(text, self._learned_heads):
                yield term, self.learned_terms[term]

    def curated_places(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each curated term begins in `text`, in text order; what speaks for no theme is among them."""
        return _terms_in(text, self._curated_heads)

    @cached_property
    def _curated_heads(self) -> Mapping[str, tuple[str, ...]]:
        return _by_head(self.curated)

    @cached_property
    def _learned_heads(self) -> Mapping[str, tuple[str, ...]]:
        return _by_head(self.learned_terms)


def _by_head(weights: Weights) -> dict[str, tuple[str, ...]]:
    heads: dict[str, list[str]] = {}
    for term in weights:
        heads.setdefault(term[:_SHORTEST_TERM], []).append(term)
    return {head: tuple(sorted(terms, key=len, reverse=True)) for head, terms in heads.items()}


def _terms_in(text: str, heads: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Terms in text order, at each place the longest, none overlapping another."""
    free = 0
    # Without a step in Python for the many places where no term begins.
    for position in compress(count(), map(heads.__contains__, map(add, text, text[1:]))):
        if position >= free:
            for term in heads[text[position : position + _SHORTEST_TERM]]:
                if text.startswith(term, position):
                    yield position, term
                    free = position + len(term)
                    break
