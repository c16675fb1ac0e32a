"""Large words printed across the lines of a page: a watermark that stands upright would put its characters into sentences."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from documents.ingest.readers.pdf.glyphs import Glyph, Page

_LARGER = 1.6  # times the page's usual size; titles have that too, but nothing stands under them
_COVERED = 0.5  # of the characters of such a line stand on others
_MOST = (
    100  # large characters of a page; one that is set large throughout has no watermark to be told by size
)


def without_overprint(page: Page) -> Page:
    """Return the page with what is printed large across its lines among the words left out."""
    inked = [glyph for glyph in page.glyphs if not glyph.text.isspace()]
    usual = median(glyph.height for glyph in inked) if inked else 0.0
    large = [glyph for glyph in inked if glyph.height >= _LARGER * usual]
    if not large or len(large) > _MOST:
        return page
    small = [glyph for glyph in inked if glyph.height < _LARGER * usual]
    lines: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in large:
        lines.setdefault((round(glyph.bottom), round(glyph.height)), []).append(glyph)
    over = [
        glyph
        for line in lines.values()
        if sum(_covers(each, small) for each in line) > _COVERED * len(line)
        for glyph in line
    ]
    gone = set(map(id, over))
    kept = tuple(glyph for glyph in page.glyphs if id(glyph) not in gone)
    return replace(page, glyphs=kept, turned=page.turned + "".join(glyph.text for glyph in over))


def _covers(glyph: Glyph, others: Sequence[Glyph]) -> bool:
    """Whether the middle of another character stands in its cell."""
    return any(
        glyph.left < (other.left + other.right) / 2 < glyph.right
        and glyph.bottom < (other.bottom + other.top) / 2 < glyph.top
        for other in others
    )
