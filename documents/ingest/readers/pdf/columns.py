"""Rows → lines in reading order: a column of running text after the other, tables row by row."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from documents.ingest.readers.pdf.glyphs import Glyph
from documents.ingest.readers.pdf.lines import Line, Row, line_of

Gutter = tuple[float, float]  # left and right edge of the white between two columns, in points

_MIN_GUTTER = 1.2  # em
_MIN_COLUMN_LINES = 6  # to find a gutter by; a page that only ends the columns borrows the one before
_MIN_FILL = 0.6  # of a column's width, which running text fills and a table's cells do not
_MAX_CROSSING = 0.1  # share of the rows: titles cross the gutter, text does not
_SLACK_POINTS = 1.0


def reading_order(pages: Sequence[Sequence[Row]]) -> list[list[Line]]:
    """Return each page's lines in the order in which a person reads them."""
    gutter: Gutter | None = None
    read = []
    for rows in pages:
        gutter = find_gutter(rows) or gutter
        read.append(list(_by_columns(rows, gutter)) if gutter else [line_of(row.glyphs) for row in rows])
    return read


def find_gutter(rows: Sequence[Row]) -> Gutter | None:
    """Return the white band between two columns of running text, or None where the page has one column."""
    inked = [glyph for row in rows for glyph in row.inked]
    if not inked:
        return None
    left, right = min(glyph.left for glyph in inked), max(glyph.right for glyph in inked)
    least = _MIN_GUTTER * median(glyph.height for glyph in inked)
    quarter = (right - left) / 4
    wide = [
        (start, end)
        for start, end in _white_bands(rows, left, right)
        if end - start >= least and left + quarter < (start + end) / 2 < right - quarter
    ]
    gutter = max(wide, key=lambda band: band[1] - band[0], default=None)
    if gutter is None:
        return None
    sides = _sides([row for row in rows if not _crosses(row, gutter)], gutter)
    is_text = all(len(side) >= _MIN_COLUMN_LINES and _is_filled(side) for side in sides)
    return gutter if is_text else None


def _white_bands(rows: Sequence[Row], left: float, right: float) -> Iterator[Gutter]:
    """Yield the bands, in whole points, that hardly any row crosses."""
    width = int(right - left) + 1
    crossing = [0] * width
    for row in rows:
        covered = {
            place
            for glyph in row.inked
            for place in range(max(0, int(glyph.left - left)), min(width, int(glyph.right - left) + 1))
        }
        for place in covered:
            crossing[place] += 1
    places = range(width)
    for is_white, band in groupby(places, key=lambda place: crossing[place] <= _MAX_CROSSING * len(rows)):
        found = list(band)
        if is_white:
            yield left + found[0], left + found[-1] + 1


def _crosses(row: Row, gutter: Gutter) -> bool:
    return any(
        glyph.left < gutter[1] - _SLACK_POINTS and glyph.right > gutter[0] + _SLACK_POINTS
        for glyph in row.inked
    )


def _sides(rows: Sequence[Row], gutter: Gutter) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """Return the parts left and right of the gutter of the rows that have ink there."""
    middle = sum(gutter) / 2
    left = [[glyph for glyph in row.glyphs if glyph.left < middle] for row in rows]
    right = [[glyph for glyph in row.glyphs if glyph.left >= middle] for row in rows]
    return tuple([part for part in side if _ink(part)] for side in (left, right))  # type: ignore[return-value]


def _ink(part: Sequence[Glyph]) -> list[Glyph]:
    return [glyph for glyph in part if not glyph.text.isspace()]


def _is_filled(side: Sequence[Sequence[Glyph]]) -> bool:
    """Tell a column of text from one of a table's: most of its lines are about as wide as the widest."""
    inked = [_ink(part) for part in side]
    widths = [sum(glyph.right - glyph.left for glyph in part) for part in inked]
    column = max(part[-1].right for part in inked) - min(part[0].left for part in inked)
    return median(widths) >= _MIN_FILL * column


def _by_columns(rows: Sequence[Row], gutter: Gutter) -> Iterator[Line]:
    """Read left column, then right, between the rows that run across both."""
    for is_across, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        whole = list(band)
        sides = _sides(whole, gutter)
        if is_across or not all(_is_filled(side) for side in sides if side):
            yield from (line_of(row.glyphs) for row in whole)
        else:
            for column, side in enumerate(sides):
                yield from (line_of(part, column) for part in side)
