"""Writes to articles and what belongs to them. Keyword-only, atomic, returning what they made."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from documents.actions.bylines import BATCH_ROWS, batched, sign, stored_sources
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.models import Article, ArticleIndex, SourceFile
from documents.models.article import body_sha256
from documents.plain import values_of
from documents.search.tokenizer import Tokens
from documents.search.vocabulary import dictionary_in_force
from regions.lookup import placed_all
from regions.models import Region


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to be stored: as it was read, the columns that no text says, and the tokens of its search row (title
    and body with `bylines.searched_names`), where they were cut before."""

    parsed: ParsedArticle
    columns: Mapping[str, Any]
    tokens: tuple[Tokens, Tokens] | None = None


@transaction.atomic
def keep_file(
    *, data: bytes, file_name: str, media_type: str, received_by: User | None = None, url: str = ""
) -> SourceFile:
    """Keep the file as received; raises IngestError where the same bytes are there already."""
    source_file, is_new = SourceFile.objects.get_or_create(
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={
            "content": data,
            "size": len(data),
            "media_type": media_type,
            "file_name": file_name,
            "url": url,
            "received_by": received_by,
        },
    )
    if not is_new:
        raise IngestError(f"{file_name}：这个文件刚刚已由别人导入，内容完全相同，未重复导入。")
    return source_file


def next_position(source_file: SourceFile) -> int:
    """The place in the file below those of its stored articles."""
    last = source_file.articles.aggregate(last=Max("position_in_file"))["last"]
    return 0 if last is None else last + 1


@transaction.atomic
def create_articles(
    *, new: Sequence[NewArticle], received_by: User | None = None, has_history: bool = True
) -> list[Article]:
    """Store articles with their sources and authors, by the set; fifty cost hardly more statements than one.

    `has_history=False` for a bulk load, whose articles are recorded when somebody first changes one. What else follows
    from the articles, the tallies too, is the caller's (intake.derived). Whether they may be stored was asked before.
    """
    sources = stored_sources(each.parsed.source for each in new)
    places = placed_all((each.parsed.region_code, each.parsed.region_evidence) for each in new)
    rows = [
        Article(
            **{**values_of(each.parsed), **columns_of(place), **each.columns},
            body_sha256=body_sha256(each.parsed.body),
            source=sources.get(each.parsed.source[:200]),
        )
        for each, place in zip(new, places, strict=True)
    ]
    articles: list[Article] = Article.objects.bulk_create(rows, batch_size=BATCH_ROWS, with_index=False)
    if has_history:
        Article.history.bulk_history_create(articles, batch_size=BATCH_ROWS, default_user=received_by)
    sign(list(zip(articles, (each.parsed.authors for each in new), strict=True)))
    index_new(articles, [each.tokens for each in new])
    return articles


def index_new(articles: Sequence[Article], cut: Sequence[tuple[Tokens, Tokens] | None]) -> None:
    """Write the search rows; those that were not cut before are read back with their authors and cut here."""
    known = {article.pk: tokens for article, tokens in zip(articles, cut, strict=True) if tokens is not None}
    uncut = [article.pk for article in articles if article.pk not in known]
    if uncut:
        dictionary_in_force()
        read = Article.objects.filter(pk__in=uncut).prefetch_related(*ArticleIndex.related)
        known |= {article.pk: ArticleIndex.cut(article) for article in read}
    ArticleIndex.objects.store_new({article.pk: known[article.pk] for article in articles})


def refuse_unstorable(parsed: Sequence[ParsedArticle], file_name: str) -> None:
    """Raise IngestError where one of the articles names an unknown region, or repeats a stored one or another of them."""
    for code in dict.fromkeys(each.region_code for each in parsed):
        refuse_unknown_region(code, file_name)
    seen: dict[str, ParsedArticle] = {}
    for each in parsed:
        first = seen.setdefault(body_sha256(each.body), each)
        if first is not each:
            raise IngestError(
                f"{file_name}：《{each.title}》与同一文件里的《{first.title}》正文相同，没有存入。请去掉其中一篇。"
            )
    for some in batched(seen):
        twin = Article.objects.filter(body_sha256__in=some, external_id=None).first()
        if twin is not None:
            raise IngestError(twin_notice(twin, file_name))


def place_values(code: str, printed: str = "") -> dict[str, str | None]:
    """The columns that say where an article stands today and what the place was then."""
    return columns_of(placed_all([(code, printed)])[0])


def columns_of(place: tuple[str, str]) -> dict[str, str | None]:
    today, then = place
    return {"region_id": today or None, "region_then_id": then or None}


def refuse_unknown_region(code: str, file_name: str) -> None:
    if code and not Region.objects.filter(code=code).exists():
        raise IngestError(
            f"{file_name}：地区代码 {code} 不在行政区划库中。请核对代码，或先在后台添加该地区。"
        )


def refuse_twin(body: str, file_name: str) -> None:
    twin = Article.objects.filter(body_sha256=body_sha256(body), external_id=None).first()
    if twin is not None:
        raise IngestError(twin_notice(twin, file_name))


def twin_notice(twin: Article, file_name: str) -> str:
    return f"{file_name}：正文与已入库的《{twin.title}》（{twin.get_absolute_url()}）相同，未重复导入。"
