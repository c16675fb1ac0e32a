"""What real articles have beside text and measures: kinds, sources, officials, figures, transitions, mentions, tallies.

Everything is drawn with a long tail, as regions and themes are: few of which much is written, many of which little is.
"""

import random
from collections.abc import Hashable, Iterable, Iterator, Sequence

from bench.collection import dictionary_words

BATCH_ARTICLES = 500
SOURCES, OFFICIALS, COUNTED = 300, 2000, 3000
FIGURES_AN_ARTICLE = 12
TRANSITION_SHARE, SECONDARY_SHARE = 0.4, 0.2
UNITS = ("亩", "万元", "人", "户", "个", "公里", "%", "吨")
KINDS = {"news": 50, "signed": 15, "report": 12, "notice": 8, "plan": 6, "interview": 5, "other": 4}

Weighted = tuple[Sequence, Sequence[float]]


def long_tail(values: Iterable[Hashable], seed: int = 5) -> Weighted:
    """Values in a drawn order with weights that fall as 1/rank, for random.choices."""
    values = list(values)
    random.Random(seed).shuffle(values)
    return values, [1 / rank for rank in range(1, len(values) + 1)]


def furnish() -> None:
    """Give every article of the database what it lacks, and make the tallies."""
    from documents.models import Article, Official, Source
    from measures.actions.tallies import remake_tallies

    words, _ = dictionary_words()
    sources = Source.objects.bulk_create(Source(name=f"{words[n]}日报{n}") for n in range(SOURCES))
    officials = Official.objects.bulk_create(Official(name=f"{words[-n - 1]}{n}") for n in range(OFFICIALS))
    named = long_tail(each.pk for each in sources), long_tail(each.pk for each in officials)
    for articles in _batches(Article.objects.order_by("pk")):
        _furnish(articles, *named, words)
    remake_tallies()


def _furnish(articles: list, sources: Weighted, officials: Weighted, words: list[str]) -> None:
    from django.db import transaction

    from documents.models import Article, Authorship
    from measures.models import Figure, Measure, Mention, Transition

    draw = random.Random(articles[0].pk)
    counted = long_tail(words[:COUNTED])
    measures_of: dict[int, list[Measure]] = {article.pk: [] for article in articles}
    for measure in Measure.objects.filter(article__in=articles).order_by("pk"):
        measures_of[measure.article_id].append(measure)
    themes = sorted({measure.theme_id for each in measures_of.values() for measure in each})
    figures, transitions, mentions, secondary, authorships = [], [], [], [], []
    for article in articles:
        article.kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
        article.source_id = draw.choices(*sources)[0]
        authorships.append(Authorship(article=article, official_id=draw.choices(*officials)[0], order=0))
        measures = measures_of[article.pk]
        for measure in draw.choices(measures, k=FIGURES_AN_ARTICLE):
            at = draw.randrange(measure.start, measure.end - 4)
            value = draw.randint(1, 100_000)
            about = draw.choices(*counted)[0]
            figures.append(
                Figure(
                    article=article,
                    measure=measure,
                    start=at,
                    end=at + 4,
                    about=about,
                    surface=article.body[at : at + 4],
                    low=value,
                    high=value,
                    unit=draw.choice(UNITS),
                )
            )
        if draw.random() < TRANSITION_SHARE:
            where = draw.choice(measures)
            source, target = draw.choices(*counted)[0], draw.choices(*counted)[0]
            span = {"article": article, "measure": where, "start": where.start, "end": where.end}
            transitions.append(
                Transition(**span, source=source, target=target, quote=where.quote, weight=draw.random())
            )
        for measure in measures:
            for theme in {measure.theme_id, draw.choice(themes)}:
                span = {"article": article, "start": measure.start, "end": measure.end}
                mentions.append(Mention(**span, theme_id=theme, term=measure.quote[:2]))
            other = draw.choice(themes)
            if draw.random() < SECONDARY_SHARE and other != measure.theme_id:
                link = Measure.secondary_themes.through(measure_id=measure.pk, theme_id=other)
                secondary.append(link)
    with transaction.atomic():
        Article.objects.bulk_update(articles, ["kind", "source"])
        for rows in (authorships, mentions, secondary):
            type(rows[0]).objects.bulk_create(rows, batch_size=2000)
        Figure.objects.bulk_create(figures, batch_size=2000, ignore_conflicts=True)
        Transition.objects.bulk_create(transitions, batch_size=2000, ignore_conflicts=True)


def _batches(rows) -> Iterator[list]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH_ARTICLES]):
        yield batch
        last = batch[-1].pk
