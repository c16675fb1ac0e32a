"""Glyphs → lines in reading order. Pure geometry: the order in which a program wrote the characters means nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from documents.ingest.readers.pdf_glyphs import Glyph

_SAME_LINE = 0.5  # of the height: how far apart the middles of one line's characters may stand
_WORD_GAP = 0.25  # em between Latin words whose space was not written
_WIDE_GAP = 0.35  # em; above, a byline's parts or a table's cells; justified text stretches less
_CELL_GAP = 1.5  # em; above, cells of a table
_GUTTER = 1.2  # em; the least width of the white between two columns
_MIN_COLUMN_LINES = 6
_MIN_FILL = 0.6  # of a column's width, which running text fills and a table's cells do not


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column; `size` is its characters' height, `column` counts from 0 within a page.

    `is_row` where wide gaps part it into cells.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    column: int = 0
    is_row: bool = False

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def page_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return a page's lines, top to bottom, a column after the other where it has two."""
    rows = _rows(glyphs)
    if not rows:
        return []
    gutter = _gutter(rows)
    if gutter is None:
        return [line for row in rows if (line := _line(row))]
    return list(_by_columns(rows, gutter))


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Group the glyphs by height on the page; each row from left to right, characters drawn twice kept once."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -(glyph.top + glyph.bottom)):
        middle = (glyph.top + glyph.bottom) / 2
        for row in rows[-3:]:
            first = row[0]
            if abs((first.top + first.bottom) / 2 - middle) <= _SAME_LINE * max(first.height, glyph.height):
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    return [_once(sorted(row, key=lambda glyph: (glyph.left, glyph.right))) for row in rows]


def _once(row: list[Glyph]) -> list[Glyph]:
    """Drop the second of two like characters at one place: that is how some programs print bold."""
    kept: list[Glyph] = []
    for glyph in row:
        near = kept[-1] if kept else None
        if near and near.text == glyph.text and abs(near.left - glyph.left) < 0.2 * glyph.height:
            continue
        kept.append(glyph)
    return kept


def _line(row: Sequence[Glyph], column: int = 0) -> Line | None:
    text = _row_text(row)
    if not text:
        return None
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    return Line(
        text,
        min(glyph.left for glyph in inked),
        median(glyph.bottom for glyph in inked),
        max(glyph.right for glyph in inked),
        median(glyph.top for glyph in inked),
        column,
        is_row=any(after.left - before.right > _CELL_GAP * after.height for before, after in pairwise(inked)),
    )


def _row_text(row: Sequence[Glyph]) -> str:
    pieces: list[str] = []
    for place, glyph in enumerate(row):
        if place:
            gap = glyph.left - row[place - 1].right
            limit = _WORD_GAP if is_latin(glyph.text) and is_latin(row[place - 1].text) else _WIDE_GAP
            if gap > limit * glyph.height:
                pieces.append(" ")
        pieces.append(glyph.text)
    return " ".join("".join(pieces).split())


def is_latin(character: str) -> bool:
    return character.isalpha() and character.isascii()


def _gutter(rows: Sequence[Sequence[Glyph]]) -> tuple[float, float] | None:
    """Return the white band between two columns of running text, or None where the page has one column."""
    glyphs = [glyph for row in rows for glyph in row if not glyph.text.isspace()]
    if not glyphs:
        return None
    left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
    em = median(glyph.height for glyph in glyphs)
    best = None
    for start, end in _white_bands(rows, left, right):
        is_central = left + 0.25 * (right - left) < (start + end) / 2 < right - 0.25 * (right - left)
        if is_central and end - start >= _GUTTER * em and (best is None or end - start > best[1] - best[0]):
            best = (start, end)
    return best if best and _is_running_text(rows, best, left, right) else None


def _white_bands(rows: Sequence[Sequence[Glyph]], left: float, right: float) -> Iterator[tuple[float, float]]:
    """Yield the bands, in whole points, that at most a tenth of the rows cross: titles do, text does not."""
    width = int(right - left) + 1
    crossing = [0] * width
    for row in rows:
        for place in {
            place
            for glyph in row
            for place in range(max(0, int(glyph.left - left)), min(width, int(glyph.right - left) + 1))
        }:
            crossing[place] += 1
    limit = len(rows) / 10
    start = None
    for place in range(width):
        if crossing[place] <= limit:
            start = place if start is None else start
        elif start is not None:
            yield left + start, left + place
            start = None


def _is_running_text(
    rows: Sequence[Sequence[Glyph]], gutter: tuple[float, float], left: float, right: float
) -> bool:
    """Tell columns of text from a table: on both sides many rows, most of them full."""
    for start, end in ((left, gutter[0]), (gutter[1], right)):
        sides = [[glyph for glyph in row if start <= glyph.left and glyph.right <= end + 1] for row in rows]
        filled = [sum(glyph.right - glyph.left for glyph in side) / (end - start) for side in sides if side]
        if len(filled) < _MIN_COLUMN_LINES or median(filled) < _MIN_FILL:
            return False
    return True


def _by_columns(rows: Sequence[Sequence[Glyph]], gutter: tuple[float, float]) -> Iterator[Line]:
    """Read left column, then right, between the rows that run across both."""
    columns: tuple[list[Line], list[Line]] = ([], [])
    for row in rows:
        is_across = any(
            glyph.left < gutter[1] and glyph.right > gutter[0] and not glyph.text.isspace() for glyph in row
        )
        if is_across:
            yield from columns[0] + columns[1]
            columns = ([], [])
            whole = _line(row)
            if whole:
                yield whole
            continue
        middle = sum(gutter) / 2
        halves = (
            [glyph for glyph in row if glyph.right <= middle],
            [glyph for glyph in row if glyph.right > middle],
        )
        for number, half in enumerate(halves):
            line = _line(half, number)
            if line:
                columns[number].append(line)
    yield from columns[0] + columns[1]
