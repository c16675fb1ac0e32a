"""Pages set from top to bottom, columns from right to left: turned, so that their columns are rows like any other."""

from collections.abc import Sequence
from statistics import median

from documents.ingest.readers.pdf.glyphs import Glyph

_FEWEST = 20  # Han; a seal's or a title's few characters decide nothing
_PITCH = (0.7, 1.35)  # of the size: from one character to the next of a line; lines stand further apart
_ASIDE = 0.3  # of the size: how far the next character may stand beside the line
_LEADING = 0.3  # of the size: what columns set wide leave between two characters is no blank
_TIMES = 2  # how many more characters must go on downwards than rightwards


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters are followed below and not at the right."""
    han = [glyph for glyph in glyphs if "\u3400" <= glyph.text <= "\u9fff"]
    if len(han) < _FEWEST:
        return False
    size = median(glyph.height for glyph in han)
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in han:
        cells.setdefault(_cell(glyph, size), []).append(glyph)
    rightwards = sum(_goes_on(glyph, cells, size, is_down=False) for glyph in han)
    downwards = sum(_goes_on(glyph, cells, size, is_down=True) for glyph in han)
    return downwards > _TIMES * rightwards and downwards > len(han) / 2


def turned(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return the glyphs with down for right and right for up."""
    return tuple(_turned(glyph) for glyph in glyphs)


def _turned(glyph: Glyph) -> Glyph:
    """A cell stays as high as its size: a digit is narrow only where lines run from left to right."""
    middle, half = (glyph.left + glyph.right) / 2, glyph.height / 2
    end = _LEADING * glyph.height - glyph.bottom
    return Glyph(glyph.text, -glyph.top, middle - half, end, middle + half)


def _cell(glyph: Glyph, size: float) -> tuple[int, int]:
    return round(glyph.left / size), round(glyph.top / size)


def _goes_on(glyph: Glyph, cells: dict[tuple[int, int], list[Glyph]], size: float, *, is_down: bool) -> bool:
    column, row = _cell(glyph, size)
    least, most = _PITCH[0] * size, _PITCH[1] * size
    for x in range(column - 2, column + 3):
        for y in range(row - 2, row + 3):
            for other in cells.get((x, y), ()):
                across, down = other.left - glyph.left, glyph.top - other.top
                ahead, aside = (down, across) if is_down else (across, down)
                if least <= ahead <= most and abs(aside) <= _ASIDE * size:
                    return True
    return False
