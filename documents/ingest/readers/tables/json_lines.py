"""JSON: an object a line, or an array of objects; their keys are the column names."""

import json
from collections.abc import Iterator
from itertools import islice

from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.tables.delimited import list_text
from documents.ingest.readers.tables.list_columns import is_header
from documents.ingest.readers.tables.list_rows import bounded
from documents.ingest.readers.tables.rows import ListSource, Row

_LONGEST_SHOWN = 1000  # characters of a value that is no article


def read_json_lines(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource:
    """Return the list's rows; raise IngestError where the file is no text or has no lines."""
    refuse_size(data, file_name=file_name, limits=limits)
    rows = list(islice(_rows(list_text(data, file_name)), limits.list_rows + 1))
    if rows and all(row.problem for row in rows):
        raise IngestError(
            f"{file_name}：没有一行是 JSON 对象（第 {rows[0].number} 行：{rows[0].problem}）。"
            "请把每篇文章写成一行 JSON，或改用 CSV、Excel 清单。"
        )
    names = dict.fromkeys(name for row in rows if not row.problem for name in row.cells)
    return bounded(rows, names=names, file_name=file_name, limits=limits)


def _rows(text: str) -> Iterator[Row]:
    if (whole := _objects(text)) is not None:
        yield from (_row(number, value) for number, value in enumerate(whole, start=1))
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line.strip().rstrip(","))
        except (ValueError, RecursionError):
            yield Row(number, {"原文": line.strip()}, "不是合法的 JSON")
        else:
            yield _row(number, value)


def _objects(text: str) -> list[object] | None:
    """The articles of a file that is one JSON value: an array, or an object that holds one array of objects; None for any other."""
    if text.lstrip()[:1] not in ("[", "{"):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list):
        return value
    arrays = [
        each for each in value.values() if isinstance(each, list) and each and isinstance(each[0], dict)
    ]
    is_list = len(arrays) == 1 and not is_header([str(key) for key in value])
    return arrays[0] if is_list else [value]


def _row(number: int, value: object) -> Row:
    if not isinstance(value, dict):
        return Row(number, {"原文": str(value)[:_LONGEST_SHOWN]}, "不是 JSON 对象")
    try:
        return Row(number, {str(key): _text(item) for key, item in value.items()})
    except RecursionError:
        return Row(number, {}, "嵌套太深")


def _text(value: object) -> str:
    """Return the text; authors given as objects become 姓名（职务）, parted by ；."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "；".join(_text(item) for item in value)
    if isinstance(value, dict):
        position = _text(value.get("position"))
        name = _text(value.get("name"))
        return f"{name}（{position}）" if position else name
    return str(value).strip()
