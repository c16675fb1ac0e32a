"""Correcting a stored text: the article, its spans and all that is derived from it, in one transaction."""

from django.contrib.auth.models import User
from django.db import transaction

from documents.actions.corrections import article_token, keep_first_version, write_corrections
from documents.followers import articles_moved
from documents.ingest.parsed import ParsedArticle
from documents.models import Article
from intake.computed import compute
from intake.derived import derive
from measures.actions.corrections import Correction, carry_spans
from measures.actions.steps import settle
from measures.lexicon import current_lexicon


class ArticleConflictError(Exception):
    """Somebody changed the article since the curator opened it; nothing was written."""


def correct_article(
    *, article: Article, parsed: ParsedArticle, user: User, seen: str | None = None, change_reason: str = ""
) -> Correction:
    """Write the corrected article and carry its spans along; raises ArticleConflictError or IngestError."""
    computed = compute(title=parsed.title, body=parsed.body, lexicon=current_lexicon())
    with transaction.atomic(), articles_moved.together():
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if seen is not None and seen != article_token(row):
            raise ArticleConflictError
        keep_first_version(article=row)
        old_body = row.body
        row = write_corrections(article=row, parsed=parsed, user=user, change_reason=change_reason)
        if row.body == old_body:
            return Correction(row, kept=row.measures.count())
        done = carry_spans(article=row, old_body=old_body, user=user)
        derive(articles=[row], computed=[computed], keeps_measures=True)
        settle(row)
        return done
