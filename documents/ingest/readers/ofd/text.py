"""OFD's text objects → characters with places: millimetres from the upper left corner become points from the lower."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence

from lxml import etree

from documents.ingest.readers.pdf.glyphs import Glyph

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
POINTS = 72 / 25.4  # a millimetre; what judges distances counts in points
_DEPTH = 0.15  # of the size: how far a cell reaches below the line
_WIDEST_STEP = 1.4  # of the size; above, the writer left a gap
_ANGLE_TOLERANCE = 10  # degrees; a watermark stands further off, as in a PDF
_FARTHEST = 5000  # millimetres; what stands or is larger beyond is on no page
_MOST_REPEATED = 100_000  # characters of one line; a count above is a mistake or a trick


def object_matrix(element: etree._Element, outer: Matrix) -> Matrix:
    """Return how an object's own millimetres lie on the page: its place, and its turn or scale where it has one."""
    box = numbers(element.get("Boundary", ""))
    left, top = (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)
    own = numbers(element.get("CTM", ""))
    matrix: Matrix = (own[0], own[1], own[2], own[3], own[4], own[5]) if len(own) == 6 else IDENTITY
    return times(times(matrix, (1, 0, 0, 1, left, top)), outer)


def right_angle(element: etree._Element, outer: Matrix) -> int | None:
    """How far a text object is turned, in right angles; None for one that stands askew: a watermark, a seal's ring."""
    a, b, *_ = object_matrix(element, outer)
    turns = math.degrees(math.atan2(b, a)) / 90
    return round(turns) % 4 if abs(turns - round(turns)) * 90 <= _ANGLE_TOLERANCE else None


def object_glyphs(element: etree._Element, outer: Matrix) -> Iterator[Glyph]:
    """Yield the characters of a text object. One without steps is set solid."""
    matrix = object_matrix(element, outer)
    size = (numbers(element.get("Size", "")) or [0.0])[0]
    stretch = (numbers(element.get("HScale", "")) or [1.0])[0]
    x = y = 0.0
    for code in element.iter("{*}TextCode"):
        text = "".join(code.itertext())
        x = (numbers(code.get("X", "")) or [x])[0]
        y = (numbers(code.get("Y", "")) or [y])[0]
        right = _steps(code.get("DeltaX", ""), len(text))
        down = _steps(code.get("DeltaY", ""), len(text))
        at_x, at_y = x, y
        for place, character in enumerate(text):
            usual = size * stretch * (1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5)
            step = right[place] if place < len(right) else 0.0 if down else usual
            if character not in "\n\r" and max(abs(at_x), abs(at_y), size) < _FARTHEST:
                # A cell reaches to the next one: digits set as wide as Han are one number all the same.
                width = step if 0 < step <= _WIDEST_STEP * size else usual
                yield _glyph(character, at_x, at_y, size, width, matrix)
            at_x += step
            at_y += down[place] if place < len(down) else 0.0


def _glyph(text: str, x: float, y: float, size: float, width: float, matrix: Matrix) -> Glyph:
    left, base = _at(matrix, x, y)
    height = size * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5 * POINTS
    right = left + width * (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5 * POINTS
    return Glyph(text, left, base - _DEPTH * height, right, base + (1 - _DEPTH) * height)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e) * POINTS, -(b * x + d * y + f) * POINTS


def times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def numbers(text: str) -> list[float]:
    return [float(found) for found in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?", text)]


def _steps(text: str, length: int) -> Sequence[float]:
    """Return the distances from each character to the next: "g 3 4.2" says 4.2 three times."""
    steps: list[float] = []
    words = iter(text.split())
    for word in words:
        if word == "g":
            count, step = next(words, "0"), next(words, "0")
            times = int(count) if count.isascii() and count.isdecimal() and len(count) < 7 else 0
            steps += [float(step)] * min(times, length, _MOST_REPEATED)
        else:
            steps.append(float(word))
        if len(steps) >= length:
            break
    return steps
