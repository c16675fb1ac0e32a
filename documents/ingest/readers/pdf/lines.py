"""Glyphs → rows and lines. Pure geometry: the order in which a program wrote the characters means nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from documents.ingest.readers.pdf.glyphs import Glyph

WHOLE = -1  # the column of a line that runs over the whole page

_SAME_LINE = 0.5  # of the height: how far apart the middles of one line's characters may stand
_WORD_GAP = 0.25  # em between Latin words whose space was not written
_WIDE_GAP = 0.35  # em; above, a byline's parts or a table's cells; justified text stretches less
# What a line break may not divide: a number or word, or a character with the closing marks behind it.
_UNDIVIDED = re.compile(r"[A-Za-z0-9.%]+|.[，。；：、”’）》！？]*")
_CELL_GAP = 1.5  # em; above, cells of a table


@dataclass(frozen=True, slots=True)
class Row:
    """What stands at one height of a page, from left to right, across columns."""

    glyphs: tuple[Glyph, ...]

    @property
    def inked(self) -> list[Glyph]:
        return [glyph for glyph in self.glyphs if not glyph.text.isspace()]

    @property
    def text(self) -> str:
        return glyphs_text(self.glyphs)

    @property
    def middle(self) -> float:
        return median((glyph.top + glyph.bottom) / 2 for glyph in self.glyphs)

    @property
    def size(self) -> float:
        return median(glyph.height for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column (0 and 1, or WHOLE); `size` is its characters' height.

    `is_row` where wide gaps part it into cells. `first_width` is how wide its beginning is set that a line break may
    not divide.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    column: int = WHOLE
    is_row: bool = False
    first_width: float = 0.0

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def page_rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Group a page's glyphs by height, top to bottom; characters drawn twice are kept once."""
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
    ordered = (_once(sorted(row, key=lambda glyph: (glyph.left, glyph.right))) for row in rows)
    return [row for row in map(Row, ordered) if row.inked]


def _once(row: list[Glyph]) -> tuple[Glyph, ...]:
    """Drop the second of two like characters at one place: that is how some programs print bold."""
    kept: list[Glyph] = []
    for glyph in row:
        near = kept[-1] if kept else None
        if near and near.text == glyph.text and abs(near.left - glyph.left) < 0.2 * glyph.height:
            continue
        kept.append(glyph)
    return tuple(kept)


def line_of(glyphs: Sequence[Glyph], column: int = WHOLE) -> Line:
    """Return the glyphs of a row, or of a column's part of it, as a line; at least one of them has ink."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    first = _UNDIVIDED.match("".join(glyph.text[:1] for glyph in inked))
    undivided = inked[: first.end()] if first else inked[:1]
    return Line(
        glyphs_text(glyphs),
        min(glyph.left for glyph in inked),
        median(glyph.bottom for glyph in inked),
        max(glyph.right for glyph in inked),
        median(glyph.top for glyph in inked),
        column,
        is_row=any(after.left - before.right > _CELL_GAP * after.height for before, after in pairwise(inked)),
        first_width=undivided[-1].right - undivided[0].left,
    )


def glyphs_text(glyphs: Sequence[Glyph]) -> str:
    pieces: list[str] = []
    for place, glyph in enumerate(glyphs):
        if place:
            before = glyphs[place - 1]
            limit = _WORD_GAP if is_latin(glyph.text) and is_latin(before.text) else _WIDE_GAP
            if glyph.left - before.right > limit * glyph.height:
                pieces.append(" ")
        pieces.append(glyph.text)
    return " ".join("".join(pieces).split())


def is_latin(character: str) -> bool:
    return character.isalpha() and character.isascii()
