"""Measures as a table and as a document."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from documents.models import Article
from measures.models import Measure
from measures.querysets import MeasureQuerySet
from web.files.citations import source_line
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
    seen_from,
    table_of,
)
from web.files.docx import Paper
from web.files.sheet import Sheet

MOST = 5000  # rows of one file

# What a table of measures says of the article that each stands in.
OF_ARTICLE: dict[Told[Article], Told[Measure]] = {
    told: seen_from(told, lambda measure: measure.article)
    for told in (REGION, REGION_CODE, TITLE, AUTHORS, POSTS, SOURCE, PUBLISHED)
}
GROUP: Told[Measure] = Told(gettext_lazy("主题组"), 12, lambda measure, _: measure.theme.group.shown_name)
THEME: Told[Measure] = Told(
    pgettext_lazy("kind of one", "主题"), 18, lambda measure, _: measure.theme.shown_name
)
MEASURE: Told[Measure] = Told(pgettext_lazy("kind of one", "举措"), 36, lambda measure, _: measure.title)
QUOTE: Told[Measure] = Told(gettext_lazy("原文"), 80, lambda measure, _: measure.quote)
FIGURES: Told[Measure] = Told(
    gettext_lazy("数据"),
    30,
    lambda measure, _: "；".join(
        f"{each.about}{each.surface}{measure.article.recognised_mark}" for each in measure.figures.all()
    ),
)
STATUS: Told[Measure] = Told(gettext_lazy("审核状态"), 10, lambda measure, _: measure.get_status_display())
ACHIEVED: Told[Measure] = Told(
    gettext_lazy("成效"), 6, lambda measure, _: gettext("成效") if measure.is_achieved else ""
)
PERMALINK: Told[Measure] = Told(
    gettext_lazy("原句链接"), 40, lambda measure, absolute: absolute(measure.permalink)
)

TOLD = (
    OF_ARTICLE[REGION],
    OF_ARTICLE[REGION_CODE],
    GROUP,
    THEME,
    MEASURE,
    QUOTE,
    FIGURES,
    STATUS,
    ACHIEVED,
    OF_ARTICLE[TITLE],
    OF_ARTICLE[AUTHORS],
    OF_ARTICLE[POSTS],
    OF_ARTICLE[SOURCE],
    OF_ARTICLE[PUBLISHED],
    PERMALINK,
)


def for_export(measures: MeasureQuerySet) -> MeasureQuerySet:
    """The measures with all that an export says of them, in a fixed number of queries."""
    shown = measures.select_related("theme__group", "article__region", "article__source").defer(
        "article__body"
    )
    return shown.prefetch_related("article__authorships__official", "figures")


def sheet_of(measures: Iterable[Measure], absolute: Absolute) -> Sheet:
    """A row a measure."""
    return table_of(gettext("举措"), TOLD, measures, absolute)


def document_of(measures: Iterable[Measure], title: str, subtitle: str, absolute: Absolute) -> Paper:
    """A document of quotes under the headings of their themes, each with official, post, date and permalink."""
    paper = Paper(title, subtitle)
    by_theme = sorted(
        measures, key=lambda m: (m.theme.group.order, m.theme.order, m.theme_id, m.article_id, m.position)
    )
    for group, in_group in groupby(by_theme, key=lambda measure: measure.theme.group):
        paper.heading(group.shown_name, 1)
        for theme, in_theme in groupby(in_group, key=lambda measure: measure.theme):
            paper.heading(theme.shown_name, 2)
            for measure in in_theme:
                paper.heading(measure.title, 3)
                paper.quote(measure.quote, quote_source(measure, absolute))
    return paper


def quote_source(measure: Measure, absolute: Absolute) -> str:
    """Place, official, post, article, date and permalink of a quote, on one line, and whether it is looked back on."""
    done = gettext("成效（文中回顾的、已经做成的）。") if measure.is_achieved else ""
    place = f"{measure.article.region.name}，" if measure.article.region else ""
    return f"{place}{source_line(measure.article)}。{done}{absolute(measure.permalink)}"
