"""PDF → text, a line a paragraph: characters sorted by place, headers, footers and page numbers off."""

import unicodedata
from collections.abc import Sequence

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pdf.damage import damaged_streams
from documents.ingest.readers.pdf.glyphs import Page, read_pages
from documents.ingest.readers.pdf.overprint import without_overprint
from documents.ingest.readers.scanned import (
    refuse_mostly_scanned,
    scanned_numbers,
    scanned_text,
    with_recognised,
)
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, Recognised, ScanError
from documents.ingest.source_text import SourceText

_HEADER_WINDOW = 1024  # bytes; readers accept junk before the header, and some sites put it there
_MIN_CHARACTERS = 20  # a scan's stamp or page numbers; the shortest notice has more
_MAX_UNREADABLE = 0.3  # share of characters that are no characters: a font without its table


def is_pdf(look: Look) -> bool:
    if look.data.lstrip().startswith(b"%PDF-"):
        return True
    return b"%PDF-" in look.data[:_HEADER_WINDOW] and b"%%EOF" in look.data[-_HEADER_WINDOW:]


def read_pdf(
    data: bytes,
    *,
    file_name: str,
    limits: Limits = DEFAULT_LIMITS,
    recognised: Recognised = NOTHING_RECOGNISED,
) -> SourceText:
    """Return the text of the pages; raise IngestError where the file is broken or encrypted, ScanError where it is scanned.

    Pages that are pictures come in as they were `recognised`, beside those with characters of their own.
    """
    refuse_size(data, file_name=file_name, limits=limits)
    read = read_pages(data, file_name=file_name, page_limit=limits.pdf_pages)
    pages, taken = with_recognised([without_overprint(page) for page in read], recognised)
    _refuse_without_text(pages, file_name)
    return scanned_text(pages, taken, media_type=FileKind.PDF, damaged=damaged_streams(data))


def _refuse_without_text(pages: Sequence[Page], file_name: str) -> None:
    characters = [glyph.text for page in pages for glyph in page.glyphs if not glyph.text.isspace()]
    if len(characters) < _MIN_CHARACTERS and not any(page.pictures for page in pages):
        raise IngestError(
            f"{file_name}：PDF 里没有文字（是空白页，或文字已转成图形）。请换用能选中文字的版本，或改用 Word、网页版本导入。"
        )
    if len(characters) < _MIN_CHARACTERS:
        raise ScanError(
            f"{file_name}：这是扫描件，读不出文字。请先用扫描软件或 WPS 做文字识别（OCR），再导入识别结果。",
            scanned_numbers(pages),
        )
    unreadable = sum(
        unicodedata.category(text) in {"Co", "Cn", "Cs"} or text == "\ufffd" for text in characters
    )
    if unreadable > _MAX_UNREADABLE * len(characters):
        raise IngestError(
            f"{file_name}：PDF 里的字体没有文字编码，读出来是乱码，需要先做文字识别（OCR），或改用网页、Word 版本导入。"
        )
    refuse_mostly_scanned(pages, file_name)
