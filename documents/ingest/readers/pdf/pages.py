"""PDF → text, a line a paragraph: characters sorted by place, headers, footers and page numbers off."""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pdf.damage import damaged_streams
from documents.ingest.readers.pdf.glyphs import UNREADABLE, Page, Pdf, read_pages
from documents.ingest.readers.pdf.overprint import without_overprint
from documents.ingest.readers.scanned import (
    is_scanned,
    refuse_mostly_scanned,
    scanned_numbers,
    scanned_text,
    told,
    with_recognised,
)
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, Recognised, ScanError
from documents.ingest.source_text import LeftOut, SourceText, left_out

_HEADER_WINDOW = 1024  # bytes; readers accept junk before the header, and some sites put it there
_MIN_CHARACTERS = 20  # a scan's stamp or page numbers; the shortest notice has more
# What programs put on the page of a portfolio or a form that they alone can show.
_PORTFOLIO = re.compile(r"Adobe\s?Reader|Acrobat|PDF\s?(?:包|文件包|组合|portfolio)", re.IGNORECASE)
_DYNAMIC = re.compile(r"Please\s?wait\.\.\..{0,20}If\s?this\s?message\s?is\s?not", re.IGNORECASE | re.DOTALL)
_LONGEST_STAND_IN = 60  # Han; a notice that names a program has more


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
    pdf = read_pages(data, file_name=file_name, page_limit=limits.pdf_pages)
    _refuse_stand_in(pdf, file_name)
    pages, taken = with_recognised([without_overprint(page) for page in pdf.pages], recognised)
    _refuse_without_text(pages, file_name)
    source = scanned_text(
        pages, taken, media_type=FileKind.PDF, damaged=damaged_streams(data), more=_left_out(pdf)
    )
    gaps = [number for number, page in enumerate(pages, 1) if page.unreadable and page.glyphs]
    if not gaps:
        return source
    count = sum(pages[number - 1].unreadable for number in gaps)
    said = f"第 {told(gaps)} 页有 {count} 个字的字体没有文字编码，读不出来，文中以 {UNREADABLE} 标出，请与原件核对。"
    return replace(source, warnings=(*source.warnings, said))


def _left_out(pdf: Pdf) -> tuple[LeftOut, ...]:
    return (
        *left_out("hidden", [page.hidden for page in pdf.pages if page.hidden.strip()]),
        *left_out("comment", [note for page in pdf.pages for note in page.notes]),
        *left_out("stamp", [""] * sum(page.stamps for page in pdf.pages)),
        *left_out("enclosed", list(pdf.enclosed)),
    )


def _refuse_stand_in(pdf: Pdf, file_name: str) -> None:
    """Raise IngestError where the pages say no more than which program shows what the file holds."""
    text = "".join(glyph.text for page in pdf.pages for glyph in page.glyphs)
    if sum("\u4e00" <= each <= "\u9fff" for each in text) > _LONGEST_STAND_IN:
        return
    if pdf.enclosed and _PORTFOLIO.search(text):
        names = "、".join(pdf.enclosed[:3])
        raise IngestError(
            f"{file_name}：这是 PDF 文件包，文章在里面的 {len(pdf.enclosed)} 个文件里（如 {names}）。请用 Adobe Reader 打开，把里面的文件另存出来再导入。"
        )
    if pdf.is_stand_in or _DYNAMIC.search(text):
        raise IngestError(
            f"{file_name}：这是 Adobe 的动态表单，其他软件读不出填写的内容。请用 Adobe Reader 打开，打印为 PDF 后再导入。"
        )


def _refuse_without_text(pages: Sequence[Page], file_name: str) -> None:
    if sum(bool(page.unreadable) and is_scanned(page) for page in pages) > len(pages) / 2:
        raise ScanError(
            f"{file_name}：PDF 里的字体没有文字编码，读出来是乱码，需要先做文字识别（OCR），或改用网页、Word 版本导入。",
            scanned_numbers(pages),
        )
    count = sum(not glyph.text.isspace() for page in pages for glyph in page.glyphs)
    if count < _MIN_CHARACTERS and not any(page.pictures or page.is_image for page in pages):
        raise IngestError(
            f"{file_name}：PDF 里没有文字（是空白页，或文字已转成图形）。请换用能选中文字的版本，或改用 Word、网页版本导入。"
        )
    if count < _MIN_CHARACTERS:
        raise ScanError(
            f"{file_name}：这是扫描件，读不出文字。请先用扫描软件或 WPS 做文字识别（OCR），再导入识别结果。",
            scanned_numbers(pages),
        )
    refuse_mostly_scanned(pages, file_name)
