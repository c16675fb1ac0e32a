"""Localities against each other: side by side, and all of them by theme."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router
from pydantic import Field

from comparison.asked import FEWEST, MOST, Asked, asked_regions
from comparison.axes import AXES
from comparison.brief import in_brief
from comparison.caveats import caveats
from comparison.cells import Row as MatrixLine
from comparison.matrix import SORTS, coverage
from comparison.rows import Cell, Line
from comparison.rows import Row as ThemeLine
from comparison.states import State
from regions.models import Level
from web.api.answers import Listed, responses, told, told_list
from web.api.cursors import cursor_of, read_cursor
from web.api.problems import Fault, refuse
from web.api.queries import USUAL_ROWS, Paged, ScopeQuery, asked_scope, checked
from web.rows.row import Absolute, Code, Row
from web.rows.spans import MeasureRow, MentionRow, measure_row, mention_row

router = Router(tags=["对照"])
StateName = Annotated[
    Literal[tuple(State)],
    Field(
        description="measures 有举措；secondary 别的主题的举措涉及；mentioned 只有句子提及；none 未提及（不等于没有做）；no_articles 尚无文章"
    ),
]
Count = Annotated[int, Field(ge=0)]
# A line of the matrix has a cell a theme.
MOST_LINES = 60


class ComparedPlace(Row):
    region_code: Code
    region_name: Annotated[str, Field(description="地区")]
    articles: Annotated[int, Field(ge=0, description="计入的文章数")]
    dates: Annotated[str, Field(description="这些文章的日期")]


class Aligned(Row):
    strength: Annotated[str | None, Field(description="near 近似、related 相关")]
    shared: Annotated[list[str], Field(description="各方都写到的词")]
    measures: Annotated[list[MeasureRow | None], Field(description="各地区一条，次序同 places；没有的为空")]


class OnTheme(Row):
    region_code: Code
    state: StateName
    label: Annotated[str, Field(description="这种情形的说法")]
    count: Annotated[int, Field(ge=0, description="以它为主题的举措数")]
    touched: Annotated[int, Field(ge=0, description="另有主题而涉及它的举措数")]
    sentences: Annotated[int, Field(ge=0, description="既无举措也无涉及时，提及它的句数")]
    measures: Annotated[list[MeasureRow], Field(description="没有对应的举措，最有分量的在前")]
    more: Annotated[int, Field(ge=0, description="没有列出的举措数")]
    mentions: Annotated[list[MentionRow], Field(description="提及它的头几句")]


class ComparedTheme(Row):
    theme: Annotated[str, Field(description="主题的标识")]
    theme_name: Annotated[str, Field(description="主题")]
    group_name: Annotated[str, Field(description="主题组")]
    verdict: Annotated[str, Field(description="哪些地区写到，一句话")]
    key: Annotated[str, Field(description="同样情形的主题共用；可作 show 的值")]
    lines: Annotated[list[Aligned], Field(description="相互对应的举措，最相近的在前")]
    places: Annotated[list[OnTheme], Field(description="各地区的情形，次序同上")]


class Compared(Row):
    scope: Annotated[str, Field(description="计入哪些文章")]
    places: list[ComparedPlace]
    caveats: Annotated[list[str], Field(description="对照之前要知道的")]
    themes: list[ComparedTheme]
    left_out: Annotated[int, Field(ge=0, description="与衔接无关而没有列入的举措数")]
    url: Annotated[str, Field(description="网页上的同一对照")]


class CompareQuery(ScopeQuery):
    region: Annotated[
        list[str],
        Field(min_length=FEWEST, max_length=MOST, description="两到四个地区，区划代码或名称，重复本参数"),
    ]
    theme: Annotated[str | None, Field(max_length=50, description="只要一个主题，更细")] = None
    show: Annotated[
        str | None, Field(max_length=50, description="只要一类主题：某个 key，或 differ 各地不同的")
    ] = None


class MatrixCell(Row):
    column: Annotated[str, Field(description="主题、主题组或振兴的标识")]
    column_name: Annotated[str, Field(description="它的名称")]
    state: StateName
    label: Annotated[str, Field(description="这种情形的说法")]
    measures: Count
    touched: Count
    sentences: Count
    writing: Annotated[int, Field(ge=0, description="有举措的文章数")]


class MatrixRow(Row):
    region_code: Code
    region_name: Annotated[str, Field(description="地区")]
    articles: Count
    measures: Count
    covered: Annotated[int, Field(ge=0, description="有举措的列数")]
    cells: list[MatrixCell]


class MatrixQuery(Paged, ScopeQuery):
    limit: Annotated[int, Field(ge=1, le=MOST_LINES, description="一页多少个地区")] = USUAL_ROWS
    by: Annotated[Literal[tuple(AXES)], Field(description="列是什么")] = "theme"
    level: Annotated[Literal[tuple(Level.values)] | None, Field(description="只要一个层级的地区")] = None
    sort: Annotated[Literal[tuple(SORTS)], Field(description="次序")] = "code"
    column: Annotated[str | None, Field(max_length=50, description="先按这一列排，多的在前")] = None


@router.get(
    "/comparison",
    response=responses(Compared),
    operation_id="compare_regions",
    summary="对照：两到四个地区按主题并列",
)
def compare_regions(request: HttpRequest, query: Query[CompareQuery]) -> HttpResponse:
    checked(request, query)
    return told(request, compared(query, request.build_absolute_uri))


def compared(query: CompareQuery, absolute: Absolute) -> Compared:
    asked = asked_regions(query.region, asked_scope(query))
    refuse(Fault(parameter="region", detail=notice) for notice in asked.notices)
    refuse([Fault(parameter="region", detail="请给出两个不同的地区。")] if not asked.is_enough else [])
    brief = in_brief(asked, query.theme or "", query.show or "")
    # Programs are told these, pages are not.
    prefetch_related_objects([each for row in brief.shown for each in row.measures], "secondary_themes")
    places = brief.comparison.places
    return Compared(
        scope=asked.scope.label,
        places=[
            ComparedPlace(
                region_code=each.region.code,
                region_name=each.region.name,
                articles=each.articles,
                dates=each.dates,
            )
            for each in places
        ],
        caveats=caveats(places),
        themes=[_theme(row, absolute) for row in brief.shown],
        left_out=brief.comparison.left_out_count,
        url=absolute(_address(asked, query)),
    )


def _address(asked: Asked, query: CompareQuery) -> str:
    chosen = (("theme", query.theme), ("show", query.show))
    return reverse("compare") + asked.address(*((name, value) for name, value in chosen if value))


def _theme(row: ThemeLine, absolute: Absolute) -> ComparedTheme:
    return ComparedTheme(
        theme=row.theme.slug,
        theme_name=row.theme.name,
        group_name=row.theme.group.name,
        verdict=row.verdict,
        key=row.key,
        lines=[_line(line, absolute) for line in row.lines],
        places=[_cell(cell, absolute) for cell in row.rest],
    )


def _line(line: Line, absolute: Absolute) -> Aligned:
    measures = [measure_row(each.measure, absolute) if each else None for each in line.entries]
    strength = line.strength.name.lower() if line.strength else None
    return Aligned(strength=strength, shared=list(line.shared), measures=measures)


def _cell(cell: Cell, absolute: Absolute) -> OnTheme:
    return OnTheme(
        region_code=cell.place.region.code,
        state=cell.state,
        label=cell.label,
        count=cell.count,
        touched=cell.touched,
        sentences=cell.sentences,
        measures=[measure_row(entry.measure, absolute) for entry in cell.entries],
        more=cell.more,
        mentions=[mention_row(each, absolute) for each in cell.mentioned.shown],
    )


@router.get(
    "/matrix",
    response=responses(Listed[MatrixRow]),
    operation_id="get_matrix",
    summary="矩阵：各地区在各主题上写了什么",
)
def get_matrix(request: HttpRequest, query: Query[MatrixQuery]) -> HttpResponse:
    checked(request, query)
    rows, cursor, total = matrix_rows(query)
    return told_list(request, MatrixRow, rows, cursor=cursor, total=total)


def matrix_rows(query: Any) -> tuple[Iterable[MatrixRow], str | None, int]:
    """A page of rows, the cursor behind it, and how many there are."""
    column = query.column or ""
    whole = coverage(asked_scope(query), by=query.by, level=query.level or "", sort=query.sort, column=column)
    if column and column not in {each.key for each in whole.columns}:
        refuse([Fault(parameter="column", detail=f"没有“{column}”这一列。")])
    order = f"{query.by} {query.sort} {column}"
    key = read_cursor(query.cursor, order)
    codes = whole.codes
    start = 0 if key is None else codes.index(key[0]) + 1 if key[0] in codes else len(codes)
    end = start + query.limit
    cursor = cursor_of(order, [codes[end - 1]]) if end < len(codes) else None
    return [_matrix_row(row) for row in whole.rows[start:end]], cursor, len(codes)


def _matrix_row(row: MatrixLine) -> MatrixRow:
    return MatrixRow(
        region_code=row.region.code,
        region_name=row.region.name,
        articles=row.articles,
        measures=row.measures,
        covered=row.covered,
        cells=[
            MatrixCell(
                column=cell.column.key,
                column_name=cell.column.label,
                state=cell.state,
                label=cell.label,
                measures=cell.count,
                touched=cell.touched,
                sentences=cell.sentences,
                writing=cell.writing,
            )
            for cell in row.cells
        ],
    )
