"""Where measures stand in a text: what the author enumerates or heads, and what the model finds in the rest."""

from collections.abc import Iterator
from collections.abc import Sequence as Texts
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from documents.text.vectors import WordVectors
from measures.extraction.cutting import account
from measures.extraction.cutting.achieved import is_achieved
from measures.extraction.cutting.candidates import Candidates, find_candidates
from measures.extraction.cutting.choice import choose
from measures.extraction.cutting.model import CutModel
from measures.extraction.cutting.naming.titles import title_of
from measures.extraction.cutting.numbers import read_numbers
from measures.extraction.cutting.observed import Observed, Part, observe, part_of
from measures.extraction.cutting.open_runs import open_candidates
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
    scores = model.sequence.scores(text.columns, text.grams, text.meaning, text.units)
    marginals = model.sequence.marginals(scores, text.units)
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


def choose_measures(part: Part, judged: Judged, model: CutModel) -> list[int]:
    """The places of the candidates of one text that together promise the highest F1."""
    worth = judged.required - model.share * (1 - judged.optional)
    worth = weigh(worth, judged.either, judged.candidates, part.context, part.units)
    return choose(judged.candidates.first, judged.candidates.last, worth)


def cut_measures(
    texts: Texts[tuple[Page, Outline]], model: CutModel, vectors: WordVectors
) -> list[list[Found]]:
    """The measures of each text in order, none overlapping; each is a span of rules or one that the model cut.

    Many texts are read at once; what is found in one does not depend on the others.
    """
    by_rules = [find_by_rules(page, outline) for page, outline in texts]
    parts = [part_of(*text, found) for text, found in zip(texts, by_rules, strict=True)]
    found = iter(_cut([part for part in parts if part], model, vectors))
    return [next(found) if part else rules for part, rules in zip(parts, by_rules, strict=True)]


def _cut(parts: Texts[Part], model: CutModel, vectors: WordVectors) -> Iterator[list[Found]]:
    if not parts:
        return
    text = observe(parts, vectors, model.passages)
    judged = judge(text, model)
    begin = 0
    for part, candidates in zip(parts, judged.candidates.of_texts(text.units), strict=True):
        own = slice(begin, begin := begin + len(candidates))
        yield _of_text(part, Judged(candidates, judged.required[own], judged.optional[own]), model)


def _of_text(part: Part, judged: Judged, model: CutModel) -> list[Found]:
    sure = model.calibrated(judged.either)
    chosen = choose_measures(part, judged, model)
    found = [
        _found(part, judged.candidates.stretch(place), model.version, round(float(sure[place]), 2))
        for place in chosen
    ]
    return _with_blocks(part, _apart(part.page, found))


def _with_blocks(part: Part, found: list[Found]) -> list[Found]:
    """Where a report sets out its plans block by block, its author's blocks in place of what the model found there."""
    for paragraph, blocks in account.RULE.run(part.page):
        found = [item for item in found if item.end <= paragraph.start or item.start >= paragraph.end]
        found += [_below_headings(part, block) for block in blocks]
    return sorted(found, key=attrgetter("start"))


def _below_headings(part: Part, block: Found) -> Found:
    stretch = part.units.covered(block.start, block.end)
    headings = part.context.headings(stretch) if stretch else ()
    return replace(block, section=headings, achieved=is_achieved(part.page, headings, block.start))


def _apart(page: Page, found: list[Found]) -> list[Found]:
    """Spans cut where the next begins: a rule's span may reach a little into a unit that is not its own."""
    kept: list[Found] = []
    limits = [*(item.start for item in found[1:]), len(page.text)]
    for item, limit in zip(found, limits, strict=False):
        piece = page.trim(item.start, min(item.end, limit))
        if piece:
            kept.append(replace(item, start=piece.start, end=piece.end))
    return kept


def _found(part: Part, stretch: tuple[int, int], version: str, confidence: float) -> Found:
    page, context, units = part.page, part.context, part.units
    by_rule = context.spans.get(stretch)
    if by_rule:
        done = is_achieved(page, by_rule.section, by_rule.start)
        return replace(by_rule, confidence=confidence, achieved=done)
    start, end = int(units.starts[stretch[0]]), int(units.ends[stretch[1]])
    node = context.nodes.get(stretch)
    title = node.title if node and node.title else title_of(page, start, end)
    headings = context.headings(stretch)
    done = is_achieved(page, headings, start)
    return Found(title, headings, start, end, ID, version, confidence, done)
