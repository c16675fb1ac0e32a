"""Running headers, footers and page numbers: lines at a page's edges that say nothing of the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from documents.ingest.readers.pdf.lines import Row

_EDGE_LINES = 2  # how many lines from the edge can be furniture
_APART = 1.2  # times the usual distance between rows
_OTHER_SIZE = 0.1  # share by which the size differs from the page's
_SAME_PLACE_POINTS = 4
_MIN_SHARE = 0.4  # of the pages: left and right pages may differ
_MOST = 0.8  # of what has to hold of a head: a machine misreads a number, a volume counts its pages anew
_OF_A_SENTENCE = re.compile("[，。；！？]")
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第?\s*\d{1,4}\s*页?|第\s*[一二三四五六七八九十百]+\s*页|\d{1,4}\s*/\s*\d{1,4}|[ivxIVX]{1,6})"
    r"(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?[-—–·•\s]*"
)


def without_furniture(pages: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], list[Row]]:
    """Return the pages' rows, top to bottom, without page numbers and what recurs at one place of many pages; and the latter."""
    edges = [edge_rows(page) for page in pages]
    recurring = _recurring(pages, edges)
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
    return re.sub("#+", "#", wording), _place(row)


def _place(row: Row) -> int:
    return round(row.middle / _SAME_PLACE_POINTS)


def _recurring(pages: Sequence[Sequence[Row]], edges: Sequence[Sequence[Row]]) -> set[tuple[str, int]]:
    """What recurs at one place where nothing else than what stands apart does, with no number but those that count pages.

    Lines of a text that repeats itself (of each village the same sentence, with figures of its own) are none.
    """
    found: dict[tuple[str, int], dict[int, list[int]]] = defaultdict(dict)
    for number, edge in enumerate(edges):
        for row in edge:
            numbers = [int(each[:9]) for each in re.findall(r"\d+", row.text)]
            # A sentence's figures may count up with the pages, too.
            if not numbers or not _OF_A_SENTENCE.search(row.text):
                found[_key(row)][number] = numbers
    held, apart = (
        Counter(place for page in each for place in set(map(_place, page))) for each in (pages, edges)
    )
    return {
        key
        for key, numbers in found.items()
        if len(numbers) >= max(2, _MIN_SHARE * len(edges))
        and apart[key[1]] >= _MOST * held[key[1]]
        and _counts_pages(numbers)
    }


def _counts_pages(numbers: Mapping[int, Sequence[int]]) -> bool:
    """Whether the numbers of a line, by the page, stay as they are or go on with the pages, which may be sheets of two."""
    steps = [
        len(here) == len(after)
        and all(b - a in {0, later - page, 2 * (later - page)} for a, b in zip(here, after, strict=True))
        for (page, here), (later, after) in pairwise(numbers.items())
    ]
    return sum(steps) >= _MOST * len(steps)


def _is_page_number(row: Row, page: Sequence[Row]) -> bool:
    """Tell a page number: alone in its line, and the first or last thing on the page."""
    heights = [other.middle for other in page]
    return row.middle in {min(heights), max(heights)} and bool(_PAGE_NUMBER.fullmatch(row.text))
