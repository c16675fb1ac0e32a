"""What DOCX and XLSX share: a ZIP of XML. Checked as a whole before any library opens it."""

import io
import re
import zipfile
import zlib
from base64 import b64decode

from lxml import etree

from documents.ingest.parsed import IngestError
from documents.ingest.readers.archives.archive import Budget, read_member
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits

# Office writes no document type. One is the door for external entities and for entities that multiply.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_OFFICE = " Word、Excel 或 WPS "
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_parts(
    data: bytes,
    *,
    file_name: str,
    limits: Limits = DEFAULT_LIMITS,
    may_declare: bool = False,
    programs: str = _OFFICE,
) -> dict[str, bytes]:
    """Return every part of the package by name; `may_declare` where document types are usual, for readers that open
    none of them; `programs` are those that open such a file.

    Raises IngestError for a broken package, one that unpacks beyond the limits, and one whose XML declares entities.
    """
    budget = Budget(limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {
                info.filename: read_member(package, info, file_name=file_name, budget=budget)
                for info in package.infolist()
                if not info.is_dir()
            }
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
        RuntimeError,
    ) as error:
        raise broken(file_name, programs) from error
    for name, content in parts.items():
        if not may_declare and name.endswith((".xml", ".rels", ".vml")) and declares_entities(content):
            raise IngestError(
                f"{file_name}：文件内部带有外部实体声明，可能有害，未导入。请用{programs}打开，另存为新文件后再试。"
            )
    return parts


def declares_entities(content: bytes) -> bool:
    return bool(_DECLARATION.search(content)) or any(
        word.encode(encoding) in content
        for word in ("<!DOCTYPE", "<!ENTITY")
        for encoding in ("utf-16-le", "utf-16-be")
    )


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """Return the parts as a package again, uncompressed: for a library that wants a file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    stream.seek(0)
    return stream


def package_in_xml(data: bytes, *, file_name: str) -> bytes:
    """Return the package whose parts Word wrote into one XML; raise IngestError where it is broken or declares entities."""
    if declares_entities(data):
        raise broken(file_name)
    parts: dict[str, bytes] = {}
    try:
        for part in etree.fromstring(data, _PARSER).iter("{*}part"):
            name = next((value for key, value in part.attrib.items() if str(key).endswith("}name")), "")
            for held in part:
                is_xml = etree.QName(held).localname == "xmlData" and len(held)
                parts[str(name).lstrip("/")] = (
                    etree.tostring(held[0], encoding="UTF-8") if is_xml else b64decode(held.text or "")
                )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(file_name) from error
    return packed(parts).getvalue()


def broken(file_name: str, programs: str = _OFFICE) -> IngestError:
    return IngestError(
        f"{file_name}：文件已损坏，无法读出内容。请重新下载，或用{programs}打开并另存后再导入。"
    )
