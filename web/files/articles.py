"""Articles as a table, and as a list of references."""

from collections.abc import Callable, Iterable
from datetime import date

from documents.models import Article
from documents.querysets import ArticleQuerySet
from web.files.citations import gb7714, iso_date
from web.files.docx import Paper
from web.files.sheet import Column, Sheet, Value

MOST = 5000  # rows of one file

COLUMNS = (
    Column("地区", 16),
    Column("区划代码", 10),
    Column("文章", 44),
    Column("体裁", 10),
    Column("官员或机构", 16),
    Column("职务", 28),
    Column("来源", 20),
    Column("发布日期", 12),
    Column("文号", 18),
    Column("举措数", 8),
    Column("原文网址", 40),
    Column("本库地址", 40),
)


def for_export(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Articles annotated as cards (web.lists.article_cards) with all that an export says of them."""
    return articles.select_related("region", "source").prefetch_related("authorships__official")


def sheet_of(articles: Iterable[Article], absolute: Callable[[str], str]) -> Sheet:
    """A row an article; `absolute` makes a full address of a path."""
    return Sheet("文章", COLUMNS, (_row(article, absolute) for article in articles))


def _row(article: Article, absolute: Callable[[str], str]) -> tuple[Value, ...]:
    authorships = article.authorships.all()
    return (
        article.region.name if article.region else "",
        article.region_id or "",
        article.title,
        article.get_kind_display(),
        "、".join(each.official.name for each in authorships),
        "、".join(each.position for each in authorships if each.position),
        article.source.name if article.source else "",
        iso_date(article),
        article.document_number,
        article.measure_count,
        article.source_url,
        absolute(article.get_absolute_url()),
    )


def document_of(
    articles: Iterable[Article], subtitle: str, absolute: Callable[[str], str], cited_on: date
) -> Paper:
    """References in the form of GB/T 7714, numbered in the order of the list."""
    paper = Paper("文章目录", subtitle)
    for number, article in enumerate(articles, start=1):
        paper.paragraph(f"[{number}] {gb7714(article, absolute(article.get_absolute_url()), cited_on)}")
    return paper
