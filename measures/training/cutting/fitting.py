"""From annotated texts to a model: whatever a later step learns from was said of texts that the earlier step had not seen."""

from collections.abc import Callable
from collections.abc import Sequence as Texts
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from measures.extraction.cutting.candidates import Candidates, find_candidates
from measures.extraction.cutting.cut import choose_measures, judge_numbers
from measures.extraction.cutting.model import CutModel
from measures.extraction.cutting.numbers import read_numbers
from measures.extraction.cutting.passages import Passages
from measures.extraction.cutting.sequence import Sequence
from measures.extraction.cutting.trees import Trees
from measures.training.cutting.ranking import fit_trees, truth_of
from measures.training.cutting.sequence import fit_sequence
from measures.training.cutting.texts import LabelledText

_PARTS = 4
_SHUFFLE = 20210301
_IDENTITY = np.array([[0.0, 1.0], [0.0, 1.0]])
# Half of the F1 to be expected is what a wrong span costs where F1 is to be highest; a little less favours coverage.
SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Row:
    """One text as the ranking learns from it."""

    text: LabelledText
    candidates: Candidates
    numbers: NDArray[np.float32]
    required: NDArray[np.bool_]
    optional: NDArray[np.bool_]


def parts_of(texts: Texts[LabelledText], count: int) -> list[list[LabelledText]]:
    """The texts in `count` parts, always the same for the same names."""
    ordered = sorted(texts, key=lambda text: text.name)
    shuffled = np.random.default_rng(_SHUFFLE).permutation(len(ordered))
    return [[ordered[place] for place in shuffled[part::count]] for part in range(count)]


def fit_model(texts: Texts[LabelledText], passages: Passages) -> CutModel:
    """`passages` are those that the texts were observed with."""
    rows = _rows_out_of_fold(texts)
    sequence = fit_sequence(texts)

    def ranked(parts: list[list[_Row]]) -> CutModel:
        return CutModel(passages, sequence, *_fit_ranking(parts), SHARE, _IDENTITY)

    return replace(ranked(rows), calibration=_calibration(rows, ranked))


def _rows_out_of_fold(texts: Texts[LabelledText]) -> list[list[_Row]]:
    """In parts, as the sequence model of the other parts sees them."""
    parts = parts_of(texts, _PARTS)
    rows: list[list[_Row]] = []
    for place, part in enumerate(parts):
        others = [text for other in parts[:place] + parts[place + 1 :] for text in other]
        sequence = fit_sequence(others)
        rows.append([_row(text, sequence) for text in part])
    return rows


def _row(text: LabelledText, sequence: Sequence) -> _Row:
    observed = text.observed
    candidates = find_candidates(observed.units, observed.context)
    units = observed.units
    scores = sequence.scores(observed.columns, observed.grams, observed.meaning, units)
    marginals = sequence.marginals(scores, units)
    required, optional = truth_of(observed.units, candidates, text.measures)
    return _Row(text, candidates, read_numbers(observed, marginals, candidates), required, optional)


def _fit_ranking(parts: list[list[_Row]]) -> tuple[Trees, Trees]:
    rows = [row for part in parts for row in part]
    numbers = np.vstack([row.numbers for row in rows])
    required = np.concatenate([row.required for row in rows])
    optional = np.concatenate([row.optional & ~row.required for row in rows])
    return fit_trees(numbers, required), fit_trees(numbers, optional)


def _calibration(
    parts: list[list[_Row]], ranked: Callable[[list[list[_Row]]], CutModel]
) -> NDArray[np.float64]:
    """How often a chosen candidate of each probability is right, by rankings that had not seen its text."""
    said: list[float] = []
    right: list[bool] = []
    for place, part in enumerate(parts):
        model = ranked(parts[:place] + parts[place + 1 :])
        for row in part:
            judged = judge_numbers(row.candidates, row.numbers, model)
            chosen = choose_measures(row.text.observed.parts[0], judged, model)
            said += judged.either[chosen].tolist()
            right += (row.required | row.optional)[chosen].tolist()
    return smooth_calibration(np.array(said), np.array(right))


def smooth_calibration(said: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """A curve (2 × points) from what is said to how often it is right: strictly rising, so that order is kept (Platt)."""
    fitted = LogisticRegression(C=100.0).fit(_odds(said), right)
    grid = np.linspace(0, 1, 101)
    return np.stack([grid, fitted.predict_proba(_odds(grid))[:, 1]])


def _odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    inner = np.clip(probability, 0.005, 0.995)
    return np.log(inner / (1 - inner))[:, None]
