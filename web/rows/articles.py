"""Articles, as programs are told of them."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from documents.dates import write_date
from documents.models import Article
from web.rows.row import Absolute, Code, CodeThen, Digest, Id, Row


class Author(Row):
    id: Id
    name: Annotated[str, Field(description="姓名或机构名")]
    kind: Annotated[str, Field(description="person 个人、body 机构、reporter 记者和通讯员")]
    position: Annotated[str, Field(description="职务（照原文）")]


class ArticleRow(Row):
    id: Id
    title: Annotated[str, Field(description="标题")]
    kind: Annotated[str, Field(description="体裁")]
    kind_name: Annotated[str, Field(description="体裁名称")]
    region_code: Code
    region_name: Annotated[str, Field(description="地区全称")]
    region_code_then: CodeThen
    smaller_place: Annotated[str, Field(description="标题写明的其下乡镇或开发区，没有代码；没有写明的为空")]
    smaller_kind: Annotated[str, Field(description="township 乡镇街道、zone 开发区")]
    published: Annotated[
        str, Field(description="发布日期，照已知的精度：2022-07-28、2022-07、2022；不详为空")
    ]
    authors: Annotated[list[Author], Field(description="署名的人和机构，按署名次序")]
    source_id: Annotated[int | None, Field(description="来源编号")]
    source: Annotated[str, Field(description="来源")]
    source_url: Annotated[str, Field(description="原文网址")]
    document_number: Annotated[str, Field(description="文号")]
    is_recognised: Annotated[bool, Field(description="是否由扫描件识别而来，字句和数字以原件为准")]
    external_id: Annotated[str | None, Field(description="导入时带来的编号")]
    body_sha256: Digest
    measures: Annotated[int, Field(ge=0, description="举措数")]
    added: Annotated[datetime, Field(description="入库时间")]
    updated: Annotated[datetime, Field(description="更新时间")]
    url: Annotated[str, Field(description="网页")]


class ArticleText(ArticleRow):
    body: Annotated[str, Field(description="正文全文；各处 start、end 都是它的码点位置")]


def article_row(article: Article, absolute: Absolute) -> ArticleRow:
    """Of an article fetched as its card is, with `measure_count`."""
    return ArticleRow(**_told(article, absolute))


def article_text(article: Article, absolute: Absolute) -> ArticleText:
    return ArticleText(**_told(article, absolute), body=article.body)


def _told(article: Article, absolute: Absolute) -> dict[str, Any]:
    return {
        "id": article.pk,
        "title": article.title,
        "kind": article.kind,
        "kind_name": article.get_kind_display(),
        "region_code": article.region_id,
        "region_name": article.region.full_name if article.region else "",
        "region_code_then": article.region_then_id,
        "smaller_place": article.smaller_place,
        "smaller_kind": article.smaller_kind,
        "published": published_of(article),
        "authors": [
            Author(
                id=each.official_id,
                name=each.official.name,
                kind=each.official.kind,
                position=each.position,
            )
            for each in article.authorships.all()
        ],
        "source_id": article.source_id,
        "source": article.source.name if article.source else "",
        "source_url": article.source_url,
        "document_number": article.document_number,
        "is_recognised": article.is_recognised,
        "external_id": article.external_id,
        "body_sha256": article.body_sha256,
        "measures": article.measure_count,
        "added": article.created_at,
        "updated": article.updated_at,
        "url": absolute(article.get_absolute_url()),
    }


def published_of(article: Article) -> str:
    """2022-07-28, 2022-07 or 2022, as precise as is known; "" where it is not."""
    return write_date(article.published_on, article.published_precision)
