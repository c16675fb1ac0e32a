"""The kinds of file that can be handed over, by media type. What reads them stands in `documents.ingest.readers`."""

from enum import StrEnum


class FileKind(StrEnum):
    TEXT = "text/plain"  # HTML too: the text reader tells them apart
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS = "application/vnd.ms-excel"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    TABLE_PAGE = "application/vnd.ms-excel+html"  # a page or XML under the name .xls
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"  # Word's documents as XML too
    PDF = "application/pdf"
    OFD = "application/ofd"
    PICTURE = "image/*"  # an article keeps the format's own
    EPUB = "application/epub+zip"
    SAVED_PAGE = "multipart/related"
    MAIL = "message/rfc822"
    ZIP = "application/zip"
    CSV = "text/csv"
    JSONL = "application/jsonl"
