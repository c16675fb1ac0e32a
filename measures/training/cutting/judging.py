"""The learned cut judged on texts that it was not fitted on, by the scorer that everybody uses."""

import importlib.util
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np

from documents.text.vectors import word_vectors
from measures.extraction.cutting.cut import cut_measures
from measures.extraction.cutting.model import CutModel
from measures.extraction.cutting.passages import Passages
from measures.extraction.outline import Page, parse
from measures.extraction.spans import Found
from measures.training.cutting.fitting import fit_model, parts_of
from measures.training.cutting.texts import LabelledText
from measures.training.sources import Sources

FOLDS = 5
_BINS = 10
Marked = dict[str, Any]
_SCORER = "eval/score_extraction.py"


@dataclass(slots=True)
class Counts:
    """Sums over texts, as the scorer makes them: measures wanted, said and hit, and the same in runs of characters."""

    tally: Counter[str] = field(default_factory=Counter)

    def ratio(self, hit: str, wanted: str, said: str) -> float:
        return 2 * self.tally[hit] / max(1, self.tally[wanted] + self.tally[said])

    @property
    def f1(self) -> float:
        return self.ratio("hit", "gold", "said")

    @property
    def coverage(self) -> float:
        return self.ratio("covered", "to_cover", "covering")


@dataclass(frozen=True, slots=True)
class Report:
    """Figures over all texts, by genre, and the expected calibration error of the confidences."""

    overall: Counts
    genres: dict[str, Counts]
    ece: float

    def figures(self) -> dict[str, float]:
        tally = self.overall.tally
        figures = {
            "measures_f1": self.overall.f1,
            "measures_p": tally["hit"] / max(1, tally["said"]),
            "measures_r": tally["hit"] / max(1, tally["gold"]),
            "coverage": self.overall.coverage,
            "ece": self.ece,
        }
        figures |= {f"f1_{genre}": counts.f1 for genre, counts in sorted(self.genres.items())}
        return {name: round(value, 3) for name, value in figures.items()}


def cross_validated(
    texts: list[LabelledText], others: list[LabelledText], passages: Passages
) -> dict[str, list[Found]]:
    """Every text read by a model fitted on `others` and on the texts of the other folds."""
    with ProcessPoolExecutor(min(FOLDS, os.cpu_count() or 1)) as pool:
        readings = list(
            pool.map(_read_fold, [texts] * FOLDS, [others] * FOLDS, [passages] * FOLDS, range(FOLDS))
        )
    return {name: found for fold in readings for name, found in fold.items()}


def _read_fold(
    texts: list[LabelledText], others: list[LabelledText], passages: Passages, fold: int
) -> dict[str, list[Found]]:
    parts = parts_of(texts, FOLDS)
    known = [text for place, part in enumerate(parts) if place != fold for text in part]
    model = fit_model([*known, *others], passages)
    return {text.name: read_measures(text.body, model) for text in parts[fold]}


def read_measures(body: str, model: CutModel) -> list[Found]:
    """What the product reads with this model in place of the shipped one."""
    page = Page(body)
    return cut_measures([(page, parse(page))], model, word_vectors())[0]


def judge_readings(
    texts: Sequence[LabelledText], readings: dict[str, list[Found]], sources: Sources
) -> Report:
    scorer = _scorer(sources)
    overall = Counts()
    genres: defaultdict[str, Counts] = defaultdict(Counts)
    sure: list[float] = []
    right: list[bool] = []
    for text in texts:
        found = readings[text.name]
        said = [{"text": text.body[item.start : item.end]} for item in found]
        pairs = scorer.match(text.truth["measures"], said, _overlap(scorer), 0.75)
        tally = _tally(scorer, text.truth["measures"], said, pairs)
        overall.tally += tally
        genres[text.genre].tally += tally
        hits = {place for _, place, _ in pairs}
        sure += [item.confidence for item in found]
        right += [place in hits for place in range(len(found))]
    return Report(overall, dict(genres), calibration_error(sure, right))


def _scorer(sources: Sources) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_extraction", sources.folder / _SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(sources.folder / _SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _overlap(scorer: ModuleType) -> Callable[[Marked, Marked], float]:
    return lambda gold, said: scorer.overlap_f1(gold["text"], said["text"])


def _tally(
    scorer: ModuleType, gold: list[Marked], said: list[Marked], pairs: list[tuple[int, int, float]]
) -> Counter[str]:
    """As the scorer counts: an optional measure that is found is neither wanted nor said."""
    optional = [bool(measure.get("optional")) for measure in gold]
    runs: dict[str, Counter[str]] = {"wanted": Counter(), "optional": Counter(), "said": Counter()}
    for measure, is_optional in zip(gold, optional, strict=True):
        runs["optional" if is_optional else "wanted"].update(scorer.grams(measure["text"]))
    for measure in said:
        runs["said"].update(scorer.grams(measure["text"]))
    covered = sum((runs["wanted"] & runs["said"]).values())
    return Counter(
        gold=optional.count(False),
        said=len(said) - sum(optional[place] for place, _, _ in pairs),
        hit=sum(not optional[place] for place, _, _ in pairs),
        covered=covered,
        to_cover=runs["wanted"].total(),
        covering=max(covered, (runs["said"] - runs["optional"]).total()),
    )


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """How far confidence and truth lie apart, over ten bins of equal width, weighted by how many are in each."""
    places = np.minimum((np.array(sure) * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(places, np.array(right, float) - np.array(sure), _BINS)
    return float(np.abs(gaps).sum() / max(1, len(places)))
