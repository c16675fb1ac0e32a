"""Pages of placed characters → text: what PDF and OFD share once their characters and places are known."""

from collections.abc import Sequence

from documents.ingest.mending.ideographs import plain_ideographs
from documents.ingest.readers.pdf.columns import reading_order
from documents.ingest.readers.pdf.furniture import without_furniture
from documents.ingest.readers.pdf.glyphs import Glyph
from documents.ingest.readers.pdf.lines import page_rows
from documents.ingest.readers.pdf.paragraphs import paragraphs
from documents.ingest.readers.pdf.vertical import is_vertical, turned


def pages_text(pages: Sequence[Sequence[Glyph]]) -> tuple[str, list[str]]:
    """Return a line a paragraph, running heads and page numbers off, and these heads; vertical pages column by column."""
    upright = [turned(glyphs) if is_vertical(glyphs) else glyphs for glyphs in pages]
    pages_rows, heads = without_furniture([page_rows(glyphs) for glyphs in upright])
    text = "\n".join(plain_ideographs(text) for text in paragraphs(reading_order(pages_rows)))
    return text, [row.text for row in heads]
