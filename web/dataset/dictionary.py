"""datapackage.json (Frictionless Data Package 2.0): what the files hold, column by column."""

from typing import Any

from web.dataset.resources import Resource
from web.rows.row import Row

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
# What tables hold is told by type where JSON has one, else by format.
TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "array": "array", "object": "object"}


def columns_of(kind: type[Row]) -> list[dict[str, Any]]:
    """The columns of a table as Table Schema describes them."""
    schema = kind.model_json_schema(mode="serialization")
    return [_column(name, each) for name, each in schema["properties"].items()]


def _column(name: str, told: dict[str, Any]) -> dict[str, Any]:
    kinds = [each for each in told.get("anyOf", [told]) if each.get("type") != "null"]
    kind = kinds[0]
    column: dict[str, Any] = {"name": name, "type": TYPES.get(kind.get("type", ""), "string")}
    if kind.get("format") == "date-time":
        column["type"] = "datetime"
    column["description"] = told.get("description", "")
    # An empty text is a missing value to Table Schema, and most texts may be empty.
    if "anyOf" not in told and column["type"] != "string":
        column["constraints"] = {"required": True}
    return column


def table_schema(resource: Resource) -> dict[str, Any]:
    return {
        "fields": columns_of(resource.kind),
        "primaryKey": [resource.key],
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": table, "fields": [target]}}
            for column, table, target in resource.links
        ],
    }
