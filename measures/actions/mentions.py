"""Writes of the sentences that speak of themes: the machine's alone, replaced whole."""

from collections.abc import Sequence

from django.db import transaction

from documents.inserting import insert
from documents.models import Article
from measures.actions.themes import stored_themes
from measures.extraction import MentionSpan
from measures.models import Mention


@transaction.atomic
def store_mentions(*, found: Sequence[tuple[Article, Sequence[MentionSpan]]]) -> int:
    """Replace the mentions of each article by those found in it, and return how many there are; of a theme that there is
    not, none is kept."""
    themes = stored_themes()
    Mention.objects.filter(article__in=[article for article, _ in found]).delete()
    rows = [
        {
            "article_id": article.pk,
            "theme_id": themes[span.theme].pk,
            "start": span.start,
            "end": span.end,
            "term": span.term[:100],
        }
        for article, spans in found
        for span in spans
        if span.theme in themes
    ]
    return insert(Mention, rows)
