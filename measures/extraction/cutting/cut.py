"""Where measures stand in one text: what the author enumerates or heads, and what the model finds in the rest."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.candidates import Candidates, find_candidates
from measures.extraction.cutting.choice import choose
from measures.extraction.cutting.model import VERSION, CutModel
from measures.extraction.cutting.numbers import read_numbers
from measures.extraction.cutting.observed import Observed, observe
from measures.extraction.learned.vectors import WordVectors
from measures.extraction.measures import RULES
from measures.extraction.measures.clauses import title_of
from measures.extraction.measures.rule import Found, path
from measures.extraction.outline import Outline, Page, Stretch

ID = "cut.learned"


def find_by_rules(page: Page, outline: Outline) -> list[Found]:
    """What the rules find, in text order."""
    found: list[Found] = []
    for rule in RULES:
        found.extend(rule.find(page, outline, tuple(found)))
    return sorted(found, key=lambda item: item.start)


@dataclass(frozen=True, slots=True)
class Judged:
    """Candidates with the probability that each is a measure, and that it is one which a second reader might not mark."""

    candidates: Candidates
    required: NDArray[np.float64]
    optional: NDArray[np.float64]

    @property
    def either(self) -> NDArray[np.float64]:
        return self.required + self.optional


def judge(text: Observed, model: CutModel) -> Judged:
    scores = model.sequence.scores(text.columns, text.grams, text.meaning)
    marginals = model.sequence.marginals(scores)
    candidates = find_candidates(text.units, text.context)
    return judge_numbers(candidates, read_numbers(text, marginals, candidates), model)


def judge_numbers(candidates: Candidates, numbers: NDArray[np.float32], model: CutModel) -> Judged:
    required = _probability(model.required.scores(numbers))
    optional = np.minimum(_probability(model.optional.scores(numbers)), 1 - required)
    return Judged(candidates, required, optional)


def _probability(score: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-score)))


def choose_measures(text: Observed, judged: Judged, model: CutModel) -> list[int]:
    """The places of the candidates that together promise the highest F1."""
    worth = judged.required - model.share * (1 - judged.optional)
    return choose(judged.candidates.first, judged.candidates.last, worth)


def find_measures(page: Page, outline: Outline, model: CutModel, vectors: WordVectors) -> list[Found]:
    """The measures of one text in order, none overlapping; each is a span of rules or one that the model cut."""
    by_rules = find_by_rules(page, outline)
    text = observe(page, outline, by_rules, vectors)
    if text is None:
        return by_rules
    judged = judge(text, model)
    sure = model.calibrated(judged.either)
    chosen = choose_measures(text, judged, model)
    return [_found(page, text, judged.candidates, place, float(sure[place])) for place in chosen]


def _found(page: Page, text: Observed, candidates: Candidates, place: int, sure: float) -> Found:
    stretch = (int(candidates.first[place]), int(candidates.last[place]))
    confidence = round(sure, 2)
    by_rule = text.context.spans.get(stretch)
    if by_rule:
        return replace(by_rule, confidence=confidence)
    start, end = int(text.units.starts[stretch[0]]), int(text.units.ends[stretch[1]])
    node = text.context.nodes.get(stretch)
    title = node.title if node and node.title else title_of(page, Stretch(start, end))
    section = path(node) if node else _section(text, stretch)
    return Found(title, section, start, end, ID, VERSION, confidence)


def _section(text: Observed, stretch: tuple[int, int]) -> tuple[str, ...]:
    """The headings above a run of units, outermost first."""
    around = [
        (first, -last, node)
        for (first, last), node in text.context.nodes.items()
        if first <= stretch[0] and last >= stretch[1] and node.title
    ]
    if not around:
        return ()
    innermost = max(around, key=lambda item: item[:2])[2]
    return (*path(innermost), innermost.title)
