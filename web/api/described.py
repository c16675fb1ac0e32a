"""The description that programs are written by (OpenAPI 3.1): what the operations declare, and what holds for all of them."""

from typing import Any

from ninja import NinjaAPI

from web.api.answers import CSV, LINES
from web.api.problems import MEDIA_TYPE

TEXT = {"schema": {"type": "string"}}
KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "在网页的“账号”里建立的密钥；站点开放阅读时可以不带。",
}


def described(api: NinjaAPI) -> dict[str, Any]:
    schema: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="api"))
    schema["components"]["securitySchemes"] = {"key": KEY}
    schemas = schema["components"]["schemas"]
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation["security"] = [{}, {"key": []}]
            names = "|".join(schemas[row_of(operation)]["properties"])
            for parameter in operation["parameters"]:
                _plain(parameter)
                if parameter["name"] == "fields":
                    parameter["schema"]["pattern"] = f"^({names})(,({names}))*$"
            for status, answer in operation["responses"].items():
                _say_formats(int(status), answer)
            operation["responses"][304] = {"description": "没有变（If-None-Match）"}
    for name, each in schemas.items():
        if name not in KEPT_WHOLE:
            # With `fields` an answer holds what it was asked for.
            each.pop("required", None)
    return schema


def row_of(operation: dict[str, Any]) -> str:
    """The name of what an operation tells, one of it or a list."""
    answer = operation["responses"][200]["content"]["application/json"]["schema"]
    return str(answer["$ref"].rpartition("/")[2].removeprefix("Listed_").removesuffix("_"))


def is_list(operation: dict[str, Any]) -> bool:
    return "text/csv" in operation["responses"][200]["content"]


KEPT_WHOLE = ("Problem", "Fault", "Place", "Author")


def _plain(parameter: dict[str, Any]) -> None:
    """A parameter that is not sent has no value; none is null."""
    schema = parameter["schema"]
    kinds = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    if len(kinds) == 1:
        del schema["anyOf"]
        schema.update(kinds[0])
    if schema.get("default", 0) is None:
        del schema["default"]
    for aside in ("title", "description"):
        schema.pop(aside, None)


def _say_formats(status: int, answer: dict[str, Any]) -> None:
    content = answer["content"]
    told = content.pop("application/json")
    if status >= 400:
        content[MEDIA_TYPE] = told
        return
    content["application/json"] = told
    if "Listed_" in told["schema"].get("$ref", ""):
        content.update({CSV: TEXT, LINES: TEXT})
    answer["headers"] = {"ETag": {"description": "内容的标识，供 If-None-Match", **TEXT}}
