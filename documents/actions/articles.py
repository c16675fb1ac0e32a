"""Writes to articles and what belongs to them. Keyword-only, atomic, returning what they made."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from simple_history.utils import bulk_create_with_history

from documents.ingest.parsed import IngestError, ParsedArticle, ParsedAuthor
from documents.models import (
    Article,
    ArticleIndex,
    ArticleStatus,
    Authorship,
    Official,
    OfficialKind,
    Source,
    SourceFile,
)
from documents.models.article import body_sha256
from documents.plain import values_of
from regions.lookup import placed
from regions.models import Region


@dataclass(frozen=True)
class Import:
    """The articles of one file; `is_new` is False where the same bytes had been imported before."""

    source_file: SourceFile
    articles: list[Article]
    is_new: bool


@transaction.atomic
def import_articles(
    *,
    data: bytes,
    file_name: str,
    media_type: str,
    parsed: tuple[ParsedArticle, ...],
    status: str = ArticleStatus.PUBLISHED,
    received_by: User | None = None,
    url: str = "",
) -> Import:
    """Keep the file as received and store its articles; the same bytes are never stored twice.

    Raises IngestError where an article names an unknown region or repeats the body of a stored article.
    """
    digest = hashlib.sha256(data).hexdigest()
    known = SourceFile.objects.filter(sha256=digest).first()
    if known is not None:
        return Import(known, list(known.articles.order_by("position_in_file")), is_new=False)
    source_file = SourceFile.objects.create(
        sha256=digest,
        content=data,
        size=len(data),
        media_type=media_type,
        file_name=file_name,
        url=url,
        received_by=received_by,
    )
    articles = [
        create_article(
            parsed=article,
            file_name=file_name,
            status=status,
            source_file=source_file,
            position_in_file=position,
        )
        for position, article in enumerate(parsed)
    ]
    return Import(source_file, articles, is_new=True)


@transaction.atomic
def create_article(*, parsed: ParsedArticle, file_name: str, **fields: Any) -> Article:
    """Store one parsed article with its source and authors."""
    refuse_unknown_region(parsed.region_code, file_name)
    refuse_twin(parsed.body, file_name)
    values = values_of(parsed) | place_values(parsed.region_code, parsed.region_evidence)
    article = Article.objects.create(**values, source=get_source(parsed.source), **fields)
    add_authors(article=article, authors=parsed.authors)
    return article


def place_values(code: str, printed: str = "") -> dict[str, str | None]:
    """The columns that say where an article stands today and what the place was then."""
    today, then = placed(code, printed)
    return {"region_id": today or None, "region_then_id": then or None}


def refuse_unknown_region(code: str, file_name: str) -> None:
    if code and not Region.objects.filter(code=code).exists():
        raise IngestError(
            f"{file_name}：地区代码 {code} 不在行政区划库中。请核对代码，或先在后台添加该地区。"
        )


def refuse_twin(body: str, file_name: str) -> None:
    twin = Article.objects.filter(body_sha256=body_sha256(body), external_id=None).first()
    if twin is not None:
        raise IngestError(
            f"{file_name}：正文与已入库的《{twin.title}》（{twin.get_absolute_url()}）相同，未重复导入。"
        )


def get_source(name: str) -> Source | None:
    return Source.objects.get_or_create(name=name[:200])[0] if name else None


def add_authors(*, article: Article, authors: Iterable[ParsedAuthor]) -> None:
    """Attach officials in printed order; one person is named once, with the first post printed."""
    if store_authors(article=article, authors=authors):
        ArticleIndex.objects.index([article])


def store_authors(*, article: Article, authors: Iterable[ParsedAuthor]) -> int:
    """Like add_authors, for a caller that writes the article's search index itself; return how many."""
    seen: set[int] = set()
    rows = []
    for author in authors:
        kind = OfficialKind.BODY if author.is_body else OfficialKind.PERSON
        official = Official.objects.get_or_create(
            name=author.name[:100], kind=kind, region_id=article.region_id
        )[0]
        if official.pk not in seen:
            rows.append(
                Authorship(
                    article=article, official=official, position=author.position[:200], order=len(seen)
                )
            )
            seen.add(official.pk)
    bulk_create_with_history(rows, Authorship)
    return len(rows)
