"""What a model may ask: each answer carries quotes as they are written, their spans, and links to them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError

from documents.text.sentences import context_of
from measures.models import Figure, Measure
from web.api.comparing import Compared, CompareQuery, MatrixQuery, MatrixRow, compared, matrix_rows
from web.api.problems import Fault, ProblemError, faults_of
from web.api.queries import NOBODY
from web.api.search import ArticleHit, ArticleSearch, MeasureHit, MeasureSearch, hits_of
from web.api.searched import ARTICLES, MEASURES, with_row
from web.api.texts import LikeMeasure, measures_like, public_article, public_measure
from web.lists.filters import MeasureFilter
from web.lists.onward.likes import like_measure
from web.rows.articles import ArticleRow, article_row
from web.rows.row import Absolute, Row
from web.rows.spans import FigureRow, MeasureRow, figure_row, measure_row

# What one answer holds: a model reads all of it.
MOST_HITS, MOST_PLACES, MOST_LIKE, EXAMPLES = 20, 10, 5, 2
PASSAGE, MOST_CHARACTERS = 4_000, 20_000


class FoundMeasures(BaseModel):
    items: list[MeasureHit]
    total: Annotated[int | None, Field(description="写有所查词的共多少条")]
    notes: list[str]


class FoundArticles(BaseModel):
    items: list[ArticleHit]
    total: Annotated[int | None, Field(description="写有所查词的共多少篇")]
    notes: list[str]


class Passage(ArticleRow):
    quote: Annotated[str, Field(description="正文 start 至 end 的原文")]
    start: int
    end: int
    length: Annotated[int, Field(description="全文的码点数；没有读完的，以 end 作 start 接着读")]
    measures_here: Annotated[list[MeasureRow], Field(description="这一段里的举措")]


class MeasureInPlace(MeasureRow):
    before: Annotated[str, Field(description="原文之前的上下文")]
    after: Annotated[str, Field(description="原文之后的上下文")]
    figures: Annotated[list[FigureRow], Field(description="其中的数据")]
    similar: Annotated[list[LikeMeasure], Field(description="别处与它相近的举措")]


class PlaceOnMatrix(MatrixRow):
    examples: Annotated[list[MeasureRow], Field(description="该地在所问主题上的头几条举措")]


class Matrix(BaseModel):
    places: list[PlaceOnMatrix]
    total: Annotated[int, Field(description="共多少个地区")]
    note: str = "未提及（none）只表示库中该地文章没有写到，不等于没有做。"


def search_measures(absolute: Absolute, **asked: Any) -> FoundMeasures:
    hits, page, notes = hits_of(_query(MeasureSearch, **asked), MEASURES, absolute)
    return FoundMeasures.model_validate({"items": hits, "total": page.total, "notes": notes})


def search_articles(absolute: Absolute, **asked: Any) -> FoundArticles:
    hits, page, notes = hits_of(_query(ArticleSearch, **asked), ARTICLES, absolute)
    return FoundArticles.model_validate({"items": hits, "total": page.total, "notes": notes})


def article(absolute: Absolute, *, pk: int, start: int, length: int) -> Passage:
    """A part of an article, with the measures that begin in it."""
    found = public_article(pk)
    start = max(0, min(start, len(found.body)))
    end = min(len(found.body), start + max(1, min(length, MOST_CHARACTERS)))
    here = with_row(Measure.objects.visible_to(NOBODY)).filter(article=pk, start__gte=start, start__lt=end)
    return Passage(
        **dict(article_row(found, absolute)),
        quote=found.body[start:end],
        start=start,
        end=end,
        length=len(found.body),
        measures_here=[measure_row(each, absolute) for each in here.order_by("position")],
    )


def measure(absolute: Absolute, *, pk: int) -> MeasureInPlace:
    found = public_measure(pk)
    around = context_of(public_article(found.article_id).body, found.start, found.end)
    figures = Figure.objects.filter(measure=found).select_related("article__region", "measure")
    return MeasureInPlace(
        **dict(measure_row(found, absolute)),
        before=around.before,
        after=around.after,
        figures=[figure_row(each, absolute) for each in figures.order_by("start")],
        similar=measures_like(like_measure(found, NOBODY)[:MOST_LIKE], absolute),
    )


def compare(absolute: Absolute, **asked: Any) -> Compared:
    return compared(_query(CompareQuery, **asked), absolute)


def matrix(absolute: Absolute, *, theme: str | None, **asked: Any) -> Matrix:
    """Rows of the matrix; of a theme the places with most on it first, with examples."""
    rows, _, total = matrix_rows(_query(MatrixQuery, column=theme, **asked))
    then = {"then": "1"} if asked.get("then") else {}
    places = [_with_examples(row, theme, then, absolute) for row in rows]
    return Matrix(places=places, total=total)


def _with_examples(
    row: MatrixRow, theme: str | None, then: dict[str, str], absolute: Absolute
) -> PlaceOnMatrix:
    examples: list[Row] = []
    cells = [cell for cell in row.cells if theme in (None, cell.column)]
    if theme:
        asked = {"region": row.region_code, "theme": theme, **then}
        newest = MeasureFilter(asked, user=NOBODY).rows(with_row)[:EXAMPLES]
        examples = [measure_row(each, absolute) for each in newest]
    return PlaceOnMatrix.model_validate({**dict(row), "cells": cells, "examples": examples})


def _query(kind: type[BaseModel], **asked: Any) -> Any:
    """The query of an operation of the API; refuses in its words what does not fit."""
    try:
        return kind(**{name: value for name, value in asked.items() if value is not None})
    except ValidationError as error:
        faults: list[Fault] = faults_of(error.errors())
        raise ProblemError(
            422, "；".join(f"{each.parameter}：{each.detail}" for each in faults), faults
        ) from error


Level = Literal["province", "prefecture", "county"]
