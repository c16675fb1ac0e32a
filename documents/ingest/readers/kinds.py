"""What a file is, by its bytes; its name only tells plain text from lists. A name that says otherwise is refused."""

import io
import zipfile
from enum import StrEnum

from documents.ingest.parsed import IngestError
from documents.ingest.readers.file_names import extension


class FileKind(StrEnum):
    TEXT = "text/plain"  # HTML too: the text reader tells them apart
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PDF = "application/pdf"
    ZIP = "application/zip"
    CSV = "text/csv"
    JSONL = "application/jsonl"


LIST_KINDS = frozenset({FileKind.XLSX, FileKind.CSV, FileKind.JSONL})

_EXTENSIONS = {
    ".docx": FileKind.DOCX,
    ".xlsx": FileKind.XLSX,
    ".pdf": FileKind.PDF,
    ".zip": FileKind.ZIP,
    ".csv": FileKind.CSV,
    ".jsonl": FileKind.JSONL,
    ".ndjson": FileKind.JSONL,
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".html": FileKind.TEXT,
    ".htm": FileKind.TEXT,
    ".shtml": FileKind.TEXT,
}
_LABELS = {
    FileKind.DOCX: "Word 文档（.docx）",
    FileKind.XLSX: "Excel 工作簿（.xlsx）",
    FileKind.PDF: "PDF 文件（.pdf）",
    FileKind.ZIP: "ZIP 压缩包（.zip）",
}
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names inside OLE2 containers are UTF-16; an encrypted DOCX or XLSX is such a container around its cipher text.
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PDF_HEADER_WINDOW = 1024  # bytes; readers accept junk before the header, and some sites put it there


def kind_of(data: bytes, *, file_name: str) -> FileKind:
    """Return the kind that the bytes are; raise IngestError where the extension claims another or none is readable."""
    found = _kind_by_content(data, file_name)
    suffix = extension(file_name)
    claimed = _EXTENSIONS.get(suffix)
    if found is None:
        if claimed in _LABELS:
            raise IngestError(
                f"{file_name}：扩展名是 {suffix}，内容却不是{_LABELS[claimed]}，可能已损坏或改错了扩展名。"
                "请用原来的软件打开确认，重新保存后再导入。"
            )
        return claimed or FileKind.TEXT
    if claimed is not None and claimed != found:
        raise IngestError(
            f"{file_name}：扩展名是 {suffix}，内容却是{_LABELS[found]}。请把扩展名改对后再导入。"
        )
    return found


def _kind_by_content(data: bytes, file_name: str) -> FileKind | None:
    if data.lstrip().startswith(b"%PDF-"):
        return FileKind.PDF
    if b"%PDF-" in data[:_PDF_HEADER_WINDOW] and b"%%EOF" in data[-_PDF_HEADER_WINDOW:]:
        return FileKind.PDF
    if data.startswith(_OLE2):
        _refuse_ole2(data, file_name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, file_name)
    return None


def _refuse_ole2(data: bytes, file_name: str) -> None:
    if _ENCRYPTED_PACKAGE in data:
        raise IngestError(f"{file_name}：文件设有打开密码。请先在 Word 或 Excel 中取消密码，保存后再导入。")
    raise IngestError(
        f"{file_name}：这是旧版 Office 或 WPS 格式（如 .doc、.xls）。请另存为 .docx 或 .xlsx 后再导入。"
    )


def _kind_of_zip(data: bytes, file_name: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        claimed = _LABELS.get(_EXTENSIONS.get(extension(file_name), FileKind.ZIP), "压缩包")
        raise IngestError(
            f"{file_name}：{claimed}已损坏或不完整，无法打开。请重新下载或重新保存后再导入。"
        ) from error
    if "word/document.xml" in names:
        return FileKind.DOCX
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    return FileKind.ZIP
