"""Two rows that mean one: officials and sources entered twice. Keyword-only, atomic, returning the row that stays."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from documents.models import Authorship, Official, Source


@transaction.atomic
def merge_officials(*, kept: Official, absorbed: Iterable[Official], user: User) -> Official:
    """Give `kept` the articles of the absorbed officials, and drop those; posts stay as printed."""
    for official in absorbed:
        for row in Authorship.objects.filter(official=official).select_related("article"):
            row._history_user = user
            if Authorship.objects.filter(article=row.article, official=kept).exists():
                # Both sign the article, and one person signs once: the post already there stands.
                row.delete()
            else:
                row.official = kept
                row.save()
        drop(official, kept, user)
    return kept


@transaction.atomic
def merge_sources(*, kept: Source, absorbed: Iterable[Source], user: User) -> Source:
    """Give `kept` the articles of the absorbed sources, and drop those."""
    for source in absorbed:
        for article in source.articles.all():
            article.source = kept
            article._history_user, article._change_reason = user, f"来源“{source}”并入“{kept}”"[:100]
            article.save()
        drop(source, kept, user)
    return kept


def drop(row: Official | Source, kept: Official | Source, user: User) -> None:
    row._history_user, row._change_reason = user, f"并入“{kept}”"[:100]
    row.delete()
