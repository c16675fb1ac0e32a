"""Pages of placed characters → text: what PDF and OFD share once their characters and places are known."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.ingest.mending.ideographs import plain_ideographs
from documents.ingest.readers.pdf.columns import reading_order
from documents.ingest.readers.pdf.furniture import without_furniture
from documents.ingest.readers.pdf.glyphs import Glyph
from documents.ingest.readers.pdf.line_numbers import without_line_numbers
from documents.ingest.readers.pdf.lines import page_rows
from documents.ingest.readers.pdf.paragraphs import paragraphs
from documents.ingest.readers.pdf.vertical import is_vertical, turned


@dataclass(frozen=True, slots=True)
class Laid:
    """A line a paragraph; `heads` and `numbers` are the running heads and the numbers of lines that were taken off."""

    text: str
    heads: list[str]
    numbers: list[str]


def pages_text(pages: Sequence[Sequence[Glyph]]) -> Laid:
    """Read the pages, vertical ones column by column; page numbers go unnamed."""
    upright = [turned(glyphs) if is_vertical(glyphs) else glyphs for glyphs in pages]
    counted = [without_line_numbers(page_rows(glyphs)) for glyphs in upright]
    pages_rows, heads = without_furniture([rows for rows, _ in counted])
    text = "\n".join(plain_ideographs(text) for text in paragraphs(reading_order(pages_rows)))
    return Laid(text, [row.text for row in heads], [number for _, numbers in counted for number in numbers])
