"""How an answer goes out: in the format that Accept asks for, with a validator and the way to the next page."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from pydantic import BaseModel, Field

from web.api.problems import Fault, Problem, ProblemError, refuse
from web.files import csv
from web.files.sheet import Column, Sheet, Value, writable
from web.rows.row import Row

JSON, CSV, LINES = "application/json", "text/csv", "application/x-ndjson"
# What Accept may call each of them; the first is the one sent.
FORMATS = {JSON: JSON, CSV: CSV, LINES: LINES, "application/jsonl": LINES}
ALWAYS: dict[int, type[Problem]] = dict.fromkeys((400, 401, 404, 406, 422, 429), Problem)
Told = TypeVar("Told", bound=Row)


class Listed(BaseModel, Generic[Told]):
    items: Annotated[list[Told], Field(description="这一页的各条")]
    next: Annotated[str | None, Field(description="下一页的地址；读完为空")] = None
    cursor: Annotated[str | None, Field(description="下一页的游标；读完为空")] = None
    total: Annotated[int | None, Field(description="共多少条；多得不再逐条数时为空")] = None
    notes: Annotated[list[str], Field(description="读这些结果时要知道的")] = []


def responses(kind: Any) -> dict[int, Any]:
    """What an operation may answer."""
    return {200: kind, **ALWAYS}


def told_list(
    request: HttpRequest,
    kind: type[Row],
    rows: Iterable[Row],
    *,
    cursor: str | None = None,
    total: int | None = None,
    notes: Sequence[str] = (),
) -> HttpResponse:
    """A page of rows of one kind, as JSON, CSV or JSON Lines; the way on stands in the answer's Link, too."""
    sent = _format(request, list(FORMATS))
    names = selected(request, kind)
    found = [_pick(row, names) for row in rows]
    where = _address_of(request, cursor) if cursor else None
    if sent == CSV:
        content = csv.table(_sheet(names, found))
    elif sent == LINES:
        content = "".join(f"{_json(each)}\n" for each in found).encode()
    else:
        page = {"items": found, "next": where, "cursor": cursor, "total": total, "notes": list(notes)}
        content = _json(page).encode()
    return _sent(request, content, sent, {"Link": f'<{where}>; rel="next"'} if where else {})


def told(request: HttpRequest, row: Row) -> HttpResponse:
    """One object, as JSON."""
    sent = _format(request, [JSON])
    return _sent(request, _json(_pick(row, selected(request, type(row)))).encode(), sent, {})


def selected(request: HttpRequest, kind: type[Row]) -> list[str]:
    """The fields asked for, in the order of their declaration; refuses what no row has."""
    asked = request.GET.get("fields", "")
    known = list(kind.model_fields)
    if not asked:
        return known
    wanted = {name.strip() for name in asked.split(",") if name.strip()}
    unknown = sorted(wanted.difference(known))
    detail = f"没有字段 {'、'.join(unknown)}；有的是 {'、'.join(known)}。"
    refuse([Fault(parameter="fields", detail=detail)] if unknown else [])
    return [name for name in known if name in wanted]


def _format(request: HttpRequest, offered: list[str]) -> str:
    wanted = request.get_preferred_type(offered)
    if wanted is None:
        raise ProblemError(406, f"这里能给的格式是 {'、'.join(offered)}，请改 Accept。")
    return FORMATS[wanted]


def _pick(row: Row, names: list[str]) -> dict[str, Any]:
    return row.model_dump(mode="json", include=set(names))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sheet(names: list[str], rows: list[dict[str, Any]]) -> Sheet:
    columns = tuple(Column(name) for name in names)
    return Sheet("", columns, (tuple(_cell(row[name]) for name in names) for row in rows))


def _cell(value: Any) -> Value:
    """A value in one cell: lists of words joined, what has parts as JSON."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ";".join(value)
    if isinstance(value, (list, dict)):
        return _json(value)
    return writable(value) if isinstance(value, str) else value


def _address_of(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _sent(request: HttpRequest, content: bytes, sent: str, headers: dict[str, str]) -> HttpResponse:
    """The answer, or 304 where the program holds it already."""
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    kind = f"{sent}; charset=utf-8"
    response = HttpResponse(content, content_type=kind, headers={"ETag": etag, **headers})
    response = get_conditional_response(request, etag=etag, response=response)
    patch_vary_headers(response, ["Accept", "Authorization"])
    return response
