"""Writes of figures and transitions: the machine's alone, replaced whole, each tied to the measure it stands in."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from django.db import transaction

from documents.models import Article
from measures.extraction import Extraction, FigureSpan, TransitionSpan
from measures.models import Figure, Measure, Transition

BATCH_ROWS = 500
Fact = TypeVar("Fact", FigureSpan, TransitionSpan, Figure, Transition)


@transaction.atomic
def store_facts(*, found: Sequence[tuple[Article, Extraction]]) -> None:
    """Replace the figures and transitions of each article by those found in it."""
    articles = [article for article, _ in found]
    holders = defaultdict(list)
    for measure in Measure.objects.filter(article__in=articles).only("pk", "article_id", "start", "end"):
        holders[measure.article_id].append(measure)
    for model in (Figure, Transition):
        model.objects.filter(article__in=articles).delete()
    Figure.objects.bulk_create(
        [
            figure_of(article, figure, enclosing(figure, holders[article.pk]))
            for article, extraction in found
            for figure in extraction.figures
        ],
        batch_size=BATCH_ROWS,
    )
    Transition.objects.bulk_create(
        [
            transition_of(article, transition, enclosing(transition, holders[article.pk]))
            for article, extraction in found
            for transition in extraction.transitions
        ],
        batch_size=BATCH_ROWS,
    )


def figure_of(article: Article, figure: FigureSpan, measure: Measure | None) -> Figure:
    return Figure(
        article=article,
        measure=measure,
        surface=figure.surface[:100],
        low=figure.low,
        high=figure.high,
        unit=figure.unit[:30],
        qualifier=figure.qualifier,
        about=figure.about[:100],
        start=figure.start,
        end=figure.end,
        rule=figure.rule,
        rule_version=figure.rule_version,
    )


def transition_of(article: Article, transition: TransitionSpan, measure: Measure | None) -> Transition:
    return Transition(
        article=article,
        measure=measure,
        source=transition.source[:200],
        target=transition.target[:200],
        quote=article.body[transition.start : transition.end],
        start=transition.start,
        end=transition.end,
        rule=transition.rule,
        rule_version=transition.rule_version,
        weight=transition.weight,
    )


def enclosing(span: Fact, measures: Sequence[Measure]) -> Measure | None:
    return next((row for row in measures if row.start <= span.start and span.end <= row.end), None)
