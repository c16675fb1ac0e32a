"""What a file is, by its bytes; its name only tells plain text from lists. A name that says otherwise is refused."""

import zipfile

from documents.ingest.parsed import IngestError
from documents.ingest.readers import EXTENSIONS, FORMATS
from documents.ingest.readers.file_names import extension
from documents.ingest.readers.formats import Format, Look
from documents.ingest.readers.kinds import FileKind

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names inside OLE2 containers are UTF-16; an encrypted DOCX or XLSX is such a container around its cipher text.
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes, *, file_name: str) -> FileKind:
    """Return the kind that the bytes are; raise IngestError where the extension claims another or none is readable."""
    suffix = extension(file_name)
    claimed = EXTENSIONS.get(suffix)
    found = _found(Look(data), claimed, file_name)
    if found is None:
        if claimed is not None and claimed.recognises and claimed.is_strict:
            raise IngestError(
                f"{file_name}：扩展名是 {suffix}，内容却不是{claimed.name}，可能已损坏或改错了扩展名。"
                "请用原来的软件打开确认，重新保存后再导入。"
            )
        return FileKind.TEXT if claimed is None or claimed.recognises else claimed.kind
    if claimed is not None and claimed != found and claimed.is_strict:
        raise IngestError(f"{file_name}：扩展名是 {suffix}，内容却是{found.name}。请把扩展名改对后再导入。")
    return found.kind


def _found(look: Look, claimed: Format | None, file_name: str) -> Format | None:
    """Return the first format that knows the bytes for its own."""
    if look.data.startswith(_OLE2):
        _refuse_ole2(look.data, file_name)
    try:
        return next((each for each in FORMATS.values() if each.recognises and each.recognises(look)), None)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        label = claimed.name if claimed else "压缩包"
        raise IngestError(
            f"{file_name}：{label}已损坏或不完整，无法打开。请重新下载或重新保存后再导入。"
        ) from error


def _refuse_ole2(data: bytes, file_name: str) -> None:
    if _ENCRYPTED_PACKAGE in data:
        raise IngestError(f"{file_name}：文件设有打开密码。请先在 Word 或 Excel 中取消密码，保存后再导入。")
    raise IngestError(
        f"{file_name}：这是旧版 Office 或 WPS 格式（如 .doc、.xls）。请另存为 .docx 或 .xlsx 后再导入。"
    )
