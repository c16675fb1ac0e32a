"""The step of `python -m measures.training` that makes the learned cut, and its cross-validation."""

import json
import sys
from pathlib import Path

from documents.text.vectors import word_vectors
from measures.extraction.cutting.model import NAME
from measures.extraction.cutting.passages import Passages
from measures.training.cutting.fitting import fit_model
from measures.training.cutting.judging import cross_validated, judge_readings
from measures.training.cutting.passages import fit_passages
from measures.training.cutting.texts import LabelledText, corpus, first_sets, own_labels
from measures.training.files import write_model
from measures.training.labels import PASSAGES
from measures.training.sources import CORPUS, SAMPLES, SEEDS, UNLABELLED, Sources

METHOD = (
    "softmax and logistic regression on filed passages; linear-chain CRF over sentences (cues, rules, outline, runs of "
    "characters, word vectors); candidates ranked by boosted trees on its out-of-fold marginals, best set by dynamic programming, logistic calibration"
)


def train(sources: Sources, folder: Path) -> None:
    passages = fit_passages(sources, word_vectors())
    texts, others = _texts(sources, passages)
    readings = cross_validated(texts, others, passages)
    write_model(
        NAME,
        fit_model([*texts, *others], passages).as_arrays(),
        folder,
        method=METHOD,
        sources=sources,
        data=(CORPUS, SEEDS, SAMPLES, UNLABELLED, PASSAGES),
        figures={
            "texts": len(texts),
            "texts_never_judged_by": len(others),
            **judge_readings(texts, readings, sources).figures(),
        },
    )


def _texts(sources: Sources, passages: Passages) -> tuple[list[LabelledText], list[LabelledText]]:
    """The texts that models are judged by, and those that they only learn from."""
    known = sources, word_vectors(), passages
    return corpus(*known), [*first_sets(*known), *own_labels(*known)]


def cross_validate(sources: Sources, out: Path) -> dict[str, float]:
    """Write what models that do not know a text cut in it, as a dry run would print it; return the figures."""
    passages = fit_passages(sources, word_vectors())
    texts, others = _texts(sources, passages)
    readings = cross_validated(texts, others, passages)
    articles = [
        {
            "file": text.truth["file"],
            "articles": [
                {
                    "title": text.truth["title"],
                    "body": text.body,
                    "measures": [
                        {
                            "title": item.title,
                            "section": " › ".join(item.section),
                            "text": text.body[item.start : item.end],
                            "start": item.start,
                            "end": item.end,
                            "rule": item.rule,
                            "confidence": item.confidence,
                        }
                        for item in readings[text.name]
                    ],
                }
            ],
        }
        for text in texts
    ]
    out.write_text(json.dumps(articles, ensure_ascii=False, indent=1), encoding="utf-8")
    figures = judge_readings(texts, readings, sources).figures()
    sys.stdout.writelines(f"{name:16s} {value:.3f}\n" for name, value in figures.items())
    return figures
