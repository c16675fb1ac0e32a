"""Lines → paragraphs. A line goes on with the one before where that one is full and this one is not set in."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from documents.ingest.readers.pdf.lines import Line

_FULL = 0.6  # em: how far from the right edge a full line may end, besides what did not fit any more
_INDENT = 1.2  # em: a line set in further begins a paragraph
_APART = 1.5  # times the usual distance between lines: a blank line
_OTHER_SIZE = 0.12  # share by which a heading's size differs
_DEEPEST_INDENT = 3  # em; further in stand signatures and centred titles
_FEWEST_SET_IN = 3  # lines that begin set in before a document is believed to set its paragraphs in
_LONG_LINE = 0.7  # of the column; a shorter line that ends openly is a heading or a title's part
_SENTENCE_END = re.compile(r"[。！？：；…”）!?;:]$")
_NEW_SUBTITLE = re.compile("[—–（(【]")


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of all pages; one that runs over a page or column is one paragraph."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    if not lines:
        return []
    body_size = _weighted_median([line for _, line in lines])
    edges = _edges(lines, body_size)
    pitch = _pitch(lines)
    sets_in = (
        sum(_is_set_in(line, edges[number, line.column], body_size) for number, line in lines)
        >= _FEWEST_SET_IN
    )
    texts: list[str] = []
    previous: tuple[int, Line] | None = None
    for number, line in lines:
        edge = edges[number, line.column]
        if previous and _goes_on(
            previous, (number, line), edges[previous[0], previous[1].column], edge, body_size, pitch, sets_in
        ):
            texts[-1] = join(texts[-1], line.text)
        else:
            texts.append(line.text)
        previous = (number, line)
    return texts


def join(before: str, after: str) -> str:
    """Join two lines of one paragraph: Han text touches, Latin words keep a space, a divided word closes up."""
    if re.search(r"[A-Za-z]-$", before) and re.match(r"[a-z]", after):
        return before[:-1] + after
    if re.search(r"[A-Za-z,.;:]$", before) and re.match(r"[A-Za-z]", after):
        return f"{before} {after}"
    return before + after


def _weighted_median(lines: Sequence[Line]) -> float:
    """Return the size in which most of the text is set."""
    return median(line.size for line in lines for _ in range(max(1, len(line.text) // 10)))


def _edges(lines: Sequence[tuple[int, Line]], body_size: float) -> dict[tuple[int, int], tuple[float, float]]:
    """Return (left, right) of the text block of each page and column; short last pages borrow from the others."""
    columns: dict[int, list[Line]] = {}
    for _, line in lines:
        columns.setdefault(line.column, []).append(line)
    usual = {column: _block(members, body_size) for column, members in columns.items()}
    edges = {}
    for number, column in {(number, line.column) for number, line in lines}:
        members = [line for page, line in lines if (page, line.column) == (number, column)]
        left, right = _block(members, body_size)
        is_typical = abs((right - left) - (usual[column][1] - usual[column][0])) < 2 * body_size
        edges[number, column] = (left, right) if is_typical else usual[column]
    return edges


def _block(lines: Sequence[Line], body_size: float) -> tuple[float, float]:
    """Return the left and right edge that the lines keep to; a single line hanging out does not move them."""
    set_in_body = [line for line in lines if abs(line.size - body_size) <= _OTHER_SIZE * body_size] or lines
    lefts = sorted(line.left for line in set_in_body)
    rights = sorted((line.right for line in set_in_body), reverse=True)
    skipped = len(lefts) // 20
    return lefts[skipped], rights[skipped]


def _pitch(lines: Sequence[tuple[int, Line]]) -> float:
    """Return the usual distance from line to line in points."""
    steps = [
        before.middle - after.middle
        for (page, before), (next_page, after) in pairwise(lines)
        if page == next_page and before.column == after.column and before.middle > after.middle
    ]
    return median(steps) if steps else 0.0


def _goes_on(
    previous: tuple[int, Line],
    current: tuple[int, Line],
    previous_edge: tuple[float, float],
    edge: tuple[float, float],
    body_size: float,
    pitch: float,
    sets_in: bool,
) -> bool:
    """Whether a line goes on with the paragraph before; `sets_in` where the document's paragraphs begin set in."""
    (page, before), (next_page, line) = previous, current
    if before.is_row or line.is_row:
        return False
    if abs(before.size - line.size) > _OTHER_SIZE * body_size:
        return False
    if _stands_in(before, previous_edge, body_size) and not _stands_in(line, edge, body_size):
        return False
    step = before.middle - line.middle
    is_below = page == next_page and before.column == line.column
    if line.size > (1 + _OTHER_SIZE) * body_size:
        return is_below and not _NEW_SUBTITLE.match(line.text) and step < 2.5 * line.size
    if is_below and step > _APART * max(pitch, line.size):
        return False
    is_full = before.right + line.first_width + _FULL * body_size >= previous_edge[1]
    if not is_full and sets_in and not _SENTENCE_END.search(before.text):
        # Lines broken by count end short of the edge; what is not set in goes on all the same.
        is_full = before.right - previous_edge[0] >= _LONG_LINE * (previous_edge[1] - previous_edge[0])
    return is_full and line.left <= edge[0] + _INDENT * body_size


def _stands_in(line: Line, edge: tuple[float, float], body_size: float) -> bool:
    """Whether a line stands where titles, authors and signatures do: no line of a paragraph begins so far in."""
    return line.left - edge[0] >= _DEEPEST_INDENT * body_size


def _is_set_in(line: Line, edge: tuple[float, float], body_size: float) -> bool:
    return _INDENT * body_size < line.left - edge[0] < _DEEPEST_INDENT * body_size
