"""CSV and its kin: commas, tabs or semicolons, in the encodings that spreadsheets write."""

import csv
import io
import re
from collections.abc import Iterator

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pages.encodings import decode
from documents.ingest.readers.tables.list_columns import is_header
from documents.ingest.readers.tables.list_rows import Line, Table, list_of_tables
from documents.ingest.readers.tables.rows import ListSource
from documents.ingest.source_text import left_out

_DELIMITERS = ",\t;|，"
_LONGEST_FIELD_BYTES = 10 * 1024 * 1024  # the csv module's own limit is 128 KB, less than a long plan
_HEAD_BYTES = 4096
_HEAD_CHARACTERS = 4000  # in which the column names are looked for
# Databases write a quotation mark inside a cell as \" where spreadsheets double it; a cell may end in a backslash, too: "D:\"
_ESCAPED_INSIDE = re.compile(r'\\"(?![,，\t;|\r\n]|$)')
_DOUBLED_INSIDE = re.compile(r'(?<![,，\t;|\r\n"])""(?![,，\t;|\r\n"]|$)')


def read_delimited(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource:
    """Return the list's rows; raise IngestError where the file is no text, names no columns or cannot be parted."""
    refuse_size(data, file_name=file_name, limits=limits)
    text = list_text(data, file_name)
    delimiter, skipped = _delimiter(text)
    try:
        lines = list(_lines(text, delimiter, skipped))
    except csv.Error as error:
        raise IngestError(
            f"{file_name}：CSV 格式有误，无法分列。请用表格软件打开，另存为 CSV 或 XLSX 后再导入。"
        ) from error
    # A quotation mark that nothing closes takes all that follows into one cell.
    cut = (
        [lines[-1].cells[-1][-20:]] if _ends_in_quotes(text, delimiter) and lines and lines[-1].cells else []
    )
    return list_of_tables(
        [Table("", lines)], file_name=file_name, limits=limits, also_left_out=left_out("rest", cut)
    )


def _ends_in_quotes(text: str, delimiter: str) -> bool:
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), _dialect(text), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def list_text(data: bytes, file_name: str) -> str:
    text, _ = decode(data)
    if text is None or "\x00" in text:
        raise IngestError(f"{file_name}：无法识别文字编码，可能不是文本文件。请另存为 UTF-8 编码后再导入。")
    return text.removeprefix("\ufeff")


def is_delimited(look: Look) -> bool:
    """Whether a text begins with column names parted by tabs or commas, as spreadsheets save “Unicode 文本”."""
    if look.is_zip or look.is_ole2:
        return False
    text, _ = decode(look.data[:_HEAD_BYTES])
    head = (text or "").lstrip("\ufeff\n ").split("\n", 1)[0].rstrip("\r")
    return any(_names_columns(head, delimiter) for delimiter in "\t,;|")


def _names_columns(head: str, delimiter: str) -> bool:
    return is_header([cell.strip('"\r ') for cell in head.split(delimiter)])


def _delimiter(text: str) -> tuple[str, int]:
    """Return (delimiter, lines to skip): what a first line sep=; says, else what parts a row of column names,
    else what the first line has most of."""
    first = text.split("\n", 1)[0].strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], 1
    heads = text[:_HEAD_CHARACTERS].split("\n")
    for delimiter in _DELIMITERS:
        if any(_names_columns(head, delimiter) for head in heads):
            return delimiter, 0
    return max(_DELIMITERS, key=first.count), 0


def _lines(text: str, delimiter: str, skipped: int) -> Iterator[Line]:
    """Yield the rows with the number of the line on which each begins."""
    csv.field_size_limit(_LONGEST_FIELD_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), _dialect(text), delimiter=delimiter)
    start = 1
    for cells in reader:
        if start > skipped:
            yield Line(start, cells)
        start = reader.line_num + 1


class _Escaped(csv.excel):
    escapechar = "\\"
    doublequote = False


def _dialect(text: str) -> type[csv.Dialect]:
    return _Escaped if _ESCAPED_INSIDE.search(text) and not _DOUBLED_INSIDE.search(text) else csv.excel
