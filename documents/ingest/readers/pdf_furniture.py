"""Running headers, footers and page numbers: lines at a page's edges that say nothing of the text."""

import re
from collections import Counter
from collections.abc import Sequence

from documents.ingest.readers.pdf_lines import Line

_EDGE_LINES = 2  # how many lines from the edge can be furniture
_SAME_PLACE_POINTS = 4
_MIN_SHARE = 0.4  # of the pages: left and right pages may differ
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第?\s*\d{1,4}\s*页?|第\s*[一二三四五六七八九十百]+\s*页|\d{1,4}\s*/\s*\d{1,4}|[ivxIVX]{1,6})"
    r"(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?[-—–·•\s]*"
)


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages' lines without what recurs at one place of many pages, and without page numbers."""
    recurring = _recurring(pages)
    return [
        [
            line
            for line in page
            if line not in edge_lines(page) or not (_key(line) in recurring or _is_page_number(line, page))
        ]
        for page in pages
    ]


def edge_lines(page: Sequence[Line]) -> list[Line]:
    """Return the highest and the lowest lines of a page."""
    by_height = sorted(page, key=lambda line: -line.middle)
    return by_height[:_EDGE_LINES] + by_height[max(_EDGE_LINES, len(by_height) - _EDGE_LINES) :]


def _key(line: Line) -> tuple[str, int]:
    """Two lines with one key say the same, but for a number, at the same height."""
    wording = re.sub(r"\d+|\s", "#", line.text)
    return re.sub("#+", "#", wording), round(line.middle / _SAME_PLACE_POINTS)


def _recurring(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    if len(pages) < 2:
        return set()
    counts = Counter(key for page in pages for key in {_key(line) for line in edge_lines(page)})
    return {key for key, count in counts.items() if count >= max(2, _MIN_SHARE * len(pages))}


def _is_page_number(line: Line, page: Sequence[Line]) -> bool:
    """Tell a page number: alone in its line, and the first or last thing on the page."""
    heights = [other.middle for other in page]
    return line.middle in {min(heights), max(heights)} and bool(_PAGE_NUMBER.fullmatch(line.text))
