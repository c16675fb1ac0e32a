"""A sheet as CSV that Excel opens rightly: UTF-8 with a byte order mark."""

import csv
from io import StringIO

from web.files.sheet import Sheet, Value

MEDIA_TYPE = "text/csv; charset=utf-8"
# Excel runs a cell that begins with one of these as a formula, quoted or not.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(sheet: Sheet) -> bytes:
    """The bytes of one sheet."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.label for column in sheet.columns)
    for row in sheet.rows:
        writer.writerow(_safe(value) for value in row)
    return out.getvalue().encode("utf-8-sig", "replace")


def _safe(value: Value) -> Value:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
