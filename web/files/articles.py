"""Articles as a table, and as a list of references."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from documents.models import Article
from documents.querysets import ArticleQuerySet
from web.files.citations import Reference, reference_of
from web.files.columns import (
    AUTHORS,
    POSTS,
    PUBLISHED,
    REGION,
    REGION_CODE,
    SOURCE,
    TITLE,
    Absolute,
    Told,
    table_of,
)
from web.files.docx import Paper
from web.files.gb7714 import gb7714
from web.files.sheet import Sheet

MOST = 5000  # rows of one file

TOLD: tuple[Told[Article], ...] = (
    REGION,
    REGION_CODE,
    TITLE,
    Told(gettext_lazy("体裁"), 10, lambda article, _: article.get_kind_display()),
    AUTHORS,
    POSTS,
    SOURCE,
    PUBLISHED,
    Told(gettext_lazy("文号"), 18, lambda article, _: article.document_number),
    Told(gettext_lazy("举措数"), 8, lambda article, _: article.measure_count),
    Told(gettext_lazy("原文网址"), 40, lambda article, _: article.source_url),
    Told(gettext_lazy("本库地址"), 40, lambda article, absolute: absolute(article.get_absolute_url())),
)


def for_export(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Articles annotated as cards (web.lists.article_cards) with all that an export says of them."""
    return articles.select_related("region", "source").prefetch_related("authorships__official")


def sheet_of(articles: Iterable[Article], absolute: Absolute) -> Sheet:
    """A row an article."""
    return table_of(gettext("文章"), TOLD, articles, absolute)


def references_of(articles: Iterable[Article], cited_on: date) -> list[Reference]:
    return [reference_of(article, cited_on) for article in articles]


def document_of(articles: Iterable[Article], subtitle: str, cited_on: date, edition: str) -> Paper:
    """References in the form of GB/T 7714, numbered in the order of the list."""
    paper = Paper(gettext("文章目录"), subtitle)
    for number, reference in enumerate(references_of(articles, cited_on), start=1):
        paper.paragraph(f"[{number}] {gb7714(reference, edition)}")
    return paper
