"""What articles are told apart by: regions, themes, officials and bodies, sources."""

from typing import Annotated, Literal

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from comparison.axes import tallied
from comparison.scope import Scope
from documents.models import Article, Official, OfficialKind, Source
from measures.models import Axis, Theme
from measures.models.tally import EVERYWHERE
from regions.models import Level, Region, RegionChange
from web.api.answers import Listed, responses, told, told_list
from web.api.facts import cut
from web.api.problems import ProblemError
from web.api.queries import NOBODY, Paged, Selected, checked
from web.rows.names import (
    REGION_COUNTS,
    THEME_COUNTS,
    OfficialRow,
    RegionRow,
    SourceRow,
    ThemeRow,
    changes_by_region,
    official_row,
    region_row,
    source_row,
    theme_row,
)

router = Router(tags=["地区、主题、官员、来源"])
Named = Annotated[str | None, Field(max_length=50, description="名称里含有的字")]


class RegionQuery(Paged):
    level: Annotated[Literal[tuple(Level.values)] | None, Field(description="层级")] = None
    within: Annotated[str | None, Field(max_length=6, description="这个地区及其下级，六位区划代码")] = None
    q: Annotated[str | None, Field(max_length=50, description="全称、简称或拼音首字母的开头")] = None
    is_active: Annotated[bool | None, Field(description="只要现行或只要已撤并的区划")] = None


class OfficialQuery(Paged):
    q: Named = None
    kind: Annotated[
        Literal[tuple(OfficialKind.values)] | None, Field(description="个人、机构或记者、通讯员")
    ] = None


class SourceQuery(Paged):
    q: Named = None


@router.get(
    "/regions",
    response=responses(Listed[RegionRow]),
    operation_id="list_regions",
    summary="地区：全部区划，连同各有多少文章和举措",
)
def list_regions(request: HttpRequest, query: Query[RegionQuery]) -> HttpResponse:
    checked(request, query)
    regions = Region.objects.named(query.q) if query.q else Region.objects.all()
    if query.level:
        regions = regions.filter(level=query.level)
    if query.is_active is not None:
        regions = regions.filter(is_active=query.is_active)
    if query.within:
        regions = regions.within(query.within)
    rows, cursor = cut(regions, ("pk",), "code", query)
    told = region_rows(list(rows), request)
    return told_list(request, RegionRow, told, cursor=cursor, total=regions.count())


@router.get("/regions/{code}", response=responses(RegionRow), operation_id="get_region", summary="一个地区")
def get_region(request: HttpRequest, code: str, query: Query[Selected]) -> HttpResponse:
    checked(request, query)
    region = Region.objects.filter(pk=code).first()
    if region is None:
        raise ProblemError(404, f"没有代码为 {code} 的地区。")
    return told(request, region_rows([region], request)[0])


@router.get(
    "/themes", response=responses(Listed[ThemeRow]), operation_id="list_themes", summary="主题：全部，按次序"
)
def list_themes(request: HttpRequest, query: Query[Selected]) -> HttpResponse:
    checked(request, query)
    sums = {name: tallied(Scope(), Axis.THEME).everywhere().by("key", f"all_{name}") for name in THEME_COUNTS}
    rows = [
        theme_row(
            theme,
            {name: counts.get(str(theme.pk), 0) for name, counts in sums.items()},
            request.build_absolute_uri,
        )
        for theme in Theme.objects.select_related("group")
    ]
    return told_list(request, ThemeRow, rows, total=len(rows))


@router.get(
    "/officials",
    response=responses(Listed[OfficialRow]),
    operation_id="list_officials",
    summary="署名的官员、机构和记者",
)
def list_officials(request: HttpRequest, query: Query[OfficialQuery]) -> HttpResponse:
    checked(request, query)
    officials = public_officials()
    if query.q:
        officials = officials.filter(name__contains=query.q)
    if query.kind:
        officials = officials.filter(kind=query.kind)
    rows, cursor = cut(officials, ("pk",), "id", query)
    found = list(rows.select_related("region"))
    counts = counts_along(Axis.OFFICIAL, found)
    told = (official_row(each, counts.get(str(each.pk), 0)) for each in found)
    return told_list(request, OfficialRow, told, cursor=cursor)


@router.get(
    "/sources", response=responses(Listed[SourceRow]), operation_id="list_sources", summary="文章的来源"
)
def list_sources(request: HttpRequest, query: Query[SourceQuery]) -> HttpResponse:
    checked(request, query)
    sources = public_sources()
    if query.q:
        sources = sources.filter(name__contains=query.q)
    rows, cursor = cut(sources, ("pk",), "id", query)
    found = list(rows)
    counts = counts_along(Axis.SOURCE, found)
    told = (source_row(each, counts.get(str(each.pk), 0)) for each in found)
    return told_list(request, SourceRow, told, cursor=cursor)


def public_officials() -> QuerySet[Official]:
    """Those of published articles: no draft's author is told."""
    articles = Article.objects.visible_to(NOBODY).filter(authorships__official=OuterRef("pk"))
    return Official.objects.filter(Exists(articles.order_by()))


def public_sources() -> QuerySet[Source]:
    articles = Article.objects.visible_to(NOBODY).filter(source=OuterRef("pk"))
    return Source.objects.filter(Exists(articles.order_by()))


def counts_along(axis: Axis, rows: list[Official] | list[Source]) -> dict[str, int]:
    """The published articles of each, by key."""
    of_rows = tallied(Scope(), axis).everywhere().filter(key__in=[str(each.pk) for each in rows])
    counts: dict[str, int] = of_rows.by("key", "all_articles")
    return counts


def region_rows(regions: list[Region], request: HttpRequest) -> list[RegionRow]:
    codes = [each.code for each in regions]
    totals = tallied(Scope(), Axis.TOTAL).exclude(region=EVERYWHERE).filter(region__in=codes)
    counts = {
        code: dict(zip(REGION_COUNTS, many, strict=True))
        for code, *many in totals.values_list("region", *REGION_COUNTS)
    }
    changes = changes_by_region(RegionChange.objects.filter(region__in=codes))
    absolute = request.build_absolute_uri
    return [
        region_row(each, counts.get(each.code, {}), changes.get(each.code, []), absolute) for each in regions
    ]
