"""Numbers printed in the margin beside the lines of drafts and judgments: they would stand in the sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from documents.ingest.readers.pdf.glyphs import Glyph
from documents.ingest.readers.pdf.lines import Row, line_of

_FEWEST = 2  # numbers of a page: of short ones that number each fifth line
_FEWEST_COUNTED = 5  # lines from the first to the last number; a list in a margin of its own has fewer
_GAP = 0.5  # em between a number and its line
_MOST_CELLS = 0.3  # of the lines fall into cells; a table counts its rows, too
_LONGEST = 4  # digits


@dataclass(frozen=True, slots=True)
class _Numbered:
    place: int
    number: int
    digits: tuple[Glyph, ...]
    rest: tuple[Glyph, ...]


def without_line_numbers(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """Return a page's rows without the numbers left of them all that count them, and these numbers."""
    found = [each for place, row in enumerate(rows) if (each := _numbered(place, row))]
    if not _count_lines(found, rows):
        return list(rows), []
    rests = {each.place: each.rest for each in found}
    kept = [Row(rests.get(place, row.glyphs)) for place, row in enumerate(rows)]
    return [row for row in kept if row.inked], [str(each.number) for each in found]


def _numbered(place: int, row: Row) -> _Numbered | None:
    inked = row.inked
    digits = tuple(takewhile(lambda glyph: glyph.text.isascii() and glyph.text.isdecimal(), inked))
    if not 0 < len(digits) <= _LONGEST:
        return None
    rest = inked[len(digits) :]
    if rest and rest[0].left - digits[-1].right < _GAP * rest[0].height:
        return None
    after = row.glyphs[row.glyphs.index(digits[-1]) + 1 :]
    return _Numbered(place, int("".join(glyph.text for glyph in digits)), digits, after if rest else ())


def _count_lines(found: Sequence[_Numbered], rows: Sequence[Row]) -> bool:
    """Whether the numbers count the page's lines: each as far from the one before as lines lie between, left of all else."""
    if len(found) < _FEWEST or found[-1].number - found[0].number < _FEWEST_COUNTED - 1:
        return False
    if any(b.number - a.number != b.place - a.place for a, b in pairwise(found)):
        return False
    margin = max(each.digits[-1].right for each in found)
    numbers = {each.place: len(each.digits) for each in found}
    others = [glyph for place, row in enumerate(rows) for glyph in row.inked[numbers.get(place, 0) :]]
    if not others or min(glyph.left for glyph in others) < margin:
        return False
    lines = [
        line_of(row.inked[numbers.get(place, 0) :])
        for place, row in enumerate(rows)
        if len(row.inked) > numbers.get(place, 0)
    ]
    return sum(line.is_row for line in lines) <= _MOST_CELLS * len(lines)
