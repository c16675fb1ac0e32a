"""What stands in articles, each with its verified span: measures, figures, transitions, mentions."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from documents.models import Article
from measures.models import Figure, Measure, MeasureStatus, Mention, Transition
from web.rows.articles import published_of
from web.rows.row import Absolute, Code, CodeThen, Digest, End, Id, Permalink, Row, Start

Quote = Annotated[str, Field(description="原文")]
InMeasure = Annotated[int | None, Field(description="所在举措的编号；不在举措里的为空")]


class SpanRow(Row):
    """`quote` stands at start–end of the body whose digest is `article_sha256`."""

    id: Id
    quote: Quote
    article_id: Annotated[int, Field(ge=1, description="文章编号")]
    start: Start
    end: End
    article_sha256: Digest
    article_title: Annotated[str, Field(description="文章标题")]
    published: Annotated[str, Field(description="文章的发布日期，照已知的精度")]
    region_code: Code
    region_name: Annotated[str, Field(description="文章的地区")]
    region_code_then: CodeThen
    permalink: Permalink


class MeasureRow(SpanRow):
    title: Annotated[str, Field(description="标题")]
    section: Annotated[str, Field(description="所在章节")]
    position: Annotated[int, Field(ge=0, description="篇内次序，从 0 起")]
    theme: Annotated[str, Field(description="主题的标识")]
    theme_name: Annotated[str, Field(description="主题")]
    secondary_themes: Annotated[list[str], Field(description="相关主题的标识")]
    is_achieved: Annotated[bool, Field(description="成效：文中回顾的、已经做成的；否则是做法和部署")]
    status: Annotated[str, Field(description="candidate 待核（机器提取）、confirmed 已核")]
    origin: Annotated[str, Field(description="extracted 自动提取、edited 人工修改、added 人工添加")]
    reviewed: Annotated[datetime | None, Field(description="何时核实；待核的为空")]
    confidence: Annotated[float, Field(ge=0, le=1, description="机器提取的置信度")]
    rule: Annotated[str, Field(description="提取规则")]
    rule_version: Annotated[str, Field(description="规则版本")]


class FigureRow(SpanRow):
    low: Annotated[float, Field(description="数值；区间为低值。万、亿已展开，百分比照印")]
    high: Annotated[float, Field(description="数值；区间为高值")]
    unit: Annotated[str, Field(description="单位")]
    qualifier: Annotated[str, Field(description='""、>=、<= 或 ~')]
    about: Annotated[str, Field(description="所计事物")]
    extent: Annotated[str, Field(description="原文说的是谁的数：县（全县）、后仙庄村、其中；没有写明的为空")]
    is_added: Annotated[bool, Field(description="新增、新建的数，不是现有总数")]
    is_planned: Annotated[bool, Field(description="计划、预计的数，不是已有的数")]
    is_recognised: Annotated[bool, Field(description="所在文章是否由扫描件识别而来，数字以原件为准")]
    measure_id: InMeasure


class TransitionRow(SpanRow):
    source: Annotated[str, Field(description="由")]
    target: Annotated[str, Field(description="到")]
    weight: Annotated[float, Field(ge=0, le=1, description="衔接程度")]
    measure_id: InMeasure


class MentionRow(SpanRow):
    theme: Annotated[str, Field(description="主题的标识")]
    theme_name: Annotated[str, Field(description="主题")]
    term: Annotated[str, Field(description="句中说到该主题的词")]


def measure_row(measure: Measure, absolute: Absolute) -> MeasureRow:
    """Of a measure fetched as its card is, with its secondary themes."""
    return MeasureRow(
        **_span(measure, measure.quote, measure.permalink, absolute),
        title=measure.title,
        section=measure.section,
        position=measure.position,
        theme=measure.theme.slug,
        theme_name=measure.theme.name,
        secondary_themes=[theme.slug for theme in measure.secondary_themes.all()],
        is_achieved=measure.is_achieved,
        status=measure.status,
        origin=measure.origin,
        reviewed=measure.reviewed_at,
        confidence=measure.confidence,
        rule=measure.rule,
        rule_version=measure.rule_version,
    )


def figure_row(figure: Figure, absolute: Absolute) -> FigureRow:
    return FigureRow(
        **_span(figure, figure.surface, f"{figure.article.get_absolute_url()}#f{figure.pk}", absolute),
        low=float(figure.low),
        high=float(figure.high),
        unit=figure.unit,
        qualifier=figure.qualifier,
        about=figure.about,
        extent=figure.extent,
        is_added=figure.is_added,
        is_planned=figure.is_planned,
        is_recognised=figure.article.is_recognised,
        measure_id=_public_measure(figure),
    )


def transition_row(transition: Transition, absolute: Absolute) -> TransitionRow:
    place = f"{transition.article.get_absolute_url()}#t{transition.pk}"
    return TransitionRow(
        **_span(transition, transition.quote, place, absolute),
        source=transition.source,
        target=transition.target,
        weight=transition.weight,
        measure_id=_public_measure(transition),
    )


def mention_row(mention: Mention, absolute: Absolute) -> MentionRow:
    """Of a mention fetched `with_card`."""
    return MentionRow(
        **_span(mention, mention.words, mention.permalink, absolute),
        theme=mention.theme.slug,
        theme_name=mention.theme.name,
        term=mention.term,
    )


def _public_measure(row: Figure | Transition) -> int | None:
    """The measure that it stands in, unless a curator rejected that."""
    is_public = row.measure is not None and row.measure.status != MeasureStatus.REJECTED
    return row.measure_id if is_public else None


def _span(row: Any, quote: str, path: str, absolute: Absolute) -> dict[str, Any]:
    article: Article = row.article
    return {
        "id": row.pk,
        "quote": quote,
        "article_id": row.article_id,
        "start": row.start,
        "end": row.end,
        "article_sha256": article.body_sha256,
        "article_title": article.title,
        "published": published_of(article),
        "region_code": article.region_today.pk if article.region_today else None,
        "region_name": article.region_today.name if article.region_today else "",
        "region_code_then": article.region_then_id,
        "permalink": absolute(path),
    }
