"""Running headers, footers and page numbers: lines at a page's edges that say nothing of the text."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from documents.ingest.readers.pdf.lines import Row

_EDGE_LINES = 2  # how many lines from the edge can be furniture
_APART = 1.2  # times the usual distance between rows
_OTHER_SIZE = 0.1  # share by which the size differs from the page's
_SAME_PLACE_POINTS = 4
_MIN_SHARE = 0.4  # of the pages: left and right pages may differ
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第?\s*\d{1,4}\s*页?|第\s*[一二三四五六七八九十百]+\s*页|\d{1,4}\s*/\s*\d{1,4}|[ivxIVX]{1,6})"
    r"(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?[-—–·•\s]*"
)


def without_furniture(pages: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], list[Row]]:
    """Return the pages' rows, top to bottom, without page numbers and what recurs at one place of many pages; and the latter."""
    edges = [edge_rows(page) for page in pages]
    recurring = _recurring(edges)
    heads = [[row for row in edge if _key(row) in recurring] for edge in edges]
    kept = [
        [row for row in page if row not in head and not _is_page_number(row, page)]
        for page, head in zip(pages, heads, strict=True)
    ]
    return kept, [
        row for page, head in zip(pages, heads, strict=True) for row in head if not _is_page_number(row, page)
    ]


def edge_rows(page: Sequence[Row]) -> list[Row]:
    """Return the highest and lowest rows of a page that stand apart from its text, by distance or by size."""
    if len(page) < 2:
        return []
    steps = [above.middle - below.middle for above, below in pairwise(page)]
    apart, size = _APART * median(steps), median(row.size for row in page)
    found = []
    for rows, gaps in ((page, steps), (page[::-1], steps[::-1])):
        for place, row in enumerate(rows[:_EDGE_LINES]):
            is_apart = any(gap > apart for gap in gaps[place:_EDGE_LINES])
            if is_apart or abs(row.size - size) > _OTHER_SIZE * size:
                found.append(row)
    return found


def _key(row: Row) -> tuple[str, int]:
    """Two lines with one key say the same, but for a number, at the same height."""
    wording = re.sub(r"\d+|\s", "#", row.text)
    return re.sub("#+", "#", wording), round(row.middle / _SAME_PLACE_POINTS)


def _recurring(edges: Sequence[Sequence[Row]]) -> set[tuple[str, int]]:
    if len(edges) < 2:
        return set()
    counts = Counter(key for edge in edges for key in {_key(row) for row in edge})
    return {key for key, count in counts.items() if count >= max(2, _MIN_SHARE * len(edges))}


def _is_page_number(row: Row, page: Sequence[Row]) -> bool:
    """Tell a page number: alone in its line, and the first or last thing on the page."""
    heights = [other.middle for other in page]
    return row.middle in {min(heights), max(heights)} and bool(_PAGE_NUMBER.fullmatch(row.text))
