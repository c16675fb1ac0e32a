"""Old Word and WPS documents, RTF, OpenDocument and Word's XML, read by whatever the machine has for them: LibreOffice, or
antiword for .doc."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.office.antiword import antiword, read_by_antiword
from documents.ingest.readers.office.docx import read_docx
from documents.ingest.readers.office.libreoffice import as_docx, libreoffice
from documents.ingest.readers.office.package import broken, package_in_xml
from documents.ingest.source_text import SourceText

_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
# Word's XML of 2003 and of today, and OpenDocument in one piece.
_XML = re.compile(
    rb"progid=[\"']Word\.Document[\"']|<w:wordDocument\b|office:mimetype=[\"']application/vnd\.oasis\.opendocument\.text"
)
_HEAD_BYTES = 4096
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'
_PACKAGE = b"<pkg:package"  # all parts of a .docx in one XML
_INSTALL = "sudo apt install libreoffice-writer-nogui"


def is_doc(look: Look) -> bool:
    return "WordDocument" in look.streams


def is_odt(look: Look) -> bool:
    head = look.data[:_HEAD_BYTES]
    return _ODT in head[:200] or (
        head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") and bool(_XML.search(head))
    )


def read_doc(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of a .doc or .wps; raise IngestError where it is broken or nothing here can read it."""
    refuse_size(data, file_name=file_name, limits=limits)
    if libreoffice():
        return _through_libreoffice(data, ".doc", FileKind.DOC, file_name, limits)
    if not antiword():
        raise _without_program(
            file_name, "旧版 Word 或 WPS 文档", f"{_INSTALL}（或 sudo apt install antiword）"
        )
    with tempfile.TemporaryDirectory() as folder:
        return read_by_antiword(data, Path(folder), file_name=file_name, limits=limits)


def read_rtf(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of an RTF; raise IngestError where it is broken or nothing here can read it."""
    refuse_size(data, file_name=file_name, limits=limits)
    if not libreoffice():
        raise _without_program(file_name, " RTF 文档", _INSTALL)
    return _through_libreoffice(data, ".rtf", FileKind.RTF, file_name, limits)


def read_odt(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of an OpenDocument or of a document as XML; raise IngestError where it is broken or nothing here can read it."""
    refuse_size(data, file_name=file_name, limits=limits)
    if _PACKAGE in data[:_HEAD_BYTES]:
        source = read_docx(package_in_xml(data, file_name=file_name), file_name=file_name, limits=limits)
        return replace(source, media_type=FileKind.ODT)
    if not libreoffice():
        raise _without_program(file_name, " OpenDocument 或 XML 格式的文档", _INSTALL)
    suffix = (
        ".odt" if data.startswith(b"PK") else ".fodt" if b"office:mimetype" in data[:_HEAD_BYTES] else ".xml"
    )
    if suffix != ".odt" and not (data := data.lstrip(b"\xef\xbb\xbf \r\n")).startswith(b"<?xml"):
        data = _DECLARATION + data  # without it LibreOffice takes the markup for the text
    source = _through_libreoffice(data, suffix, FileKind.ODT, file_name, limits)
    if source.text.startswith("<"):
        raise broken(file_name)
    return source


def _without_program(file_name: str, label: str, command: str) -> IngestError:
    return IngestError(
        f"{file_name}：这是{label}，服务器上没有读它的程序。请用 Word 或 WPS 另存为 .docx 后再导入；"
        f"或请管理员在服务器上执行 {command}，之后可直接导入。"
    )


def _through_libreoffice(
    data: bytes, suffix: str, kind: FileKind, file_name: str, limits: Limits
) -> SourceText:
    # What a stopped program still writes goes with the child's own folder.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        document = as_docx(data, suffix, Path(folder), file_name=file_name, limits=limits)
    return replace(read_docx(document, file_name=file_name, limits=limits), media_type=kind)
