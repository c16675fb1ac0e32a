"""Which theme a measure belongs to, and which words say so.

The measure's own title weighs most, its words decide, the section heading helps, the article's title breaks ties.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from measures.extraction.spans import ThemeEvidence
from measures.extraction.themes.lexicon import Lexicon

_PLACES = {"title": 2.5, "text": 1.0, "section": 0.7, "article": 0.3}
_SECONDARY_SHARE = 0.6
_MOST_SECONDARY = 2
_MOST_EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class Verdict:
    """The themes of one measure, best first, and the terms that led there, heaviest first."""

    theme: str
    secondary: tuple[str, ...]
    evidence: tuple[ThemeEvidence, ...]


def classify(lexicon: Lexicon, *, title: str, text: str, section: tuple[str, ...], article: str) -> Verdict:
    """The verdict on one measure; `theme` is "" where no term of the lexicon occurs."""
    evidence: list[ThemeEvidence] = []
    for place, words in (
        ("title", title),
        ("text", text),
        ("section", "\n".join(section)),
        ("article", article),
    ):
        evidence.extend(_evidence(lexicon, place, words))
    scores: dict[str, float] = {}
    for item in evidence:
        scores[item.theme] = scores.get(item.theme, 0.0) + item.weight
    ranked = sorted(scores, key=lambda theme: (-scores[theme], theme))
    if not ranked:
        return Verdict("", (), ())
    best = scores[ranked[0]]
    secondary = tuple(theme for theme in ranked[1:] if scores[theme] >= _SECONDARY_SHARE * best)[
        :_MOST_SECONDARY
    ]
    named = {ranked[0], *secondary}
    spoken = sorted(
        (item for item in evidence if item.theme in named), key=lambda item: (-item.weight, item.term)
    )
    return Verdict(ranked[0], secondary, tuple(spoken[:_MOST_EVIDENCE]))


def _evidence(lexicon: Lexicon, place: str, words: str) -> list[ThemeEvidence]:
    counts: Counter[str] = Counter()
    weights: dict[str, Mapping[str, float]] = {}
    for term, by_theme in lexicon.matches(words):
        counts[term] += 1
        weights[term] = by_theme
    return [
        ThemeEvidence(theme, term, place, round(_PLACES[place] * weight * (1 + math.log(count)), 4))
        for term, count in counts.items()
        for theme, weight in weights[term].items()
    ]
