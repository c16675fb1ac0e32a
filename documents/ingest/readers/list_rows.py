"""Lists → rows: XLSX, CSV and JSON lines, each row with its number as the user's program shows it."""

import csv
import io
import json
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from documents.ingest.parsed import IngestError
from documents.ingest.readers.encodings import decode
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.office import broken, packed, read_parts
from documents.ingest.readers.rows import ListSource, Row

_LONGEST_FIELD_BYTES = 10 * 1024 * 1024  # the csv module's own limit is 128 KB, less than a long plan


# What openpyxl raises for parts that are missing or no XML is as varied as they are.
_BROKEN = (
    InvalidFileException,
    BadZipFile,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
)

WORKBOOK = "xl/workbook.xml"
EXTRA_COLUMN = "多出的格"


def read_csv(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource:
    refuse_size(data, file_name=file_name, limits=limits)
    return _bounded(_tabular_rows(_csv_lines(_text(data, file_name)), file_name), file_name, limits)


def read_jsonl(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource:
    refuse_size(data, file_name=file_name, limits=limits)
    return _bounded(_jsonl_rows(_text(data, file_name)), file_name, limits)


def read_workbook(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource:
    refuse_size(data, file_name=file_name, limits=limits)
    return _bounded(_tabular_rows(_sheet(data, file_name, limits), file_name), file_name, limits)


def _bounded(found: Iterator[Row], file_name: str, limits: Limits) -> ListSource:
    """Return the rows that are not blank; raise IngestError where there are none or too many."""
    rows: list[Row] = []
    for row in found:
        if len(rows) == limits.list_rows:
            raise IngestError(f"{file_name}：清单超过 {limits.list_rows} 行。请分成几个文件导入。")
        rows.append(row)
    if not rows:
        raise IngestError(f"{file_name}：清单里没有数据行。请确认第一行是列名，第二行起是文章。")
    return ListSource(tuple(rows))


def _text(data: bytes, file_name: str) -> str:
    text, _ = decode(data)
    if text is None or "\x00" in text:
        raise IngestError(f"{file_name}：无法识别文字编码，可能不是文本文件。请另存为 UTF-8 编码后再导入。")
    return text.removeprefix("\ufeff")


def _csv_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the line on which the row begins, cells); the delimiter is the header's most frequent."""
    header = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=header.count)
    csv.field_size_limit(_LONGEST_FIELD_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for cells in reader:
        yield start, cells
        start = reader.line_num + 1


def _sheet(data: bytes, file_name: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of the first visible sheet."""
    parts = read_parts(data, file_name=file_name, limits=limits)
    try:
        with warnings.catch_warnings():
            # openpyxl tells of styles and extensions that it leaves out; rows have neither.
            warnings.simplefilter("ignore", UserWarning)
            book = openpyxl.load_workbook(packed(parts), read_only=True, data_only=True, keep_links=False)
        sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
        if sheet is None:
            raise IngestError(f"{file_name}：工作簿里没有可见的工作表。请检查后重新提供。")
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [_cell_text(cell) for cell in cells]
    except _BROKEN as error:
        raise broken(file_name) from error


def _cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    # A carriage return that Excel escaped, since XML would swallow it.
    return str(cell).replace("_x000D_", "").strip()


def _tabular_rows(lines: Iterator[tuple[int, list[str]]], file_name: str) -> Iterator[Row]:
    """Take the first row that is not blank as the header."""
    header: list[str] | None = None
    try:
        for number, cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                continue
            extra = [cell.strip() for cell in cells[len(header) :] if cell.strip()]
            row = dict(zip(header, (_unquoted(cell.strip()) for cell in cells), strict=False))
            problem = ""
            if extra:
                row[EXTRA_COLUMN] = " | ".join(extra)
                problem = f"比列名多出 {len(extra)} 格"
            yield Row(number, row, problem)
    except csv.Error as error:
        raise IngestError(
            f"{file_name}：CSV 格式有误，无法分列。请用表格软件打开，另存为 CSV 或 XLSX 后再导入。"
        ) from error


def _unquoted(cell: str) -> str:
    """Take off the mark by which our own files keep a cell from being run as a formula."""
    return cell[1:] if re.match(r"'[=+\-@]", cell) else cell


def _jsonl_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield Row(number, {"原文": line.strip()}, "不是合法的 JSON")
            continue
        if not isinstance(value, dict):
            yield Row(number, {"原文": line.strip()}, "不是 JSON 对象")
            continue
        yield Row(number, {str(key): _json_text(item) for key, item in value.items()})


def _json_text(value: object) -> str:
    """Return the text; authors given as objects become 姓名（职务）, parted by ；."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "；".join(_json_text(item) for item in value)
    if isinstance(value, dict):
        position = _json_text(value.get("position"))
        name = _json_text(value.get("name"))
        return f"{name}（{position}）" if position else name
    return str(value).strip()
