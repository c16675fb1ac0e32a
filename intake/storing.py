"""The one way in: the file as received, its articles and all that is derived from them, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from documents.actions.articles import import_articles
from documents.followers import articles_moved
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.models import Article, ArticleStatus, SourceFile
from intake.computed import Computed
from intake.derived import derive
from measures.actions.extracted import Changes

# An article's rows are written in one transaction, half a millisecond a measure, and others wait meanwhile. No article
# of the annotated texts has 40.
MOST_MEASURES = 10_000


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it was handed over, or fetched from `url`."""

    data: bytes
    file_name: str
    media_type: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """The articles of one file and what changed among their measures, an entry an article.

    `is_new` is False where the same bytes had been stored before; nothing changed then.
    """

    source_file: SourceFile
    articles: list[Article]
    is_new: bool
    plans: list[Changes]


@transaction.atomic
def store_articles(
    *,
    received: Received,
    parsed: Sequence[ParsedArticle],
    computed: Sequence[Computed],
    status: str = ArticleStatus.PUBLISHED,
    received_by: User | None = None,
) -> Stored:
    """Store the articles of one file, whole or not at all; the same bytes are never stored twice.

    `computed` has an entry an article, made before this is called: nothing is read while the database is locked.
    Raises IngestError where an article names an unknown region, repeats the body of a stored article, or holds more
    measures than one transaction writes in good time.
    """
    refuse_too_many(received.file_name, parsed, computed)
    with articles_moved.together():
        done = import_articles(
            data=received.data,
            file_name=received.file_name,
            media_type=received.media_type,
            parsed=tuple(parsed),
            status=status,
            received_by=received_by,
            url=received.url,
        )
        plans = derive(articles=done.articles, computed=computed) if done.is_new else []
    return Stored(done.source_file, done.articles, done.is_new, plans)


def refuse_too_many(file_name: str, parsed: Sequence[ParsedArticle], computed: Sequence[Computed]) -> None:
    for article, each in zip(parsed, computed, strict=True):
        count = len(each.found.measures)
        if count > MOST_MEASURES:
            raise IngestError(
                f"{file_name}：《{article.title}》读出 {count:,} 条举措，超过一篇文章 {MOST_MEASURES:,} 条的上限，"
                "多半是许多文章合在了一起。请按篇拆分后再导入。"
            )
