"""Which theme a measure belongs to, how sure that is, and which words say so.

A model trained on filed passages decides; what the lexicon says of title, text, headings and the article's title is among
its features, so that a word which a curator adds counts at once.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from measures.extraction.learned.theme_features import Passage
from measures.extraction.learned.theme_model import OTHER, Reading, ThemeModel, theme_model
from measures.extraction.spans import ThemeEvidence
from measures.extraction.themes.lexicon import Lexicon

_PLACES = {"title": 2.5, "text": 1.0, "section": 0.7, "article": 0.3}
# Judged on the filed passages, cross-validated: of the themes kept, six in ten are accepted by a careful reader.
LEAST_LIKELY_SECONDARY = 0.35
MOST_SECONDARY = 3
_MOST_EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class Verdict:
    """The themes of one measure, best first, and the terms that led there, heaviest first.

    `confidence` is the probability that a careful reader accepts the theme; `is_named` whether the lexicon knows any of
    the words.
    """

    theme: str
    secondary: tuple[str, ...]
    evidence: tuple[ThemeEvidence, ...]
    confidence: float = 0.0
    is_named: bool = False


def classify(lexicon: Lexicon, *, title: str, text: str, section: tuple[str, ...], article: str) -> Verdict:
    """The verdict on one measure; `theme` is "" where there is nothing to read."""
    spoken = lexicon_evidence(lexicon, title, text, section, article)
    passage = Passage.read(title, text, lexicon_scores(spoken))
    if not (passage.title or passage.text or spoken):
        return Verdict("", (), ())
    verdict = judge(theme_model(), passage, spoken)
    standing = {"title": title, "text": text}
    evidence = (
        item for item in verdict.evidence if item.place not in standing or item.term in standing[item.place]
    )
    return Verdict(
        verdict.theme,
        verdict.secondary,
        tuple(evidence)[:_MOST_EVIDENCE],
        verdict.confidence,
        verdict.is_named,
    )


def judge(model: ThemeModel, passage: Passage, spoken: Sequence[ThemeEvidence]) -> Verdict:
    """The verdict of one model; evidence may hold pairs of words that stand apart in the text."""
    reading = model.read(passage)
    theme = reading.ranked[0]
    secondary = _secondary(model, reading)
    evidence = _evidence(model, passage, reading, (theme, *secondary), spoken)
    return Verdict(theme, secondary, evidence, round(model.confidence(reading), 4), bool(spoken))


def _secondary(model: ThemeModel, reading: Reading) -> tuple[str, ...]:
    likely = (
        theme
        for theme in reading.ranked[1:]
        if theme != OTHER and model.likelihood(reading.scores[theme]) >= LEAST_LIKELY_SECONDARY
    )
    return tuple(likely)[:MOST_SECONDARY]


def _evidence(
    model: ThemeModel,
    passage: Passage,
    reading: Reading,
    themes: tuple[str, ...],
    spoken: Iterable[ThemeEvidence],
) -> tuple[ThemeEvidence, ...]:
    weights: defaultdict[tuple[str, str, str], float] = defaultdict(float)
    for reason in model.reasons(reading, themes, 2 * _MOST_EVIDENCE):
        weights[reason.theme, reason.term.replace(" ", ""), reason.place] += reason.weight
    gains = {theme: model.lexicon_gain(passage, theme) for theme in themes}
    for item in spoken:
        if item.theme in gains:
            share = item.weight / passage.lexicon[item.theme]
            weights[item.theme, item.term, item.place] += gains[item.theme] * share
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ThemeEvidence(*words, round(weight, 4)) for words, weight in ranked if weight > 0)


def lexicon_scores(evidence: Iterable[ThemeEvidence]) -> dict[str, float]:
    """How strongly the lexicon speaks for each theme."""
    scores: defaultdict[str, float] = defaultdict(float)
    for item in evidence:
        scores[item.theme] += item.weight
    return dict(scores)


def lexicon_evidence(
    lexicon: Lexicon, title: str, text: str, section: tuple[str, ...], article: str
) -> list[ThemeEvidence]:
    """What the lexicon knows: a title weighs most, headings help, the article's title breaks ties."""
    places = (("title", title), ("text", text), ("section", "\n".join(section)), ("article", article))
    return [item for place, words in places for item in _spoken(lexicon, place, words)]


def _spoken(lexicon: Lexicon, place: str, words: str) -> Iterator[ThemeEvidence]:
    counts: Counter[str] = Counter()
    weights: dict[str, Mapping[str, float]] = {}
    for term, by_theme in lexicon.matches(words):
        counts[term] += 1
        weights[term] = by_theme
    for term, count in counts.items():
        for theme, weight in weights[term].items():
            yield ThemeEvidence(theme, term, place, round(_PLACES[place] * weight * (1 + math.log(count)), 4))
