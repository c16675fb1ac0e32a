"""A sheet as CSV that Excel opens rightly: UTF-8 with a byte order mark."""

import csv
import re
from io import StringIO

from web.files.sheet import Sheet, Value

MEDIA_TYPE = "text/csv; charset=utf-8"
# Excel runs a cell that begins with one of these as a formula, quoted or not, and some readers past white space.
_FORMULA = re.compile(r"[\t\r]|[\s\ufeff]*[=＝+＋\-－@＠]")


def table(sheet: Sheet) -> bytes:
    """The bytes of one sheet."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.label for column in sheet.columns)
    for row in sheet.rows:
        writer.writerow(safe(value) for value in row)
    return out.getvalue().encode("utf-8-sig", "replace")


def safe(value: Value) -> Value:
    """The value as a cell that Excel does not run."""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value
