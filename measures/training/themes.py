"""The theme model: one-against-rest linear machines on the words, vectors and lexicon of labelled passages."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from measures.extraction.learned.theme_features import Passage, Terms, dense_row
from measures.extraction.learned.theme_model import OTHER, ThemeModel
from measures.extraction.themes.classifier import Verdict, judge, lexicon_evidence, lexicon_scores
from measures.extraction.themes.lexicon import Lexicon
from measures.training.background import background
from measures.training.files import write_model
from measures.training.labels import LABELS, PASSAGES, Labelled, labelled
from measures.training.sources import NEWS, Sources

LEXICON = Path(__file__).parents[2] / "seeds" / "theme_lexicon.toml"

FOLDS = 10
# All judged by filing the labelled passages, cross-validated by text.
TITLE_FEWEST = TEXT_FEWEST = 2
COST = 0.2
# What a theme that a second reader may choose weighs as an example of that theme: .2, .3 and .5 did alike, 0 files
# three in a hundred fewer where a reader accepts it.
ALSO_WEIGHT = 0.3
# How far machines that know only the first reader's theme count: they win one in a hundred of first choices.
STRICT_SHARE = 0.5
NO_MEASURE_WEIGHT = 0.7
BACKGROUND_WEIGHT = 0.4

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A passage as the model sees it, with what it should say and how much it counts."""

    passage: Passage
    theme: str
    accepted: frozenset[str]
    weight: float


def examples_of(rows: Sequence[Labelled], lexicon: Lexicon) -> list[Example]:
    return [
        Example(
            passage_of(row, lexicon), row.theme, row.accepted, 1.0 if row.is_measure else NO_MEASURE_WEIGHT
        )
        for row in rows
    ]


def passage_of(row: Labelled, lexicon: Lexicon) -> Passage:
    evidence = lexicon_evidence(lexicon, row.title, row.text, row.section, row.article)
    return Passage.read(row.title, row.text, lexicon_scores(evidence))


def background_examples(sources: Sources, lexicon: Lexicon) -> list[Example]:
    """Sentences of the news of which the lexicon knows nothing, as examples of what belongs to no theme."""
    return [
        Example(Passage.read(title, text, {}), OTHER, frozenset({OTHER}), BACKGROUND_WEIGHT)
        for title, text in background(sources, lexicon)
    ]


def fitted(examples: Sequence[Example], themes: tuple[str, ...]) -> ThemeModel:
    """The model of some examples, not yet calibrated."""
    passages = [example.passage for example in examples]
    title_terms = Terms.learned([passage.title for passage in passages], TITLE_FEWEST)
    text_terms = Terms.learned([passage.text for passage in passages], TEXT_FEWEST)
    features = sp.hstack(
        [
            _sparse([title_terms.row(passage.title) for passage in passages], len(title_terms.places)),
            _sparse([text_terms.row(passage.text) for passage in passages], len(text_terms.places)),
            sp.csr_matrix(np.array([dense_row(passage, themes) for passage in passages])),
        ]
    ).tocsr()
    weights = np.column_stack([_weights_of(theme, features, examples) for theme in themes])
    ends = np.cumsum([len(title_terms.places), len(text_terms.places)])
    title, text, rest = np.split(weights.astype(np.float32), ends)
    return ThemeModel(
        themes, title_terms, text_terms, title, text, rest[:-1], rest[-1], (1.0, 1.0, 0.0), (1.0, 0.0)
    )


def _sparse(rows: Sequence[tuple[NDArray[np.intp], NDArray[np.float32]]], width: int) -> sp.csr_matrix:
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    return sp.csr_matrix((np.concatenate([values for _, values in rows]), places, ends), (len(rows), width))


def _weights_of(theme: str, features: sp.csr_matrix, examples: Sequence[Example]) -> Numbers:
    """[features + 1]: the machine that knows all accepted themes and, with its share, the one that knows the first."""
    first = np.array([example.theme == theme for example in examples])
    accepted = np.array([theme in example.accepted for example in examples])
    counts = np.array([example.weight for example in examples])
    lenient = _machine(features, accepted, counts * np.where(accepted & ~first, ALSO_WEIGHT, 1.0))
    return lenient + STRICT_SHARE * _machine(features, first, counts)


def _machine(features: sp.csr_matrix, is_theme: NDArray[np.bool_], counts: Numbers) -> Numbers:
    if not is_theme.any():
        # A theme that a fold holds no example of is never chosen there.
        return np.append(np.zeros(features.shape[1]), -1.0)
    machine = LinearSVC(C=COST, tol=1e-3, random_state=0).fit(features, is_theme, sample_weight=counts)
    return np.append(machine.coef_[0], machine.intercept_[0])


def held_out(
    rows: Sequence[Labelled], examples: Sequence[Example], more: Sequence[Example], themes: tuple[str, ...]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp], ThemeModel]]:
    """For each fold: the places learned from, those held out, and the model."""
    groups = [row.group for row in rows]
    for known, unknown in GroupKFold(FOLDS).split(rows, groups=groups):
        yield known, unknown, fitted([*(examples[place] for place in known), *more], themes)


def calibrated(model: ThemeModel, examples: Sequence[Example], scores: Numbers) -> ThemeModel:
    """The model with probabilities fitted on scores [examples, themes] of models that did not know the examples."""
    accepted = np.array([[theme in example.accepted for theme in model.themes] for example in examples])
    best = scores.argmax(axis=1)
    is_right = accepted[np.arange(len(examples)), best]
    ordered = np.sort(scores, axis=1)
    lead = np.column_stack([ordered[:, -1], ordered[:, -1] - ordered[:, -2]])
    sureness = LogisticRegression(C=1e3).fit(lead, is_right)
    nearness = LogisticRegression(C=1e3).fit(scores.reshape(-1, 1), accepted.ravel())
    of_best, of_lead = map(float, sureness.coef_[0])
    return replace(
        model,
        sureness=(of_best, of_lead, float(sureness.intercept_[0])),
        nearness=(float(nearness.coef_[0, 0]), float(nearness.intercept_[0])),
    )


def scores_of(model: ThemeModel, examples: Sequence[Example]) -> Numbers:
    """[examples, themes]."""
    readings = [model.read(example.passage).scores for example in examples]
    return np.array([[scores[theme] for theme in model.themes] for scores in readings])


def train(sources: Sources, folder: Path) -> None:
    """Learn from every labelled passage, with probabilities and figures from folds."""
    lexicon = shipped_lexicon()
    rows = labelled(sources)
    examples, more = examples_of(rows, lexicon), background_examples(sources, lexicon)
    themes = tuple(sorted({example.theme for example in examples}))
    scores = np.zeros((len(rows), len(themes)))
    for _, unknown, model in held_out(rows, examples, more, themes):
        scores[unknown] = scores_of(model, [examples[place] for place in unknown])
    whole = calibrated(fitted([*examples, *more], themes), examples, scores)
    write_model(
        "themes",
        whole.packed(),
        folder,
        method=(
            f"one-against-rest linear SVM (C {COST}) on words and pairs of words of title and text, mean word vectors and the "
            f"lexicon's verdict; themes that a second reader may choose at weight {ALSO_WEIGHT}; {len(more)} sentences of the news "
            "in which the lexicon knows no word as examples of other; logistic calibration on held-out folds"
        ),
        sources=sources,
        data=(*LABELS, NEWS),
        figures=figures_of(rows, themes, scores),
    )


def shipped_lexicon() -> Lexicon:
    return Lexicon.from_toml(LEXICON.read_text(encoding="utf-8"))


def figures_of(rows: Sequence[Labelled], themes: tuple[str, ...], scores: Numbers) -> dict[str, float]:
    """Shares of passages filed as the first reader did, and as a second reader may, by models that did not know the text."""
    chosen = [themes[best] for best in scores.argmax(axis=1)]
    pairs = list(zip(rows, chosen, strict=True))
    return {
        "passages": len(rows),
        "texts": len({row.group for row in rows}),
        "strict": round(sum(row.theme == theme for row, theme in pairs) / len(pairs), 3),
        "lenient": round(sum(theme in row.accepted for row, theme in pairs) / len(pairs), 3),
    }


def cross_validate(sources: Sources, out: Path) -> None:
    """Write what models that do not know its text say of each filed passage, as `classify_measures` prints it."""
    lexicon = shipped_lexicon()
    rows = labelled(sources)
    examples, more = examples_of(rows, lexicon), background_examples(sources, lexicon)
    themes = tuple(sorted({example.theme for example in examples}))
    folds = list(held_out(rows, examples, more, themes))
    scores = np.zeros((len(rows), len(themes)))
    for _, unknown, model in folds:
        scores[unknown] = scores_of(model, [examples[place] for place in unknown])
    asked = {row["id"] for row in sources.lines(PASSAGES)}
    with out.open("w", encoding="utf-8") as lines:
        for known, unknown, model in folds:
            # Probabilities too come from texts of other folds alone.
            sure = calibrated(model, [examples[place] for place in known], scores[known])
            for place in unknown:
                if rows[place].key in asked:
                    verdict = judge(sure, examples[place].passage, ())
                    lines.write(json.dumps(printed(rows[place].key, verdict), ensure_ascii=False) + "\n")


def printed(key: str, verdict: Verdict) -> dict[str, object]:
    return {
        "id": key,
        "theme": verdict.theme,
        "secondary": list(verdict.secondary),
        "confidence": verdict.confidence,
    }
