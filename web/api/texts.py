"""Articles and measures: lists under the pages' filters, one of them, and what is like it."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from documents.models import Article
from documents.search.alike import Alike
from measures.models import Measure
from web.api.answers import Listed, responses, told, told_list
from web.api.problems import ProblemError
from web.api.queries import NOBODY, ArticleQuery, MeasureQuery, Selected, asked_list, checked
from web.api.searched import ARTICLES, MEASURES, ToldList, page_of, with_article_row, with_row
from web.lists.onward.likes import like_article, like_measure
from web.rows.articles import ArticleRow, ArticleText, article_row, article_text
from web.rows.row import Absolute
from web.rows.spans import MeasureRow, measure_row

router = Router(tags=["文章与举措"])
Shared = Annotated[list[str], Field(description="两者都写到的词，最有分量的在前")]


class LikeArticle(ArticleRow):
    shared: Shared


class LikeMeasure(MeasureRow):
    shared: Shared


@router.get(
    "/articles",
    response=responses(Listed[ArticleRow]),
    operation_id="list_articles",
    summary="文章：与网页同样的筛选、检索和排序",
)
def list_articles(request: HttpRequest, query: Query[ArticleQuery]) -> HttpResponse:
    return _listed(request, query, ARTICLES)


@router.get(
    "/articles/{int:article}",
    response=responses(ArticleText),
    operation_id="get_article",
    summary="一篇文章，连同正文",
)
def get_article(request: HttpRequest, article: int, query: Query[Selected]) -> HttpResponse:
    checked(request, query)
    return told(request, article_text(public_article(article), request.build_absolute_uri))


@router.get(
    "/articles/{int:article}/similar",
    response=responses(Listed[LikeArticle]),
    operation_id="similar_articles",
    summary="与一篇文章相近的文章，连同都写到的词",
)
def similar_articles(request: HttpRequest, article: int, query: Query[Selected]) -> HttpResponse:
    checked(request, query)
    hits = like_article(public_article(article), NOBODY)
    rows = {
        each.pk: each for each in with_article_row(Article.objects.filter(pk__in=[each.pk for each in hits]))
    }
    absolute = request.build_absolute_uri
    found = [
        LikeArticle(**dict(article_row(rows[each.pk], absolute)), shared=list(each.words))
        for each in hits
        if each.pk in rows
    ]
    return told_list(request, LikeArticle, found, total=len(found))


@router.get(
    "/measures",
    response=responses(Listed[MeasureRow]),
    operation_id="list_measures",
    summary="举措：与网页同样的筛选、检索和排序",
)
def list_measures(request: HttpRequest, query: Query[MeasureQuery]) -> HttpResponse:
    return _listed(request, query, MEASURES)


@router.get(
    "/measures/{int:measure}",
    response=responses(MeasureRow),
    operation_id="get_measure",
    summary="一条举措",
)
def get_measure(request: HttpRequest, measure: int, query: Query[Selected]) -> HttpResponse:
    checked(request, query)
    return told(request, measure_row(public_measure(measure), request.build_absolute_uri))


@router.get(
    "/measures/{int:measure}/similar",
    response=responses(Listed[LikeMeasure]),
    operation_id="similar_measures",
    summary="别的文章里与一条举措相近的举措，连同都写到的词",
)
def similar_measures(request: HttpRequest, measure: int, query: Query[Selected]) -> HttpResponse:
    checked(request, query)
    found = measures_like(like_measure(public_measure(measure), NOBODY), request.build_absolute_uri)
    return told_list(request, LikeMeasure, found, total=len(found))


def measures_like(hits: list[Alike], absolute: Absolute) -> list[LikeMeasure]:
    rows = {each.pk: each for each in with_row(Measure.objects.filter(pk__in=[each.pk for each in hits]))}
    return [
        LikeMeasure(**dict(measure_row(rows[each.pk], absolute)), shared=list(each.words))
        for each in hits
        if each.pk in rows
    ]


def public_article(pk: int) -> Article:
    """With its body; refused where there is none that the public may read."""
    article = with_article_row(Article.objects.visible_to(NOBODY)).defer(None).filter(pk=pk).first()
    if article is None:
        raise ProblemError(404, f"没有编号为 {pk} 的文章，或它没有发布。")
    return article


def public_measure(pk: int) -> Measure:
    measure = with_row(Measure.objects.visible_to(NOBODY)).filter(pk=pk).first()
    if measure is None:
        detail = f"没有编号为 {pk} 的举措，或它所在的文章没有发布。文章重新提取后举措会换编号。"
        raise ProblemError(404, detail)
    return measure


def _listed(request: HttpRequest, query: ArticleQuery | MeasureQuery, told: ToldList) -> HttpResponse:
    checked(request, query)
    page = page_of(asked_list(query, told.filterset), query, told)
    rows = (told.row(each, request.build_absolute_uri) for each in page.rows)
    return told_list(request, told.kind, rows, cursor=page.cursor, total=page.total)
