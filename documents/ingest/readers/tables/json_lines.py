"""JSON: an object a line, an array of objects however wrapped, or rows of cells; keys are the column names."""

import json
from collections.abc import Iterator
from itertools import islice

from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.tables.delimited import list_text
from documents.ingest.readers.tables.json_values import (
    Whole,
    records_of,
    rows_of_cells,
    text_of,
    total_told,
    whole_of,
)
from documents.ingest.readers.tables.list_columns import field_of
from documents.ingest.readers.tables.list_rows import Line, Table, bounded, list_of_tables
from documents.ingest.readers.tables.rows import ListSource, Row
from documents.ingest.source_text import LeftOut, left_out

_LONGEST_SHOWN = 1000  # characters of a value that is no article


def read_json_lines(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource:
    """Return the list's rows; raise IngestError where the file is no text or has no lines."""
    refuse_size(data, file_name=file_name, limits=limits)
    text = list_text(data, file_name)
    whole = whole_of(text)
    if whole and (cells := rows_of_cells(whole.value)):
        lines = [Line(number, [text_of(cell) for cell in row]) for number, row in enumerate(cells, start=1)]
        return list_of_tables([Table("", lines)], file_name=file_name, limits=limits)
    found = _records(whole) if whole else _lines(text)
    rows = list(islice(found, limits.list_rows + 1))
    if rows and all(row.problem for row in rows):
        raise IngestError(
            f"{file_name}：没有一行是 JSON 对象（第 {rows[0].number} 行：{rows[0].problem}），文件也可能不完整。"
            "请把每篇文章写成一行 JSON，或改用 CSV、Excel 清单。"
        )
    names = dict.fromkeys(name for row in rows if not row.problem for name in row.cells)
    said = _missing(whole, len(rows)) if whole else ()
    return bounded(rows, names=names, file_name=file_name, limits=limits, said=said)


def _records(whole: Whole) -> Iterator[Row]:
    yield from (_row(number, value) for number, value in enumerate(records_of(whole.value), start=1))


def _missing(whole: Whole, count: int) -> tuple[LeftOut, ...]:
    """What the file breaks off, and what an interface keeps on its other pages."""
    further = total_told(whole.value) - count
    more = (LeftOut("further_rows", further),) if further > 0 else ()
    return (*left_out("rest", [whole.rest[:20]] if whole.rest else []), *more)


def _lines(text: str) -> Iterator[Row]:
    """The rows of an object a line; where a line is a page of an interface's answer, its articles."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line.strip().rstrip(","))
        except (ValueError, RecursionError):
            yield Row(number, {"原文": line.strip()}, "不是合法的 JSON")
        else:
            yield from (_row(number, each) for each in records_of(value) or [value])


def _row(number: int, value: object) -> Row:
    if not isinstance(value, dict):
        return Row(number, {"原文": str(value)[:_LONGEST_SHOWN]}, "不是 JSON 对象")
    try:
        return Row(number, {str(key): _cell(str(key), item) for key, item in value.items()})
    except RecursionError:
        return Row(number, {}, "嵌套太深")


def _cell(name: str, value: object) -> str:
    """A text may come as its paragraphs."""
    return text_of(value, "\n" if field_of(name) == "body" else "；")
