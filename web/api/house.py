"""The API as a whole: its operations, who is let in, and what is said where something goes wrong."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from web.api import comparing, counts, facts, names, search, texts
from web.api.admission import admit
from web.api.problems import ProblemError, faults_of, problem

VERSION = "1.4.0"
ABOUT = (
    "只读；只有已发布的内容。筛选与网页同名同义。每条举措、数据、转变和提及都带原文、码点位置和文章正文的摘要：\n"
    "`body[start:end] == quote`。列表可用 Accept 取 JSON、CSV（text/csv）或 JSON Lines（application/x-ndjson），\n"
    "一页一页读：下一页的地址在 `next` 和 Link 头部里。"
)

api = NinjaAPI(
    title="衔接库接口",
    version=VERSION,
    description=ABOUT,
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    auth=admit,
)
for room in (texts, search, facts, comparing, names, counts):
    api.add_router("/v1", room.router)


@api.exception_handler(ProblemError)
def _problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    return problem(error.status, error.detail, error.errors, error.headers)


@api.exception_handler(ValidationError)
def _bad_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = faults_of(error.errors)
    return problem(422, "；".join(f"{each.parameter}：{each.detail}" for each in faults), faults)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, "没有这一条，或它没有发布。")


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "不能这样请求，请对照 /api/docs。")
