"""Workbooks → tables: XLSX, XLS, ET and ODS through calamine, which trusts cells and not what a file says of its size.

Merged cells stand in each of their rows, serial numbers stay numbers (the column tells which are dates), what a cell
leads to comes beside it. Sheets, rows and columns that are hidden are left out by name.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.office.package import broken, packed, read_parts
from documents.ingest.readers.tables.list_fields import with_days_from_1904
from documents.ingest.readers.tables.list_rows import Line, Table, list_of_tables
from documents.ingest.readers.tables.old_marks import read_old_marks
from documents.ingest.readers.tables.rows import ListSource
from documents.ingest.readers.tables.workbook_links import Links, read_links
from documents.ingest.readers.tables.workbook_marks import (
    NO_MARKS,
    Marks,
    Shown,
    beside_cells,
    hidden_told,
    read_marks,
    shown_of,
)
from documents.ingest.source_text import LeftOut, left_out

_FROM_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true|on)[\"']")
_ABOVE_A_LIST = 100  # rows over a list and names printed again on its pages
_MOST_ACROSS = 100  # columns that one name may stand over
_XLS_STREAMS = {"Workbook", "Book"}
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
WORKBOOK = "xl/workbook.xml"
# What a broken workbook raises is as varied as the formats; Rust's panics come as BaseException.
_BROKEN = (CalamineError, ValueError, LookupError, TypeError, OSError, SyntaxError)


def is_xls(look: Look) -> bool:
    return bool(_XLS_STREAMS & look.streams)


def is_ods(look: Look) -> bool:
    return _ODS in look.data[:200] and "content.xml" in look.members


def read_workbook(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource:
    """Return the rows of all visible sheets that name a title and a text.

    Raises IngestError where the file is broken, harmful, or holds no such sheet.
    """
    refuse_size(data, file_name=file_name, limits=limits)
    links: dict[str, Links] = {}
    marks: dict[str, Marks] = {}
    beside: tuple[LeftOut, ...] = ()
    counts_from_1904 = False
    stream = io.BytesIO(data)
    if data.startswith(b"PK"):
        parts = read_parts(data, file_name=file_name, limits=limits)
        stream = packed(parts)
        links, marks, beside = read_links(parts), read_marks(parts), beside_cells(parts)
        counts_from_1904 = bool(_FROM_1904.search(parts.get(WORKBOOK, b"")))
        if _broken_xml(parts.get("content.xml", b"<ods/>")):
            raise broken(file_name)
    else:
        marks = read_old_marks(data)
    try:
        book = CalamineWorkbook.from_filelike(stream)
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        shown = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
        sheets_shown = [
            _shown(book.get_sheet_by_name(name), links.get(name, {}), marks.get(name, NO_MARKS), limits)
            for name in shown
        ]
    except _BROKEN as error:
        raise broken(file_name) from error
    if not shown:
        raise IngestError(f"{file_name}：工作簿里没有可见的工作表。请检查后重新提供。")
    tables = [Table(name, sheet.lines) for name, sheet in zip(shown, sheets_shown, strict=True)]
    said = (
        *left_out("hidden_sheet", [sheet.name for sheet in sheets if sheet.name not in shown]),
        *hidden_told(sheets_shown),
        *beside,
    )
    try:
        found = list_of_tables(tables, file_name=file_name, limits=limits, also_left_out=said)
    except IngestError as error:
        if hidden := [str(each) for each in said if each.what.startswith("hidden")]:
            raise IngestError(f"{error}另有{'；'.join(hidden)}。") from error
        raise
    return with_days_from_1904(found) if counts_from_1904 else found


def _broken_xml(content: bytes) -> bool:
    """Whether the sheets of an ODS are no XML: calamine reads on, cells in wrong places."""
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        return True
    return False


def _shown(sheet: CalamineSheet, links: Links, marks: Marks, limits: Limits) -> Shown:
    return shown_of(list(_lines(sheet, links, marks, limits)), marks)


def _lines(sheet: CalamineSheet, links: Links, marks: Marks, limits: Limits) -> Iterator[Line]:
    """Yield the rows that are not blank, no more of them than suffice to refuse a list for its length."""
    if sheet.start is None:
        return
    first_row, first_column = sheet.start
    merged, across = _merged_down(sheet), _merged_across(sheet)
    shown: dict[int, str] = {}
    filled = 0
    for row, values in enumerate(sheet.iter_rows(), start=first_row):
        cells = [""] * first_column + [_cell_text(value) for value in values]
        for column in range(len(cells) if marks.words else 0):
            cells[column] = cells[column] or marks.words.get((row, column), "")
        if not any(cells):
            continue
        below: set[int] = set()
        for column in range(first_column, len(cells)):
            if (row, column) in merged and not cells[column]:
                cells[column] = shown.get(column, "")
                below.add(column)
            shown[column] = cells[column]
        yield Line(row + 1, cells, links.get(row, {}), frozenset(below), across.get(row, frozenset()))
        filled += 1
        if filled > limits.list_rows + _ABOVE_A_LIST:
            return


def _merged_down(sheet: CalamineSheet) -> set[tuple[int, int]]:
    """Return the cells that a merged cell above them covers, in its first column."""
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if bottom - top <= sheet.total_height:
            covered.update((row, left) for row in range(top + 1, bottom + 1))
    return covered


def _merged_across(sheet: CalamineSheet) -> dict[int, frozenset[int]]:
    """Return of each row the cells that a merged cell at their left covers."""
    covered: dict[int, set[int]] = {}
    for (top, left), (_, right) in sheet.merged_cell_ranges or ():
        if right > left:
            covered.setdefault(top, set()).update(range(left + 1, min(right, left + _MOST_ACROSS) + 1))
    return {row: frozenset(columns) for row, columns in covered.items()}


def _cell_text(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # A carriage return that Excel escaped, since XML would swallow it.
    return str(value).replace("_x000D_", "").strip()
