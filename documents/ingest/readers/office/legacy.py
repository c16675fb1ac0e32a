"""Old Word and WPS documents and RTF, read by whatever the machine has for them: LibreOffice, or antiword for .doc."""

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
from documents.ingest.source_text import SourceText

_INSTALL = "sudo apt install libreoffice-writer-nogui"


def is_doc(look: Look) -> bool:
    return "WordDocument" in look.streams


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
