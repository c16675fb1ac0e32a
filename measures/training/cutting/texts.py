"""Annotated texts as the product reads them, with their measures as spans of the product's own body."""

import csv
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.ingest import ingest
from documents.text.vectors import WordVectors
from measures.extraction.cutting.observed import Observed, observe, part_of
from measures.extraction.cutting.passages import Passages
from measures.extraction.finders import find_measures as find_by_rules
from measures.extraction.outline import Page, parse
from measures.training.sources import CORPUS, SAMPLES, SEEDS, Sources
from regions.gazetteer.gazetteer import Gazetteer, RegionName

_REGIONS = Path(__file__).parents[3] / "seeds" / "regions.csv"
# Texts of corpus/unlabelled.jsonl.gz by their ids; `[start, end, 1 where optional]` a measure.
OWN_LABELS = Path(__file__).with_name("own_labels.jsonl")
# A page may lose its first words to the title: the measure is then what is left of it.
_MOST_LOST = 0.4


@dataclass(frozen=True, slots=True)
class Gold:
    """A measure as a reader marked it; `optional` where another reader might not."""

    start: int
    end: int
    optional: bool


@dataclass(frozen=True, slots=True)
class LabelledText:
    """`truth` is the annotation as it stands in the file of gold."""

    name: str
    body: str
    observed: Observed
    measures: tuple[Gold, ...]
    truth: dict[str, Any]

    @property
    def genre(self) -> str:
        return genre_of(self.name)


def genre_of(name: str) -> str:
    """The kind of a text of the corpus, by the number that it bears (corpus/README.md)."""
    number = int(digits[0]) if (digits := re.findall(r"^\d+", name)) else 0
    if number // 100 == 3 or 801 <= number <= 824:
        return "reports"
    kinds = {1: "notices", 2: "accounts", 4: "pages", 5: "mixed", 6: "mixed", 7: "mixed"}
    return kinds.get(number // 100, "news" if number else "seeds")


def corpus(sources: Sources, vectors: WordVectors, passages: Passages) -> list[LabelledText]:
    """The texts that cross-validation is over."""
    return list(_labelled(sources, CORPUS, vectors, passages))


def own_labels(sources: Sources, vectors: WordVectors, passages: Passages) -> list[LabelledText]:
    """Unlabelled texts that were read for this model alone, by one reader: to learn from and never to judge by."""
    rows = map(json.loads, OWN_LABELS.read_text(encoding="utf-8").splitlines())
    marked = {row["doc"]: row["measures"] for row in rows}
    found: list[LabelledText] = []
    for row in sources.unlabelled():
        if row["doc"] in marked:
            measures = tuple(Gold(start, end, bool(optional)) for start, end, optional in marked[row["doc"]])
            found += _observed(row["doc"], row["text"], measures, {}, vectors, passages)
    return found


def first_sets(sources: Sources, vectors: WordVectors, passages: Passages) -> list[LabelledText]:
    """The seeds and samples: the rules were written on them, so they serve to learn from and never to judge by."""
    return [text for gold in (SEEDS, SAMPLES) for text in _labelled(sources, gold, vectors, passages)]


def _labelled(
    sources: Sources, gold: str, vectors: WordVectors, passages: Passages
) -> Iterator[LabelledText]:
    for truth in sources.gold(gold):
        body = read_body(sources.text_of(gold, truth["file"]), truth)
        measures = tuple(aligned(body, truth["measures"]))
        yield from _observed(truth["id"], body, measures, truth, vectors, passages)


def _observed(
    name: str,
    body: str,
    measures: tuple[Gold, ...],
    truth: dict[str, Any],
    vectors: WordVectors,
    passages: Passages,
) -> Iterator[LabelledText]:
    page = Page(body)
    outline = parse(page)
    part = part_of(page, outline, find_by_rules(page, outline))
    if part:
        yield LabelledText(name, body, observe([part], vectors, passages), measures, truth)


def read_body(path: Path, truth: dict[str, Any]) -> str:
    """The body that the product reads from a file; of several, the one most like the annotated text."""
    wanted = _triples(truth["body"] or "".join(measure["text"] for measure in truth["measures"]))
    articles = ingest(path.read_bytes(), file_name=path.name, gazetteer=_gazetteer())
    return max((article.body for article in articles), key=lambda body: len(_triples(body) & wanted))


def _triples(text: str) -> set[str]:
    solid = "".join(text.split())
    return {solid[place : place + 3] for place in range(len(solid) - 2)}


@functools.cache
def _gazetteer() -> Gazetteer:
    with _REGIONS.open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(file))
    return Gazetteer(RegionName(**{**row, "is_active": row["is_active"] == "1"}) for row in rows)


def aligned(body: str, measures: list[dict[str, Any]]) -> Iterator[Gold]:
    """The measures found again in the body, blanks aside; one that the body lost is left out."""
    places = [place for place, char in enumerate(body) if not char.isspace()]
    solid = "".join(body.split())
    reached = 0
    for measure in measures:
        words = "".join(measure["text"].split())
        for lost in range(int(len(words) * _MOST_LOST) + 1):
            start = solid.find(words[lost:], reached)
            start = start if start >= 0 else solid.find(words[lost:])
            if start >= 0:
                reached = start + 1
                end = start + len(words) - lost
                yield Gold(places[start], places[end - 1] + 1, bool(measure.get("optional")))
                break
