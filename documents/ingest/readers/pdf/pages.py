"""PDF → text, a line a paragraph: characters sorted by place, headers, footers and page numbers off."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.laid_out import pages_text
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pdf.damage import damaged_streams
from documents.ingest.readers.pdf.glyphs import Page, read_pages
from documents.ingest.recognising.scans import (
    NOTHING_RECOGNISED,
    Recognised,
    ScanError,
    ScanLine,
    glyphs_of,
    unread,
    unsure_notice,
)
from documents.ingest.source_text import SourceText, left_out

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
    pages = read_pages(data, file_name=file_name, page_limit=limits.pdf_pages)
    taken = {number: lines for number, lines in recognised.items() if lines and is_scanned(pages[number - 1])}
    pages = [_recognised_page(page, taken.get(number)) for number, page in enumerate(pages, start=1)]
    _refuse_without_text(pages, file_name)
    text = pages_text([page.glyphs for page in pages])
    scanned = _told(scanned_numbers(pages))
    warnings = (f"第 {scanned} 页是扫描图像，其中的文字没有读出，请核对。",) if scanned else ()
    if taken:
        told = f"第 {_told(sorted(taken))} 页由扫描件识别而来，字句和数字请与原件核对。"
        warnings = (*warnings, *filter(None, (told, unsure_notice(taken))))
    said = (
        *left_out("unread", unread(taken)),
        *left_out("damaged", [""] * damaged_streams(data)),
        *left_out("scanned_page", [""] * sum(map(is_scanned, pages))),
        *left_out("turned", [page.turned for page in pages if page.turned]),
        *left_out("picture", [""] * sum(page.pictures for page in pages if not is_scanned(page))),
    )
    return SourceText(
        text,
        FileKind.PDF,
        warnings=warnings,
        left_out=said,
        scanned=scanned_numbers(pages),
        is_recognised=bool(taken),
    )


def _recognised_page(page: Page, lines: Sequence[ScanLine] | None) -> Page:
    """A page of which something was recognised: its characters stand for the picture that it is."""
    if lines is None:
        return page
    return replace(page, glyphs=glyphs_of(lines), is_image=False, pictures=max(page.pictures - 1, 0))


def _refuse_without_text(pages: list[Page], file_name: str) -> None:
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
    if sum(is_scanned(page) for page in pages) > len(pages) / 2:
        numbers = scanned_numbers(pages)
        raise ScanError(
            f"{file_name}：第 {_told(numbers)} 页是扫描图像，需要先做文字识别（OCR）。识别后再导入，以免漏掉这些页。",
            numbers,
        )


def is_scanned(page: Page) -> bool:
    return page.is_image and not page.glyphs


def scanned_numbers(pages: list[Page]) -> tuple[int, ...]:
    return tuple(number for number, page in enumerate(pages, start=1) if is_scanned(page))


def _told(numbers: Sequence[int]) -> str:
    """Return the numbers as a sentence has them, "" for none."""
    return "、".join(map(str, numbers[:10])) + ("等" if len(numbers) > 10 else "")
