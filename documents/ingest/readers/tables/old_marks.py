"""What an old workbook (.xls, .et) says of rows and columns that it hides, which calamine does not tell."""

import struct
from collections.abc import Iterator

from documents.ingest.readers.office.ole2 import stream_of
from documents.ingest.readers.tables.workbook_marks import Marks

_SHEET, _BEGIN, _END, _ROW, _COLUMN = 0x0085, 0x0809, 0x000A, 0x0208, 0x007D
_ROW_IS_HIDDEN = 0x20
_MOST_COLUMNS = 256  # of an old sheet


def read_old_marks(data: bytes) -> dict[str, Marks]:
    """Return the marks of each sheet by its name; none where the workbook is older than 1997 or damaged."""
    book = stream_of(data, "Workbook")
    try:
        return {name: _marks_of(book, place) for name, place in _sheets(book)}
    except (struct.error, IndexError):
        return {}


def _records(book: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of the records of one part of the stream; charts within are passed over."""
    depth = 0
    while place + 4 <= len(book):
        kind, length = struct.unpack_from("<2H", book, place)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, book[place + 4 : place + 4 + length]
        if depth <= 0:
            return
        place += 4 + length


def _sheets(book: bytes) -> Iterator[tuple[str, int]]:
    for kind, content in _records(book, 0):
        if kind == _SHEET:
            place, count, is_wide = struct.unpack_from("<I", content)[0], content[6], content[7] & 1
            words = content[8 : 8 + count * (2 if is_wide else 1)]
            yield words.decode("utf-16-le" if is_wide else "latin-1"), place


def _marks_of(book: bytes, place: int) -> Marks:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, content in _records(book, place):
        if kind == _ROW and content[12] & _ROW_IS_HIDDEN:
            rows.add(struct.unpack_from("<H", content)[0])
        elif kind == _COLUMN and content[8] & 1:
            first, last = struct.unpack_from("<2H", content)
            columns.update(range(first, min(last, _MOST_COLUMNS) + 1))
    return Marks(frozenset(rows), frozenset(columns))
