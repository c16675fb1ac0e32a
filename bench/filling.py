"""Fill a database of the bench: made articles with their measures, all indexed, and what else stands in them."""

import random
from itertools import islice

from bench.furnishing import drawn, furnish, long_tail

BATCH_ARTICLES = 100
# Fewer are cut before processes that help have started.
WORTH_PROCESSES = 1000


def fill(count: int) -> None:
    """Bring the database to `count` articles with their measures, all indexed by the tokenizer of today."""
    from django.conf import settings

    from bench.collection import made_articles
    from documents.models import Article, ArticleIndex
    from documents.search.index import Cutter, loading, settle
    from documents.search.models import IndexState
    from documents.search.rebuild import rebuild
    from documents.search.tokenizer import fingerprint
    from measures.actions.themes import add_missing_themes
    from measures.models import MeasureIndex, Theme
    from measures.seeds import read_taxonomy
    from regions.actions import add_missing_regions
    from regions.models import Region
    from regions.seeds import read_regions

    if Article.objects.count() >= count:
        for rows in (ArticleIndex, MeasureIndex):
            if IndexState.objects.exclude(fingerprint=fingerprint()).filter(pk=rows._meta.db_table).exists():
                rebuild(rows)
        return
    Article.objects.all().delete()
    add_missing_regions(regions=read_regions(settings.SEEDS_DIR / "regions.csv"))
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    places = long_tail(Region.objects.order_by("level", "pk").values_list("pk", flat=True))
    theme_keys = long_tail(Theme.objects.values_list("pk", flat=True))
    abolished = Region.objects.filter(is_active=False, successor__isnull=False)
    then_of = dict(abolished.order_by("pk").values_list("successor_id", "pk"))
    made = made_articles(count)
    processes = 0 if count >= WORTH_PROCESSES else 1
    with Cutter(processes) as cutter, loading(MeasureIndex):
        waiting = None
        while True:
            batch = list(islice(made, BATCH_ARTICLES))
            cut = cutter.start(text for each in batch for text in each.measures)
            if waiting is not None:
                store(*waiting, places, theme_keys, then_of)
            if not batch:
                break
            waiting = (batch, cut)
        settle(MeasureIndex)
    furnish()
    # Behind the officials, whose names are searched too.
    rebuild(ArticleIndex)


def body_of(article) -> str:
    return "\n".join(article.measures)


def store(batch, cut, places, theme_keys, then_of) -> None:
    """`then_of` leads from a place to what it was: one in three of its texts is of that time."""
    from django.db import transaction

    from documents.models import Article
    from documents.models.article import body_sha256
    from documents.search.tokenizer import tokens
    from measures.models import Measure, MeasureIndex

    draw = random.Random(batch[0].title)
    with transaction.atomic():
        bodies = [body_of(each) for each in batch]
        articles = [
            Article(
                title=each.title,
                body=body,
                body_sha256=body_sha256(body),
                region_id=drawn(draw, places),
                status="published",
                published_on=f"{draw.randint(2016, 2025)}-0{draw.randint(1, 9)}-15",
                published_precision="day",
            )
            for each, body in zip(batch, bodies, strict=True)
        ]
        for article in articles[::3]:
            article.region_then_id = then_of.get(article.region_id)
        Article.objects.bulk_create(articles, with_index=False)
        measures = []
        for article, each in zip(articles, batch, strict=True):
            start = 0
            for position, text in enumerate(each.measures):
                measures.append(
                    Measure(
                        article=article,
                        position=position,
                        title=text[:12],
                        quote=text,
                        theme_id=drawn(draw, theme_keys),
                        start=start,
                        end=start + len(text),
                        rule="bench",
                    )
                )
                start += len(text) + 1
        made = Measure.objects.bulk_create(measures, with_index=False)
        MeasureIndex.objects.store(
            [
                MeasureIndex.from_tokens(measure.pk, tokens(measure.title), body)
                for measure, body in zip(made, cut(), strict=True)
            ],
            refresh=False,
        )
