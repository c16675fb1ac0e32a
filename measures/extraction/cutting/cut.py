"""Where measures stand in one text: what the author enumerates or heads, and what the model finds in the rest."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from documents.text.vectors import WordVectors
from measures.extraction.cutting.achieved import is_achieved
from measures.extraction.cutting.candidates import Candidates, find_candidates
from measures.extraction.cutting.choice import choose
from measures.extraction.cutting.model import CutModel
from measures.extraction.cutting.numbers import read_numbers
from measures.extraction.cutting.observed import Observed, observe
from measures.extraction.cutting.open_runs import open_candidates
from measures.extraction.cutting.titles import title_of
from measures.extraction.cutting.trust import weigh
from measures.extraction.finders import find_measures as find_by_rules
from measures.extraction.outline import Outline, Page
from measures.extraction.spans import Found

ID = "cut.learned"
# A candidate less likely than this is never chosen, whatever a second reader would say of it.
_LEAST_REQUIRED = 0.04


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
    candidates = open_candidates(text, find_candidates(text.units, text.context), marginals)
    return judge_numbers(candidates, read_numbers(text, marginals, candidates), model)


def judge_numbers(candidates: Candidates, numbers: NDArray[np.float32], model: CutModel) -> Judged:
    required = _probability(model.required.scores(numbers))
    optional = np.zeros(len(numbers))
    (open_to_doubt,) = np.nonzero(required >= _LEAST_REQUIRED)
    optional[open_to_doubt] = _probability(model.optional.scores(numbers[open_to_doubt]))
    return Judged(candidates, required, np.minimum(optional, 1 - required))


def _probability(score: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-score)))


def choose_measures(text: Observed, judged: Judged, model: CutModel) -> list[int]:
    """The places of the candidates that together promise the highest F1."""
    worth = judged.required - model.share * (1 - judged.optional)
    worth = weigh(worth, judged.either, judged.candidates, text.context, text.units)
    return choose(judged.candidates.first, judged.candidates.last, worth)


def cut_measures(page: Page, outline: Outline, model: CutModel, vectors: WordVectors) -> list[Found]:
    """The measures of one text in order, none overlapping; each is a span of rules or one that the model cut."""
    by_rules = find_by_rules(page, outline)
    text = observe(page, outline, by_rules, vectors, model.passages)
    if text is None:
        return by_rules
    judged = judge(text, model)
    sure = model.calibrated(judged.either)
    chosen = choose_measures(text, judged, model)
    stretches = [judged.candidates.stretch(place) for place in chosen]
    return _apart(
        page,
        [
            _found(page, text, stretch, model.version, round(float(sure[place]), 2))
            for stretch, place in zip(stretches, chosen, strict=True)
        ],
    )


def _apart(page: Page, found: list[Found]) -> list[Found]:
    """Spans cut where the next begins: a rule's span may reach a little into a unit that is not its own."""
    kept: list[Found] = []
    limits = [*(item.start for item in found[1:]), len(page.text)]
    for item, limit in zip(found, limits, strict=False):
        piece = page.trim(item.start, min(item.end, limit))
        if piece:
            kept.append(replace(item, start=piece.start, end=piece.end))
    return kept


def _found(page: Page, text: Observed, stretch: tuple[int, int], version: str, confidence: float) -> Found:
    by_rule = text.context.spans.get(stretch)
    if by_rule:
        done = is_achieved(page, by_rule.section, by_rule.start)
        return replace(by_rule, confidence=confidence, achieved=done)
    start, end = int(text.units.starts[stretch[0]]), int(text.units.ends[stretch[1]])
    node = text.context.nodes.get(stretch)
    title = node.title if node and node.title else title_of(page, start, end)
    headings = text.context.headings(stretch)
    done = is_achieved(page, headings, start)
    return Found(title, headings, start, end, ID, version, confidence, done)
