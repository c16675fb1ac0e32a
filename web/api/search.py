"""Both tiers of a search: what holds the words, then what says the same in others, each with the places of its words."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from documents.models import Article
from documents.search import highlight
from documents.search.near import near
from documents.search.results import SearchResult
from web.api.answers import Listed, responses, told_list
from web.api.problems import Fault, ProblemError
from web.api.queries import ArticleQuery, MeasureQuery, asked_list, checked
from web.api.searched import ARTICLES, MEASURES, Page, ToldList, page_of
from web.lists.searched import SearchedFilterSet
from web.rows.articles import ArticleRow, article_row
from web.rows.row import Absolute, Row
from web.rows.spans import MeasureRow, measure_row

router = Router(tags=["检索"])
# Places told of one text, and rows that only lie near, below the last page of those that hold the words.
MOST_PLACES, MOST_NEAR = 50, 20
Tier = Annotated[str, Field(description="literal 写有所查的词；near 意思相近")]
Words = Annotated[list[str], Field(description="意思相近的凭哪些词；写有所查词的为空")]


class Place(Row):
    start: Annotated[int, Field(ge=0, description="起点，码点")]
    end: Annotated[int, Field(ge=1, description="终点（不含）")]


Marked = Annotated[list[Place], Field(description=f"所查的词在文章正文里的位置，至多 {MOST_PLACES} 处")]
MarkedTitle = Annotated[list[Place], Field(description="所查的词在标题里的位置")]


class MeasureHit(MeasureRow):
    tier: Tier
    words: Words
    highlights: Marked
    title_highlights: MarkedTitle


class ArticleHit(ArticleRow):
    tier: Tier
    words: Words
    snippet: Annotated[str, Field(description="正文里最能说明的一段")]
    snippet_start: Annotated[int, Field(ge=0, description="这一段在正文中的起点，码点")]
    highlights: Marked
    title_highlights: MarkedTitle
    hits: Annotated[int, Field(ge=0, description="正文里共有几处")]


class MeasureSearch(MeasureQuery):
    q: Annotated[str, Field(min_length=1, max_length=300, description="检索词，写法同网页")]


class ArticleSearch(ArticleQuery):
    q: Annotated[str, Field(min_length=1, max_length=300, description="检索词，写法同网页")]


@router.get(
    "/search/measures",
    response=responses(Listed[MeasureHit]),
    operation_id="search_measures",
    summary="检索举措：两层结果，标出所查的词",
)
def search_measures(request: HttpRequest, query: Query[MeasureSearch]) -> HttpResponse:
    return _searched(request, query, MEASURES, MeasureHit)


@router.get(
    "/search/articles",
    response=responses(Listed[ArticleHit]),
    operation_id="search_articles",
    summary="检索文章：两层结果，标出所查的词",
)
def search_articles(request: HttpRequest, query: Query[ArticleSearch]) -> HttpResponse:
    return _searched(request, query, ARTICLES, ArticleHit)


def _searched(request: HttpRequest, query: Any, told: ToldList, kind: type[Row]) -> HttpResponse:
    checked(request, query)
    hits, page, notes = hits_of(query, told, request.build_absolute_uri)
    return told_list(request, kind, hits, cursor=page.cursor, total=page.total, notes=notes)


def hits_of(query: Any, told: ToldList, absolute: Absolute) -> tuple[list[Row], Page, list[str]]:
    """The hits of a page; below the last that hold the words, those near in meaning."""
    asked = asked_list(query, told.filterset)
    found = asked.found
    if found is None:
        raise ProblemError(422, "q 里没有可检索的词。", [Fault(parameter="q", detail="没有可检索的词。")])
    page = page_of(asked, query, told)
    # A search that had to be loosened has no literal hit.
    tier = "near" if found.is_by_likeness or found.is_relaxed else "literal"
    shown = [(row, tier, found.words_near(row.pk)) for row in page.rows]
    if page.cursor is None and not asked.form.cleaned_data.get("literal"):
        shown += [(row, "near", words) for row, words in _near(asked, found, told)]
    shape = _measure_hits if told is MEASURES else _article_hits
    return shape(found, shown, absolute), page, _notes(found)


def _near(asked: SearchedFilterSet, found: SearchResult, told: ToldList) -> list[tuple[Any, Sequence[str]]]:
    known = set(found.pks)
    hits = [each for each in near(found).hits if each.pk not in known][:MOST_NEAR]
    rows = told.arrange(asked.queryset.filter(pk__in=[each.pk for each in hits])).order_by()
    by_pk = {row.pk: row for row in rows} if hits else {}
    return [(by_pk[each.pk], each.words) for each in hits if each.pk in by_pk]


def _notes(found: SearchResult) -> list[str]:
    notes = []
    if found.dropped:
        notes.append(f"没有一条写全了所查的词，略去了：{'、'.join(found.dropped)}。")
    if found.is_scope_dropped:
        notes.append("同一句或同一段里没有写全的，放宽到了全文。")
    if found.expanded:
        notes.append(
            "也查了相近说法：" + "；".join(f"{typed} → {other}" for typed, other in found.expanded) + "。"
        )
    return notes


def _measure_hits(found: SearchResult, shown: Sequence[Any], absolute: Absolute) -> list[Row]:
    hits: list[Row] = []
    for measure, tier, words in shown:
        terms = (*found.terms, *words)
        hits.append(
            MeasureHit(
                **dict(measure_row(measure, absolute)),
                tier=tier,
                words=list(words) if tier == "near" else [],
                highlights=_places(measure.quote, terms, measure.start),
                title_highlights=_places(measure.title, terms),
            )
        )
    return hits


def _article_hits(found: SearchResult, shown: Sequence[Any], absolute: Absolute) -> list[Row]:
    """The bodies of these alone are read, in one query."""
    pks = [article.pk for article, *_ in shown]
    bodies = dict(Article.objects.filter(pk__in=pks).values_list("pk", "body"))
    hits: list[Row] = []
    for article, tier, words in shown:
        terms, body = words or found.terms, bodies[article.pk]
        part = highlight.snippet(body, terms)
        hits.append(
            ArticleHit(
                **dict(article_row(article, absolute)),
                tier=tier,
                words=list(words) if tier == "near" else [],
                snippet=part.text,
                snippet_start=part.start,
                highlights=_places(body, terms),
                title_highlights=_places(article.title, terms),
                hits=part.hits,
            )
        )
    return hits


def _places(text: str, terms: Sequence[str], offset: int = 0) -> list[Place]:
    spans = highlight.mark(text, terms)[:MOST_PLACES]
    return [Place(start=start + offset, end=end + offset) for start, end in spans]
