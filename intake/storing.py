"""The one way in: the file as received, its articles and all that is derived from them, in one transaction; or, where a
file holds many, a portion of its articles in each.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from documents.actions.articles import (
    NewArticle,
    create_articles,
    keep_file,
    next_position,
    refuse_unstorable,
)
from documents.actions.bylines import searched_names
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.models import Article, ArticleStatus, SourceFile
from documents.search.vocabulary import dictionary_in_force
from intake.computed import Computed, Text, compute_texts
from intake.derived import derive, take_estimates
from measures.actions.extracted import Changes
from measures.extraction import Lexicon
from regions.models import Region

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

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Stored:
    """The articles of one file and what changed among their measures, an entry an article.

    `is_new` is False where the same bytes had been stored before; nothing changed then.
    """

    source_file: SourceFile
    articles: list[Article]
    is_new: bool
    plans: list[Changes]


@dataclass(frozen=True, slots=True)
class Portion:
    """Articles of one file, and what was computed of each before anything was locked; `status` is what they become."""

    parsed: Sequence[ParsedArticle]
    computed: Sequence[Computed]
    status: str = ArticleStatus.PUBLISHED


def compute_all(parsed: Sequence[ParsedArticle], *, lexicon: Lexicon) -> list[Computed]:
    """All that follows from the articles but their signatures, with the tokens of their search rows."""
    dictionary_in_force()
    codes = {each.region_code for each in parsed}
    regions = Region.objects.select_related("parent__parent", "successor__parent__parent").in_bulk(
        codes - {""}
    )
    today = {code: region.today for code, region in regions.items()}
    texts = [
        Text(each.title, each.body, searched_names(each, today.get(each.region_code))) for each in parsed
    ]
    return compute_texts(texts, lexicon=lexicon, signs=False)


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
    known = SourceFile.objects.filter(sha256=received.sha256).first()
    if known is not None:
        return Stored(known, list(known.articles.order_by("position_in_file")), False, [])
    portion = Portion(parsed, computed, status)
    stored = store_portion(received=received, portion=portion, begun=None, received_by=received_by)
    take_estimates()
    return stored


@transaction.atomic
def store_portion(
    *, received: Received, portion: Portion, begun: SourceFile | None, received_by: User | None = None
) -> Stored:
    """Store articles of one file below those that stand there; `begun` is the file as stored with its first portion, None
    with the first. The portion is stored whole or not at all; the caller takes the estimates of the indexes after it.

    Raises IngestError as `store_articles` does, and where somebody else has stored the same bytes.
    """
    refuse_unstorable(portion.parsed, received.file_name)
    source_file = begun or keep_file(
        data=received.data,
        file_name=received.file_name,
        media_type=received.media_type,
        received_by=received_by,
        url=received.url,
    )
    first = next_position(source_file) if begun else 0
    new = [
        NewArticle(
            each,
            {"status": portion.status, "source_file": source_file, "position_in_file": position},
            (cut.title, cut.body) if (cut := computed.cut_now()) else None,
        )
        for position, (each, computed) in enumerate(
            zip(portion.parsed, portion.computed, strict=True), start=first
        )
    ]
    articles = create_articles(new=new, received_by=received_by)
    plans = derive(articles=articles, computed=portion.computed, are_new=True)
    return Stored(source_file, articles, True, plans)


def refuse_too_many(file_name: str, parsed: Sequence[ParsedArticle], computed: Sequence[Computed]) -> None:
    for article, each in zip(parsed, computed, strict=True):
        count = len(each.found.measures)
        if count > MOST_MEASURES:
            raise IngestError(
                f"{file_name}：《{article.title}》读出 {count:,} 条举措，超过一篇文章 {MOST_MEASURES:,} 条的上限，"
                "多半是许多文章合在了一起。请按篇拆分后再导入。"
            )
