"""What stands in articles: figures, transitions, and the sentences that speak of a theme."""

from typing import Annotated, Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from comparison.headings import public_figures
from measures.models import Mention
from web.api.answers import Listed, responses, told_list
from web.api.cursors import cursor_of, read_cursor
from web.api.problems import Fault, ProblemError
from web.api.queries import (
    FigureQuery,
    Paged,
    ScopeQuery,
    TransitionQuery,
    asked_region,
    asked_scope,
    asked_scoped,
    checked,
    data_of,
)
from web.lists.columns import asked_column, mentions_on
from web.lists.keyset import Expression, after, values_at
from web.lists.scoped_lists import (
    MOST_ARTICLES,
    TRANSITION_ORDERS,
    FigureFilter,
    TransitionFilter,
    public_transitions,
)
from web.rows.spans import FigureRow, MentionRow, TransitionRow, figure_row, mention_row, transition_row

router = Router(tags=["文中所写"])


class MentionQuery(Paged, ScopeQuery):
    region: Annotated[str, Field(max_length=6, description="六位区划代码，含下级地区；只看本级加 own=true")]
    theme: Annotated[str | None, Field(max_length=50, description="主题的标识")] = None
    group: Annotated[str | None, Field(max_length=50, description="主题组的标识")] = None
    revitalization: Annotated[str | None, Field(max_length=2, description="五大振兴之一")] = None


@router.get(
    "/figures",
    response=responses(Listed[FigureRow]),
    operation_id="list_figures",
    summary="数据：文中计数或计量的数字",
)
def list_figures(request: HttpRequest, query: Query[FigureQuery]) -> HttpResponse:
    checked(request, query)
    scope = asked_scope(query)
    asked = asked_scoped(query, FigureFilter, scope, public_figures(scope))
    rows, cursor = cut(asked.qs_without(), ("-pk",), "new", query)
    notes = (
        [f"符合的文章太多，只列最近 {MOST_ARTICLES} 篇里的数据；按地区或年份分批可得全部。"]
        if asked.is_cut
        else []
    )
    told = (figure_row(each, request.build_absolute_uri) for each in with_article(rows))
    return told_list(request, FigureRow, told, cursor=cursor, notes=notes)


@router.get(
    "/transitions",
    response=responses(Listed[TransitionRow]),
    operation_id="list_transitions",
    summary="转变：由什么到什么",
)
def list_transitions(request: HttpRequest, query: Query[TransitionQuery]) -> HttpResponse:
    checked(request, query)
    scope = asked_scope(query)
    asked = asked_scoped(query, TransitionFilter, scope, public_transitions(scope))
    order = asked.form.cleaned_data.get("sort") or next(iter(TRANSITION_ORDERS))
    rows, cursor = cut(asked.qs_without(), (*TRANSITION_ORDERS[order], "pk"), order, query)
    told = (transition_row(each, request.build_absolute_uri) for each in with_article(rows))
    return told_list(request, TransitionRow, told, cursor=cursor, total=asked.total)


@router.get(
    "/mentions",
    response=responses(Listed[MentionRow]),
    operation_id="list_mentions",
    summary="提及：一地文章里说到一个主题的句子，不论是否举措",
)
def list_mentions(request: HttpRequest, query: Query[MentionQuery]) -> HttpResponse:
    """theme、group、revitalization 必居其一。"""
    checked(request, query)
    column = asked_column(data_of(query))
    if column is None:
        detail = "请用 theme、group、revitalization 之一写明库中有的主题、主题组或五大振兴。"
        raise ProblemError(422, detail, [Fault(parameter="theme", detail=detail)])
    scope = asked_scope(query)
    region = scope.stands_for(asked_region(query.region))
    found = mentions_on(scope, region.code, column)
    order = (F("article__published_on").desc(nulls_last=True), "article_id", "start", "pk")
    rows, cursor = cut(found, order, "new", query)
    shown = Mention.objects.filter(pk__in=[each.pk for each in rows]).with_card().order_by(*order)
    told = (mention_row(each, request.build_absolute_uri) for each in shown)
    return told_list(request, MentionRow, told, cursor=cursor)


def cut(rows: QuerySet, order: tuple[Expression, ...], name: str, query: Any) -> tuple[QuerySet, str | None]:
    """The rows of a page in order, and the cursor behind them."""
    key = read_cursor(query.cursor, name)
    if key is not None:
        rows = rows.filter(after(order, key))
    pks = list(rows.order_by(*order).values_list("pk", flat=True)[: query.limit + 1])
    shown = pks[: query.limit]
    last = values_at(rows.model, shown[-1], order) if len(pks) > len(shown) else None
    found = rows.model._default_manager.filter(pk__in=shown).order_by(*order)
    return found, cursor_of(name, last) if last else None


def with_article(rows: QuerySet) -> QuerySet:
    return rows.select_related("article__region", "measure").defer("article__body")
