"""What of a JSON file are articles, however deep interfaces and exports wrap them: {"data": {"list": [...]}}, _source, attributes.

Also what is nearly JSON: behind `var data =` or a call, several values in a row, an array that breaks off.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from documents.ingest.readers.tables.list_columns import field_of, is_header, plain_name

_WRITTEN_IN_A_SCRIPT = re.compile(r"\s*(?:(?:var|let|const)\s+)?[\w$.]{1,60}\s*(?:=|\()\s*(?=[\[{])")
_BETWEEN = re.compile(r"[\s,]*")
_TOTALS = frozenset(
    "total totalcount totalelements totalrecords totalrows totalnum totalhits 总数 总条数 总记录数".split()
)
# What programs wrap a text in: WordPress, editors by blocks, XML turned into JSON, MongoDB.
_WRAPPED_IN = ("rendered", "text", "content", "value", "html", "#text", "$date", "$numberLong")
_DEEPEST = 40  # containers in each other; no interface has a quarter
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is one value, or several in a row; `rest` is what follows and is none."""

    value: Any
    rest: str = ""


def whole_of(text: str) -> Whole | None:
    """Return what a file holds as one value or several; None where it is an object a line, or nothing of the kind."""
    if script := _WRITTEN_IN_A_SCRIPT.match(text):
        text = text[script.end() :].rstrip().rstrip(";").rstrip().removesuffix(")")
    start = text.lstrip()[:1]
    if start not in ("[", "{"):
        return None
    try:
        return Whole(json.loads(text))
    except ValueError:
        pass
    except RecursionError:
        return None
    if start == "{" and any(map(_is_object, text.split("\n"))):
        return None
    found, rest = _values_in_a_row(text, text.index("[") + 1 if start == "[" else 0)
    rest = rest.removeprefix("]").strip() if start == "[" else rest
    return Whole(found, rest) if found else None


def text_of(value: object, between: str = "；") -> str:
    """Return the text; authors given as objects become 姓名（职务）, parted by ；."""
    if value is None:
        return ""
    if isinstance(value, list):
        return between.join(text for item in value if (text := text_of(item, between)))
    if isinstance(value, dict):
        if name := text_of(value.get("name")):
            position = text_of(value.get("position"))
            return f"{name}（{position}）" if position else name
        wrapped = next((value[key] for key in _WRAPPED_IN if key in value), list(value.values()))
        return text_of(wrapped, between)
    return str(value).strip()


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line.strip().rstrip(",")), dict)
    except (ValueError, RecursionError):
        return False


def _values_in_a_row(text: str, start: int) -> tuple[list[Any], str]:
    found = []
    while (start := _BETWEEN.match(text, start).end()) < len(text):  # type: ignore[union-attr]
        try:
            value, start = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found, text[start:].strip()


def records_of(value: Any) -> list[Any]:
    """The articles in a value, with what stands beside them in their lists. Where nothing names a title and a text: the longest
    list of objects, for their keys can be matched by hand."""
    if records := articles_within(value):
        return records
    if isinstance(value, list):
        return value
    lists = [each for each in _containers(value) if isinstance(each, list) and _holds_objects(each)]
    return max(lists, key=len, default=[value])


def rows_of_cells(value: Any) -> list[list[Any]]:
    """A table written as rows of cells, led by the names of its columns: [["标题", "正文"], [...]], or names under a key of their
    own; [] for none."""
    for each in _containers(value):
        if isinstance(each, list) and len(each) > 1 and all(isinstance(row, list) for row in each):
            if _names_columns(each[0]):
                return each
            if names := next((line for line in _containers(value) if _names_columns(line)), None):
                return [names, *each]
    return []


def total_told(value: Any) -> int:
    """How many articles there are by what an interface says beside those it gives; 0 where it says nothing."""
    told = [
        number
        for each in _containers(value)
        if isinstance(each, dict) and not is_header(list(map(str, each)))
        for key, number in each.items()
        if plain_name(str(key)) in _TOTALS and type(number) is int
    ]
    return max(told, default=0)


def articles_within(value: Any, depth: int = 0) -> list[Any]:
    """Objects whose keys name a title and a text, and what stands beside them in their lists; [] where there are none."""
    if depth > _DEEPEST:
        return []
    if isinstance(value, dict):
        is_article = is_header(list(map(str, value)))
        inner = [each for key, each in value.items() if not is_article or field_of(str(key)) == "body"]
        # 标题 and 内容 may be those of a list: what it holds are the articles.
        within = [record for each in inner for record in articles_within(each, depth + 1)]
        return within or ([value] if is_article else [])
    if isinstance(value, list):
        found = [articles_within(each, depth + 1) for each in value]
        if any(found):
            return [
                record for each, records in zip(value, found, strict=True) for record in records or [each]
            ]
    return []


def _containers(value: Any) -> Iterator[Any]:
    """Yield lists and objects from the outside in."""
    waiting = [(value, 0)]
    for each, depth in waiting:
        if isinstance(each, (dict, list)) and depth <= _DEEPEST:
            yield each
            waiting += [(one, depth + 1) for one in (each.values() if isinstance(each, dict) else each)]


def _holds_objects(value: list[Any]) -> bool:
    return bool(value) and isinstance(value[0], dict)


def _names_columns(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value) and is_header(value)
