"""Measures as a table and as a document."""

from collections.abc import Callable, Iterable
from itertools import groupby

from measures.models import Measure
from measures.querysets import MeasureQuerySet
from web.files.citations import iso_date, source_line
from web.files.docx import Paper
from web.files.sheet import Column, Sheet, Value

MOST = 5000  # rows of one file

COLUMNS = (
    Column("地区", 16),
    Column("区划代码", 10),
    Column("主题组", 12),
    Column("主题", 18),
    Column("举措", 36),
    Column("原文", 80),
    Column("数据", 30),
    Column("审核状态", 10),
    Column("文章", 36),
    Column("官员或机构", 14),
    Column("职务", 24),
    Column("来源", 20),
    Column("发布日期", 12),
    Column("原句链接", 40),
)


def for_export(measures: MeasureQuerySet) -> MeasureQuerySet:
    """The measures with all that an export says of them, in a fixed number of queries."""
    shown = measures.select_related("theme__group", "article__region", "article__source").defer(
        "article__body"
    )
    return shown.prefetch_related("article__authorships__official", "figures")


def sheet_of(measures: Iterable[Measure], absolute: Callable[[str], str], name: str = "举措") -> Sheet:
    """A row a measure; `absolute` makes a full address of a path."""
    return Sheet(name, COLUMNS, (_row(measure, absolute) for measure in measures))


def _row(measure: Measure, absolute: Callable[[str], str]) -> tuple[Value, ...]:
    article = measure.article
    authorships = article.authorships.all()
    return (
        article.region.name if article.region else "",
        article.region_id or "",
        measure.theme.group.name,
        measure.theme.name,
        measure.title,
        measure.quote,
        "；".join(f"{figure.about}{figure.surface}" for figure in measure.figures.all()),
        measure.get_status_display(),
        article.title,
        "、".join(each.official.name for each in authorships),
        "、".join(each.position for each in authorships if each.position),
        article.source.name if article.source else "",
        iso_date(article),
        absolute(measure.permalink),
    )


def document_of(
    measures: Iterable[Measure], title: str, subtitle: str, absolute: Callable[[str], str]
) -> Paper:
    """A document of quotes under the headings of their themes, each with official, post, date and permalink."""
    paper = Paper(title, subtitle)
    by_theme = sorted(
        measures, key=lambda m: (m.theme.group.order, m.theme.order, m.theme_id, m.article_id, m.position)
    )
    for group, in_group in groupby(by_theme, key=lambda measure: measure.theme.group):
        paper.heading(group.name, 1)
        for theme, in_theme in groupby(in_group, key=lambda measure: measure.theme):
            paper.heading(theme.name, 2)
            for measure in in_theme:
                paper.heading(measure.title, 3)
                paper.quote(measure.quote, quote_source(measure, absolute))
    return paper


def quote_source(measure: Measure, absolute: Callable[[str], str]) -> str:
    """Place, official, post, article, date and permalink of a quote, on one line."""
    place = f"{measure.article.region.name}，" if measure.article.region else ""
    return f"{place}{source_line(measure.article)}。{absolute(measure.permalink)}"
