"""How much the library holds, of a region or in all: read from tallies, whatever its size."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from comparison.axes import tallied
from comparison.scope import Scope
from documents.followers import UNDATED
from documents.models import ArticleKind
from measures.models import Axis, Theme
from measures.models.tally import EVERY_KIND, EVERY_YEAR, EVERYWHERE, Tally, TallyQuerySet
from web.api.answers import responses, told
from web.api.queries import NOBODY, ScopeQuery, asked_region, asked_scope, checked
from web.rows.row import Code, Row

router = Router(tags=["统计"])
COUNTED = ("articles", "measures", "confirmed", "figures", "transitions")


class Counted(Row):
    key: Annotated[str, Field(description="年份、体裁或主题的标识；日期不详为空")]
    name: Annotated[str, Field(description="它的名称")]
    articles: Annotated[int, Field(ge=0, description="文章数")]
    measures: Annotated[int, Field(ge=0, description="举措数")]


class Statistics(Row):
    region_code: Code
    scope: Annotated[str, Field(description="计入哪些文章")]
    articles: Annotated[int, Field(ge=0, description="文章数")]
    measures: Annotated[int, Field(ge=0, description="举措数")]
    confirmed: Annotated[int, Field(ge=0, description="其中已核的举措数")]
    figures: Annotated[int, Field(ge=0, description="数据条数")]
    transitions: Annotated[int, Field(ge=0, description="转变条数")]
    sentences: Annotated[int, Field(ge=0, description="提及任一主题的句数，一句提及几个主题计几次")]
    by_year: Annotated[list[Counted], Field(description="按年份")]
    by_kind: Annotated[list[Counted], Field(description="按体裁")]
    by_theme: Annotated[list[Counted], Field(description="按主题；articles 为有该主题举措的文章数")]


class StatisticsQuery(ScopeQuery):
    region: Annotated[str | None, Field(max_length=6, description="六位区划代码；不写为全库")] = None


@router.get(
    "/statistics",
    response=responses(Statistics),
    operation_id="get_statistics",
    summary="统计：全库或一地有多少文章和举措",
)
def get_statistics(request: HttpRequest, query: Query[StatisticsQuery]) -> HttpResponse:
    checked(request, query)
    return told(request, statistics(asked_scope(query), query.region))


def statistics(scope: Scope, region: str | None) -> Statistics:
    region = scope.stands_for(asked_region(region)).code if region else None
    reach = "own" if scope.own_only and region else "all"
    totals = tallied(scope, Axis.TOTAL).filter(region=region or EVERYWHERE)
    sums = totals.totals(*(f"{reach}_{name}" for name in COUNTED))
    split = _split(scope, region)
    on_themes = tallied(scope, Axis.THEME).filter(region=region or EVERYWHERE)
    return Statistics(
        region_code=region,
        scope=scope.label,
        **{name: sums[f"{reach}_{name}"] for name in COUNTED},
        sentences=on_themes.total(f"{reach}_sentences"),
        by_year=[
            Counted(
                key="" if year == UNDATED else str(year),
                name=f"{year}年" if year != UNDATED else "日期不详",
                **of,
            )
            for year, of in sorted(_by(split, "year", reach).items())
        ],
        by_kind=[
            Counted(key=kind, name=str(ArticleKind(kind).label), **of)
            for kind, of in sorted(_by(split, "kind", reach).items())
        ],
        by_theme=_by_theme(on_themes, reach),
    )


def _split(scope: Scope, region: str | None) -> TallyQuerySet:
    """The rows of single years and kinds within the scope."""
    rows = tallied(scope, Axis.TOTAL)
    if not scope.has_period and not scope.kind:
        rows = (
            Tally.objects.seen_by(NOBODY)
            .on_axis(Axis.TOTAL, then=scope.then)
            .exclude(year=EVERY_YEAR)
            .exclude(kind=EVERY_KIND)
        )
    return rows.filter(region=region or EVERYWHERE)


def _by(rows: TallyQuerySet, field: str, reach: str) -> dict[Any, dict[str, int]]:
    articles, measures = (rows.by(field, f"{reach}_{name}") for name in ("articles", "measures"))
    return {key: {"articles": many, "measures": measures.get(key, 0)} for key, many in articles.items()}


def _by_theme(rows: TallyQuerySet, reach: str) -> list[Counted]:
    articles, measures = (rows.by("key", f"{reach}_{name}") for name in ("articles", "measures"))
    return [
        Counted(
            key=theme.slug,
            name=theme.name,
            articles=articles.get(str(theme.pk), 0),
            measures=measures.get(str(theme.pk), 0),
        )
        for theme in Theme.objects.all()
    ]
