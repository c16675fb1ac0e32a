"""Sheets as an XLSX workbook: frozen head, filters, typed cells; streamed, so that size costs no memory."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from web.files.sheet import Sheet, Value, writable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRAPPED_FROM = 40  # characters
_NAME_LENGTH = 31  # Excel's limit
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_HEAD_FONT = Font(name="等线", bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of a workbook."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name.translate(_FORBIDDEN)[:_NAME_LENGTH]), sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    page.freeze_panes = "A2"
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.append([_head(page, column.label) for column in sheet.columns])
    last = 1
    for row in sheet.rows:
        page.append([_cell(page, value) for value in row])
        last += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{last}"


def _head(page: WriteOnlyWorksheet, label: str) -> Cell:
    cell = WriteOnlyCell(page, value=label)
    cell.font = _HEAD_FONT
    return cell


def _cell(page: WriteOnlyWorksheet, value: Value) -> Value | Cell:
    """A plain value where that will do: a cell object costs ten times as much, and there are many."""
    if not isinstance(value, str):
        return value
    text = writable(value)
    if len(text) <= WRAPPED_FROM and not text.startswith("="):
        return text
    cell = WriteOnlyCell(page, value=text)
    cell.data_type = "s"  # text that begins with = is text, never a formula
    if len(text) > WRAPPED_FROM:
        cell.alignment = _WRAPPED
    return cell
