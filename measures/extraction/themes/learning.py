"""What confirmed measures teach: phrases of their titles that keep company with one theme.

Bounded on purpose. A learned phrase weighs less than any curated term that names a theme, none is learned that
overlaps a curated term, and nothing is learned from fewer than three confirmations. The same examples in any order
teach the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_LENGTHS = range(3, 7)
_FEWEST = 3
_LEAST_SHARE = 0.75
_WEIGHT_PER_EXAMPLE = 0.25
MOST_WEIGHT = 1.5
_HAN_RUN = re.compile(r"[一-鿿]{3,}")


@dataclass(frozen=True, slots=True)
class ConfirmedMeasure:
    """A measure whose theme a person confirmed."""

    text: str
    title: str
    theme: str


def learn(examples: Iterable[ConfirmedMeasure], curated: frozenset[str]) -> dict[str, dict[str, float]]:
    """`{phrase: {theme: weight}}`, weights in (0, MOST_WEIGHT]."""
    by_phrase: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        for phrase in _phrases(example.title or example.text[:30]):
            by_phrase[phrase][example.theme] += 1
    learned: dict[str, dict[str, float]] = {}
    for phrase in sorted(by_phrase, key=lambda phrase: (-len(phrase), phrase)):
        themes = by_phrase[phrase]
        theme, count = min(themes.items(), key=lambda item: (-item[1], item[0]))
        if count < _FEWEST or count < _LEAST_SHARE * themes.total():
            continue
        if not _overlaps(phrase, curated):
            learned[phrase] = {theme: min(MOST_WEIGHT, _WEIGHT_PER_EXAMPLE * count)}
    return learned


def _phrases(title: str) -> set[str]:
    return {
        run[start : start + length]
        for run in _HAN_RUN.findall(title)
        for length in _LENGTHS
        for start in range(len(run) - length + 1)
    }


def _overlaps(phrase: str, curated: frozenset[str]) -> bool:
    """Whether a curated term stands in the phrase, or the phrase in a curated term's place."""
    return any(
        phrase[start:end] in curated
        for start in range(len(phrase))
        for end in range(start + 2, len(phrase) + 1)
    )
