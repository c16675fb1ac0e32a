"""What real articles have beside text and measures: kinds, sources, officials, figures, transitions, mentions, tallies.

Everything is drawn with a long tail, as regions and themes are: few of which much is written, many of which little is.
"""

import random
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from bench.collection import dictionary_words

BATCH_ARTICLES = 500
SOURCES, OFFICIALS, COUNTED = 300, 2000, 3000
FIGURES_AN_ARTICLE = 12
TRANSITION_SHARE, SECONDARY_SHARE = 0.4, 0.2
# What most sentences say of whose a figure is: nothing, the whole place, or a part of it.
EXTENTS = ("", "", "", "省", "市", "县", "村", "其中")
UNITS = ("亩", "万元", "人", "户", "个", "公里", "%", "吨")
KINDS = {"news": 50, "signed": 15, "report": 12, "notice": 8, "plan": 6, "interview": 5, "other": 4}

Weighted = tuple[Sequence, Sequence[float]]
Row = dict[str, object]


def long_tail(values: Iterable[Hashable], seed: int = 5) -> Weighted:
    """Values in a drawn order with cumulative weights that fall as 1/rank, for `drawn`."""
    values = list(values)
    random.Random(seed).shuffle(values)
    return values, list(accumulate(1 / rank for rank in range(1, len(values) + 1)))


def drawn(draw: random.Random, tail: Weighted) -> Any:
    values, cumulative = tail
    return draw.choices(values, cum_weights=cumulative)[0]


def furnish() -> None:
    """Give every article of the database what it lacks, and make the tallies."""
    from documents.models import Article, Official, Source
    from measures.actions.tallies import remake_tallies

    words, _ = dictionary_words()
    sources = Source.objects.bulk_create(Source(name=f"{words[n]}日报{n}") for n in range(SOURCES))
    officials = Official.objects.bulk_create(Official(name=f"{words[-n - 1]}{n}") for n in range(OFFICIALS))
    named = long_tail(each.pk for each in sources), long_tail(each.pk for each in officials)
    counted = long_tail(words[:COUNTED])
    for articles in _batches(Article.objects.only("pk", "body").order_by("pk")):
        _furnish(articles, *named, counted)
    remake_tallies()


def _furnish(articles: list, sources: Weighted, officials: Weighted, counted: Weighted) -> None:
    from django.db import connection, transaction

    from documents.inserting import insert
    from documents.models import Authorship
    from measures.models import Figure, Measure, Mention, Transition

    draw = random.Random(articles[0].pk)
    measures_of: dict[int, list[Measure]] = {article.pk: [] for article in articles}
    for measure in Measure.objects.filter(article__in=articles).order_by("pk"):
        measures_of[measure.article_id].append(measure)
    themes = sorted({measure.theme_id for each in measures_of.values() for measure in each})
    kinds = list(KINDS), list(accumulate(KINDS.values()))
    told = [(drawn(draw, kinds), drawn(draw, sources), article.pk) for article in articles]
    written: dict[type, list[Row]] = {Authorship: [], Mention: [], Figure: [], Transition: []}
    secondary: list[Row] = []
    for article in articles:
        signed = {"article_id": article.pk, "official_id": drawn(draw, officials)}
        written[Authorship].append({**signed, "position": "", "order": 0})
        measures = measures_of[article.pk]
        written[Figure] += _figures(draw, article, measures, counted)
        if draw.random() < TRANSITION_SHARE:
            written[Transition].append(_transition(draw, draw.choice(measures), counted))
        for measure in measures:
            span = {"article_id": article.pk, "start": measure.start, "end": measure.end}
            for theme in sorted({measure.theme_id, draw.choice(themes)}):
                written[Mention].append({**span, "theme_id": theme, "term": measure.quote[:2]})
            other = draw.choice(themes)
            if draw.random() < SECONDARY_SHARE and other != measure.theme_id:
                secondary.append({"measure_id": measure.pk, "theme_id": other})
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE documents_article SET kind = %s, source_id = %s WHERE id = %s", told)
        for model, rows in written.items():
            insert(model, rows)
        insert(Measure.secondary_themes.through, secondary)


def _figures(draw: random.Random, article, measures: list, counted: Weighted) -> list[Row]:
    """Of spans that are drawn twice the first."""
    rows: dict[int, Row] = {}
    for measure in draw.choices(measures, k=FIGURES_AN_ARTICLE):
        at, value = draw.randrange(measure.start, measure.end - 4), draw.randint(1, 100_000)
        row = {
            **_span(measure, at, at + 4),
            "surface": article.body[at : at + 4],
            "low": value,
            "high": value,
        }
        told = {"unit": draw.choice(UNITS), "qualifier": "", "about": drawn(draw, counted)}
        told |= {
            "extent": draw.choice(EXTENTS),
            "is_added": draw.random() < 0.1,
            "is_planned": draw.random() < 0.1,
        }
        rows.setdefault(at, {**row, **told})
    return list(rows.values())


def _transition(draw: random.Random, measure, counted: Weighted) -> Row:
    pair = {"source": drawn(draw, counted), "target": drawn(draw, counted)}
    return {
        **_span(measure, measure.start, measure.end),
        **pair,
        "quote": measure.quote,
        "weight": draw.random(),
    }


def _span(measure, start: int, end: int) -> Row:
    where = {"article_id": measure.article_id, "measure_id": measure.pk, "start": start, "end": end}
    return {**where, "rule": "", "rule_version": ""}


def _batches(rows) -> Iterator[list]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH_ARTICLES]):
        yield batch
        last = batch[-1].pk
