"""One module a format: bytes → text with one line a paragraph, or IngestError with a way out for the user.

Owns the formats and what each can do to harm the machine that reads it; they stand in rooms (`office`, `pages`, `pdf`, `ofd`,
`pictures`, `tables`, `archives`). Knows nothing of articles, save for lists,
whose rows are articles already. The tables below are all that the rest of the house knows of formats: labels,
extensions, what the desk offers and what the command's help says come from them. Order matters where one format is a
special case of another: the first row that knows the bytes for its own has them.
"""

from collections.abc import Mapping

from documents.ingest.readers.archives.archive import unpack
from documents.ingest.readers.archives.mail import is_mail, unpack_mail
from documents.ingest.readers.formats import (
    Archive,
    Format,
    ListFormat,
    Reader,
    by_extension,
    by_kind,
    has_member,
    starts_with,
)
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.ofd.documents import is_ofd
from documents.ingest.readers.ofd.pages import read_ofd
from documents.ingest.readers.ofd.rendering import render_ofd
from documents.ingest.readers.office.docx import read_docx
from documents.ingest.readers.office.docx_parts import is_docx
from documents.ingest.readers.office.legacy import is_doc, is_odt, read_doc, read_odt, read_rtf
from documents.ingest.readers.pages.epub import is_epub, read_epub
from documents.ingest.readers.pages.saved_page import is_saved_page, read_saved_page
from documents.ingest.readers.pages.text import read_text
from documents.ingest.readers.pdf.pages import is_pdf, read_pdf
from documents.ingest.readers.pdf.rendering import render_pdf
from documents.ingest.readers.pictures.opening import is_picture
from documents.ingest.readers.pictures.pages import read_picture
from documents.ingest.readers.pictures.rendering import render_picture
from documents.ingest.readers.tables.delimited import is_delimited, read_delimited
from documents.ingest.readers.tables.json_lines import read_json_lines
from documents.ingest.readers.tables.table_page import is_table_page, read_table_page
from documents.ingest.readers.tables.workbook import WORKBOOK, is_ods, is_xls, read_workbook

READERS: dict[FileKind, Reader] = by_kind(
    Reader(FileKind.TEXT, "文本或网页", (".txt", ".md", ".html", ".htm", ".shtml"), read=read_text),
    Reader(FileKind.DOCX, "Word 文档", (".docx",), is_docx, is_contained=True, read=read_docx),
    Reader(
        FileKind.DOC,
        "旧版 Word 或 WPS 文档",
        (".doc", ".wps", ".dot", ".wpt"),
        is_doc,
        is_strict=False,
        is_contained=True,
        needs_programs=True,
        read=read_doc,
    ),
    Reader(
        FileKind.RTF,
        "RTF 文档",
        (".rtf",),
        starts_with(b"{\\rtf"),
        is_strict=False,
        is_contained=True,
        needs_programs=True,
        read=read_rtf,
    ),
    Reader(
        FileKind.ODT,
        "OpenDocument 文档",
        (".odt", ".ott", ".fodt"),
        is_odt,
        is_strict=False,
        is_contained=True,
        needs_programs=True,
        read=read_odt,
    ),
    Reader(FileKind.PDF, "PDF 文件", (".pdf",), is_pdf, is_contained=True, read=read_pdf, render=render_pdf),
    Reader(
        FileKind.OFD,
        "OFD 版式文件",
        (".ofd",),
        is_ofd,
        is_contained=True,
        read=read_ofd,
        render=render_ofd,
    ),
    Reader(
        FileKind.PICTURE,
        "扫描图片",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"),
        is_picture,
        is_contained=True,
        read=read_picture,
        render=render_picture,
    ),
    Reader(FileKind.EPUB, "EPUB 电子书", (".epub",), is_epub, is_contained=True, read=read_epub),
    Reader(
        FileKind.SAVED_PAGE,
        "网页存档",
        (".mhtml", ".mht"),
        is_saved_page,
        is_strict=False,
        read=read_saved_page,
    ),
)
LIST_KINDS: dict[FileKind, ListFormat] = by_kind(
    ListFormat(
        FileKind.XLSX,
        "Excel 工作簿",
        (".xlsx", ".xlsm"),
        has_member(WORKBOOK),
        is_contained=True,
        read=read_workbook,
    ),
    ListFormat(
        FileKind.XLS,
        "旧版 Excel 或 WPS 工作簿",
        (".xls", ".et"),
        is_xls,
        is_strict=False,
        is_contained=True,
        read=read_workbook,
    ),
    ListFormat(FileKind.ODS, "OpenDocument 表格", (".ods",), is_ods, is_contained=True, read=read_workbook),
    ListFormat(
        FileKind.TABLE_PAGE,
        "系统导出成 .xls 的网页表格",
        (),
        is_table_page,
        is_strict=False,
        is_contained=True,
        read=read_table_page,
    ),
    ListFormat(
        FileKind.CSV, "CSV 清单", (".csv", ".tsv"), is_delimited, is_strict=False, read=read_delimited
    ),
    ListFormat(FileKind.JSONL, "JSON 清单", (".jsonl", ".ndjson", ".json"), read=read_json_lines),
)
ARCHIVES: dict[FileKind, Archive] = by_kind(
    Archive(FileKind.MAIL, "邮件", (".eml", ".mbox"), is_mail, is_strict=False, unpack=unpack_mail),
    Archive(FileKind.ZIP, "ZIP 压缩包", (".zip",), lambda look: look.is_zip, unpack=unpack),
)
FORMATS: dict[FileKind, Format] = {**READERS, **LIST_KINDS, **ARCHIVES}
EXTENSIONS: dict[str, Format] = by_extension(FORMATS.values())


def named(formats: Mapping[FileKind, Format]) -> str:
    """The labels with all extensions, as a sentence lists them."""
    return "、".join(
        f"{each.label}（{' '.join(each.extensions)}）" if each.extensions else each.label
        for each in formats.values()
    )
