"""Measures for a researcher's own tools: a table with a row a measure whose column names stay, with what they mean beside.

Columns are added at the end; one that is here keeps its name and meaning (docs/citing.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.models import Article
from measures.models import Measure
from web.files.citations import iso_date
from web.files.columns import Absolute, Told, table_of
from web.files.measures import for_export
from web.files.sheet import Column, Sheet, Value


@dataclass(frozen=True, slots=True)
class Known:
    """A column: its lasting name with its width and value, and what it means."""

    told: Told[Measure]
    meaning: str


def all_of(measures: Iterable[Measure]) -> list[Measure]:
    """The measures with all that this table says of them, article by article as they stand in the text."""
    chosen = Measure.objects.filter(pk__in=[measure.pk for measure in measures])
    shown = for_export(chosen).select_related("article__region__parent__parent")
    return list(shown.prefetch_related("secondary_themes").order_by("article", "position"))


def sheets_of(measures: Iterable[Measure], absolute: Absolute) -> Sequence[Sheet]:
    """The table, and a second one that says what its columns hold."""
    columns = (Column("name", 24), Column("meaning", 60))
    meanings = ((known.told.label, known.meaning) for known in KNOWN)
    return (
        table_of("measures", [known.told for known in KNOWN], measures, absolute),
        Sheet("columns", columns, meanings),
    )


def _province(measure: Measure) -> str:
    """The province that the article's region lies in or is."""
    region = measure.article.region_today
    return region.path[0].name if region else ""


def _year(measure: Measure) -> Value:
    return measure.article.published_on.year if measure.article.published_on else None


def _names(article: Article) -> str:
    return "；".join(each.official.name for each in article.authorships.all())


def _posts(article: Article) -> str:
    return "；".join(each.position for each in article.authorships.all())


def _figures(measure: Measure) -> str:
    mark = measure.article.recognised_mark
    return "；".join(f"{each.about}={each.surface}{mark}" for each in measure.figures.all())


KNOWN: tuple[Known, ...] = (
    Known(Told("measure_id", 11, lambda m, _: m.pk), "举措在本库的编号"),
    Known(Told("article_id", 10, lambda m, _: m.article_id), "所在文章在本库的编号"),
    Known(Told("position", 8, lambda m, _: m.position), "在篇内的次序，从 0 起"),
    Known(Told("province", 14, lambda m, _: _province(m)), "文章所属省级区划的名称；全国性文本为空"),
    Known(
        Told("region", 16, lambda m, _: m.article.region_today.name if m.article.region_today else ""),
        "文章所属区划的名称",
    ),
    Known(
        Told("region_code", 11, lambda m, _: m.article.region_today.pk if m.article.region_today else ""),
        "六位区划代码（文本），今天的区划",
    ),
    Known(
        Told("region_level", 11, lambda m, _: m.article.region_today.level if m.article.region_today else ""),
        "province 省级、prefecture 地级、county 县级",
    ),
    Known(Told("theme_group", 14, lambda m, _: m.theme.group.slug), "主题组的标识"),
    Known(Told("theme", 14, lambda m, _: m.theme.slug), "主题的标识"),
    Known(Told("theme_name", 18, lambda m, _: m.theme.name), "主题的名称"),
    Known(
        Told("other_themes", 18, lambda m, _: "；".join(each.slug for each in m.secondary_themes.all())),
        "相关主题的标识，以“；”分开",
    ),
    Known(Told("title", 36, lambda m, _: m.title), "举措的标题"),
    Known(Told("quote", 80, lambda m, _: m.quote), "原文，与正文一字不差"),
    Known(Told("start", 8, lambda m, _: m.start), "原文在正文中的起点，按 Unicode 码点，从 0 起"),
    Known(Told("end", 8, lambda m, _: m.end), "原文在正文中的终点，不含"),
    Known(Told("section", 24, lambda m, _: m.section), "所在章节的标题"),
    Known(Told("status", 10, lambda m, _: m.status), "candidate 待核、confirmed 已核、rejected 已否"),
    Known(Told("origin", 10, lambda m, _: m.origin), "extracted 自动提取、edited 人工修改、added 人工添加"),
    Known(Told("confidence", 10, lambda m, _: round(m.confidence, 3)), "自动提取的把握，0 到 1 的概率"),
    Known(Told("figures", 30, lambda m, _: _figures(m)), "其中的数据：所计事物=原文，以“；”分开"),
    Known(Told("article_title", 40, lambda m, _: m.article.title), "文章标题"),
    Known(Told("article_kind", 10, lambda m, _: m.article.kind), "文章体裁的标识"),
    Known(Told("authors", 16, lambda m, _: _names(m.article)), "署名的人和机构，以“；”分开"),
    Known(Told("posts", 28, lambda m, _: _posts(m.article)), "各署名的职务，照原文，次序同 authors"),
    Known(Told("source", 20, lambda m, _: m.article.source.name if m.article.source else ""), "来源"),
    Known(Told("published", 12, lambda m, _: iso_date(m.article)), "发布日期，已知到年、月或日"),
    Known(Told("year", 8, lambda m, _: _year(m)), "发布年份（数）"),
    Known(Told("source_url", 40, lambda m, _: m.article.source_url), "原文网址"),
    Known(
        Told("body_sha256", 24, lambda m, _: m.article.body_sha256), "正文的 SHA-256：变了，起止点也要重取"
    ),
    Known(
        Told("region_code_then", 11, lambda m, _: m.article.region_then_id or ""),
        "写作时的区划代码；与今天相同的为空",
    ),
    Known(Told("permalink", 40, lambda m, absolute: absolute(m.permalink)), "原句在本库的链接"),
    Known(
        Told("achieved", 9, lambda m, _: int(m.is_achieved)), "1 成效（文中回顾的、已经做成的）、0 做法和部署"
    ),
    Known(
        Told("smaller_place", 16, lambda m, _: m.article.smaller_place),
        "文章标题写明的其下乡镇或开发区，没有代码",
    ),
    Known(Told("smaller_kind", 10, lambda m, _: m.article.smaller_kind), "township 乡镇街道、zone 开发区"),
)
