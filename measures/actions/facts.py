"""Writes of figures and transitions: the machine's alone, replaced whole, each tied to the measure it stands in."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any, TypeVar

from django.db import transaction

from documents.inserting import insert
from documents.models import Article
from measures.extraction import Extraction, FigureSpan, TransitionSpan
from measures.models import Figure, Measure, Transition

Fact = TypeVar("Fact", FigureSpan, TransitionSpan, Figure, Transition)


@transaction.atomic
def store_facts(*, found: Sequence[tuple[Article, Extraction]]) -> None:
    """Replace the figures and transitions of each article by those found in it."""
    articles = [article for article, _ in found]
    measures = defaultdict(list)
    for measure in Measure.objects.filter(article__in=articles).only("pk", "article_id", "start", "end"):
        measures[measure.article_id].append(measure)
    holders = {article.pk: Holders(measures[article.pk]) for article in articles}
    for model in (Figure, Transition):
        model.objects.filter(article__in=articles).delete()
    insert(
        Figure,
        [
            figure_row(article, figure, holders[article.pk].of(figure))
            for article, extraction in found
            for figure in extraction.figures
        ],
    )
    insert(
        Transition,
        [
            transition_row(article, transition, holders[article.pk].of(transition))
            for article, extraction in found
            for transition in extraction.transitions
        ],
    )


def figure_row(article: Article, figure: FigureSpan, measure: Measure | None) -> dict[str, Any]:
    return {
        "article_id": article.pk,
        "measure_id": measure.pk if measure else None,
        "surface": figure.surface[:100],
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit[:30],
        "qualifier": figure.qualifier,
        "about": figure.about[:100],
        "extent": figure.extent[:30],
        "is_added": figure.is_added,
        "is_planned": figure.is_planned,
        "start": figure.start,
        "end": figure.end,
        "rule": figure.rule,
        "rule_version": figure.rule_version,
    }


def transition_row(article: Article, transition: TransitionSpan, measure: Measure | None) -> dict[str, Any]:
    return {
        "article_id": article.pk,
        "measure_id": measure.pk if measure else None,
        "source": transition.source[:200],
        "target": transition.target[:200],
        "quote": article.body[transition.start : transition.end],
        "start": transition.start,
        "end": transition.end,
        "rule": transition.rule,
        "rule_version": transition.rule_version,
        "weight": transition.weight,
    }


class Holders:
    """The measures of one article, asked which of them holds a span: the first in order, where several do."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._by_start = sorted(enumerate(measures), key=lambda each: each[1].start)
        self._starts = [row.start for _, row in self._by_start]
        # How far the measures up to each place reach.
        self._reach = list(accumulate((row.end for _, row in self._by_start), max))

    def of(self, span: Fact) -> Measure | None:
        held = []
        place = bisect_right(self._starts, span.start) - 1
        while place >= 0 and self._reach[place] >= span.end:
            order, row = self._by_start[place]
            if row.end >= span.end:
                held.append((order, row))
            place -= 1
        return min(held, key=itemgetter(0))[1] if held else None
