"""Regions, themes, officials and sources, as programs are told of them."""

from collections import defaultdict
from typing import Annotated

from django.db.models import QuerySet
from pydantic import Field

from documents.models import Official, Source
from measures.models import Theme
from regions.models import Region, RegionChange
from web.rows.row import Absolute, Code, Id, Row

Articles = Annotated[int, Field(ge=0, description="已发布的文章数")]


class ChangeRow(Row):
    """How a region came to be; `former_code` is empty where the code stayed."""

    former_code: Code
    former_name: Annotated[str, Field(description="变更前的名称")]
    kind: Annotated[str, Field(description="renamed 改名、remade 改设、merged 撤并、raised 升格、moved 划转")]
    happened: Annotated[str, Field(description="时间，照已知的精度：2016、2015-02-16；待考为空")]


class RegionRow(Row):
    code: Annotated[str, Field(pattern=r"^\d{6}$", description="六位区划代码（GB/T 2260）")]
    name: Annotated[str, Field(description="全称")]
    short_name: Annotated[str, Field(description="简称")]
    level: Annotated[str, Field(description="层级：province 省级、prefecture 地级、county 县级")]
    parent: Code
    is_active: Annotated[bool, Field(description="是否现行区划")]
    successor: Annotated[str | None, Field(description="撤并后归属的区划代码")]
    changes: Annotated[list[ChangeRow], Field(description="由什么、怎样、何时变更而来，早的在前")]
    own_articles: Annotated[int, Field(ge=0, description="本级文章数")]
    all_articles: Annotated[int, Field(ge=0, description="含下级地区的文章数")]
    own_measures: Annotated[int, Field(ge=0, description="本级举措数")]
    all_measures: Annotated[int, Field(ge=0, description="含下级地区的举措数")]
    url: Annotated[str, Field(description="网页")]


class ThemeRow(Row):
    slug: Annotated[str, Field(description="标识")]
    name: Annotated[str, Field(description="名称")]
    name_en: Annotated[str, Field(description="英文名")]
    group: Annotated[str, Field(description="主题组的标识")]
    group_name: Annotated[str, Field(description="主题组")]
    group_name_en: Annotated[str, Field(description="主题组的英文名")]
    revitalization: Annotated[str, Field(description="五大振兴之一")]
    covers: Annotated[str, Field(description="涵盖")]
    measures: Annotated[int, Field(ge=0, description="以它为主题的举措数")]
    touched: Annotated[int, Field(ge=0, description="另有主题而涉及它的举措数")]
    sentences: Annotated[int, Field(ge=0, description="提及它的句数")]
    url: Annotated[str, Field(description="网页")]


class OfficialRow(Row):
    id: Id
    name: Annotated[str, Field(description="姓名或机构名")]
    kind: Annotated[str, Field(description="person 个人、body 机构、reporter 记者和通讯员")]
    region_code: Code
    region_name: Annotated[str, Field(description="地区")]
    articles: Articles


class SourceRow(Row):
    id: Id
    name: Annotated[str, Field(description="名称")]
    homepage: Annotated[str, Field(description="网址")]
    articles: Articles


def changes_by_region(changes: QuerySet[RegionChange]) -> dict[str, list[ChangeRow]]:
    """By the code of what a region became, the earlier first."""
    found: dict[str, list[ChangeRow]] = defaultdict(list)
    for code, former, name, kind, happened in changes.values_list(
        "region", "former", "former_name", "kind", "happened"
    ):
        found[code].append(ChangeRow(former_code=former, former_name=name, kind=kind, happened=happened))
    return found


def region_row(
    region: Region, counts: dict[str, int], changes: list[ChangeRow], absolute: Absolute
) -> RegionRow:
    """`counts` are tallies of the region by name (own_articles, …)."""
    return RegionRow(
        code=region.code,
        name=region.name,
        short_name=region.short_name,
        level=region.level,
        parent=region.parent_id,
        is_active=region.is_active,
        successor=region.successor_id,
        changes=changes,
        **{name: counts.get(name, 0) for name in REGION_COUNTS},
        url=absolute(region.get_absolute_url()),
    )


REGION_COUNTS = ("own_articles", "all_articles", "own_measures", "all_measures")
THEME_COUNTS = ("measures", "touched", "sentences")


def theme_row(theme: Theme, counts: dict[str, int], absolute: Absolute) -> ThemeRow:
    return ThemeRow(
        slug=theme.slug,
        name=theme.name,
        name_en=theme.name_en,
        group=theme.group.slug,
        group_name=theme.group.name,
        group_name_en=theme.group.name_en,
        revitalization=theme.revitalization,
        covers=theme.covers,
        **{name: counts.get(name, 0) for name in THEME_COUNTS},
        url=absolute(theme.get_absolute_url()),
    )


def official_row(official: Official, articles: int) -> OfficialRow:
    return OfficialRow(
        id=official.pk,
        name=official.name,
        kind=official.kind,
        region_code=official.region_id,
        region_name=official.region.name if official.region else "",
        articles=articles,
    )


def source_row(source: Source, articles: int) -> SourceRow:
    return SourceRow(id=source.pk, name=source.name, homepage=source.homepage, articles=articles)
