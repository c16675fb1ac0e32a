"""The description of the API: as OpenAPI for programs, as a page for people, both from what the operations declare."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from web.api.admission import admit
from web.api.described import described, is_list, row_of
from web.api.house import api
from web.api.problems import ProblemError, problem


@cache
def description() -> dict[str, Any]:
    return described(api)


@require_GET
def api_schema(request: HttpRequest) -> HttpResponse:
    try:
        admit(request)
    except ProblemError as error:
        return problem(error.status, error.detail, headers=error.headers)
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


@dataclass(frozen=True)
class Field:
    """A parameter, or a field of what is answered."""

    name: str
    kind: str
    about: str
    is_required: bool = False


@dataclass(frozen=True)
class Operation:
    path: str
    summary: str
    tag: str
    id: str
    parameters: list[Field]
    fields: list[Field]
    is_list: bool


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    rooms = [(tag, list(each)) for tag, each in groupby(_operations(), key=lambda operation: operation.tag)]
    context = {
        "rooms": rooms,
        "info": description()["info"],
        "base": request.build_absolute_uri("/api/v1").removesuffix("/"),
    }
    return render(request, "api/docs.html", context)


@cache
def _operations() -> tuple[Operation, ...]:
    schema = description()
    found = []
    for path, methods in schema["paths"].items():
        told = methods["get"]
        found.append(
            Operation(
                path,
                told["summary"],
                told["tags"][0],
                told["operationId"],
                [_parameter(each) for each in told["parameters"]],
                _fields(schema["components"]["schemas"][row_of(told)]),
                is_list(told),
            )
        )
    return tuple(found)


def _parameter(each: dict[str, Any]) -> Field:
    return Field(each["name"], _kind(each["schema"]), each.get("description", ""), each["required"])


def _fields(schema: dict[str, Any]) -> list[Field]:
    return [
        Field(name, _kind(each), each.get("description", "")) for name, each in schema["properties"].items()
    ]


KINDS = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "真假",
    "null": "空",
    "array": "列表",
    "object": "对象",
}


def _kind(schema: dict[str, Any]) -> str:
    """What a value may be, in a few words."""
    if "enum" in schema:
        return "、".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"])
    if "anyOf" in schema:
        return "或".join(_kind(each) for each in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "items" in schema:
        return f"{_kind(schema['items'])}的列表"
    return KINDS.get(schema.get("type", ""), "")
