"""What a program is told when it gets no answer: RFC 9457, in Chinese that says what to do."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpResponse
from pydantic import BaseModel, Field

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "请求有误",
    401: "需要密钥",
    403: "无权访问",
    404: "没有找到",
    405: "没有这种请求方法",
    406: "没有这种格式",
    422: "参数有误",
    429: "请求太多",
    500: "服务器出错",
}


class Fault(BaseModel):
    parameter: Annotated[str, Field(description="参数名")]
    detail: Annotated[str, Field(description="哪里不对，应当怎样")]


class Problem(BaseModel):
    type: Annotated[str, Field(description="about:blank：含义全在 status 与 detail 里")] = "about:blank"
    title: Annotated[str, Field(description="错误的类别")]
    status: Annotated[int, Field(description="HTTP 状态码")]
    detail: Annotated[str, Field(description="出了什么事，应当怎样")]
    errors: Annotated[list[Fault], Field(description="逐个参数的问题")] = []


class ProblemError(Exception):
    """Stops an operation; the message is for the program's author."""

    def __init__(
        self, status: int, detail: str, errors: Iterable[Fault] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, list(errors), headers


def problem(
    status: int, detail: str, errors: Iterable[Fault] = (), headers: Mapping[str, str] | None = None
) -> HttpResponse:
    title = TITLES.get(status) or HTTPStatus(status).phrase
    told = Problem(title=title, status=status, detail=detail, errors=list(errors))
    return HttpResponse(
        told.model_dump_json(), status=status, content_type=MEDIA_TYPE, headers=dict(headers or {})
    )


def refuse(errors: Iterable[Fault]) -> None:
    """Raise ProblemError where there are any."""
    if errors := list(errors):
        raise ProblemError(422, "；".join(f"{each.parameter}：{each.detail}" for each in errors), errors)


def faults_of(errors: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """What the validation of parameters found, in Chinese."""
    return [Fault(parameter=str(each["loc"][-1]), detail=_in_words(each)) for each in errors]


# By what pydantic calls it, with the bounds that it names.
SAID = {
    "missing": "缺少这个参数。",
    "literal_error": "应为 {expected} 之一。",
    "int_parsing": "应为整数。",
    "int_from_float": "应为整数。",
    "int_parsing_size": "这个数太大了。",
    "bool_parsing": "应为 true 或 false。",
    "greater_than_equal": "不应小于 {ge}。",
    "less_than_equal": "不应大于 {le}。",
    "string_too_long": "不应超过 {max_length} 个字符。",
    "string_too_short": "至少要有 {min_length} 个字符。",
    "too_short": "至少要有 {min_length} 个。",
    "too_long": "至多 {max_length} 个。",
}


def _in_words(error: Mapping[str, Any]) -> str:
    bounds = {name: str(value).replace(" or ", "、") for name, value in error.get("ctx", {}).items()}
    return SAID.get(error["type"], "写法有误，请对照 /api/docs。").format(**bounds)
