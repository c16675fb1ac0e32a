"""A table to be written as XLSX or CSV: columns with widths, rows of typed cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# What a cell may hold.
Value = str | int | float | Decimal | date | None

# What XML cannot hold, whoever typed it.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in characters of the spreadsheet's default font."""

    label: str
    width: int = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """Numbers stay numbers, so that they can be summed."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]


def writable(text: str) -> str:
    """Text without the characters that no spreadsheet or document can hold."""
    return _UNWRITABLE.sub("", text)
