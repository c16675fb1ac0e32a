"""What a file is, by its bytes; its name only tells plain text from lists. A name that says otherwise is refused."""

import zipfile

from documents.ingest.parsed import IngestError
from documents.ingest.readers import ARCHIVES, EXTENSIONS, FORMATS, LIST_KINDS
from documents.ingest.readers.file_names import extension
from documents.ingest.readers.formats import Format, Look
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.tables.table_page import is_any_table

# Of these one stands in every document that is a ZIP inside, and in no archive that people pack.
_OUTLOOK = "__properties_version1.0"
_TNEF = b"\x78\x9f\x3e\x22"
_PACKAGES = {"[Content_Types].xml", "mimetype", "Index/Document.iwa", "FixedDocumentSequence.fdseq"}
# Of these each names the program.
_NAMED = (
    ("ppt/presentation.xml", "演示文稿"),
    ("xl/workbook.bin", "二进制的 Excel 工作簿（.xlsb）"),
    ("Index/Presentation.iwa", "苹果的演示文稿（.key）"),
    ("Index/CalculationEngine.iwa", "苹果的表格（.numbers）"),
    ("Index/Document.iwa", "苹果的 iWork 文稿（.pages、.numbers 或 .key）"),
    ("QuickLook/Preview.pdf", "苹果的 iWork 文稿（.pages、.numbers 或 .key）"),
    ("FixedDocumentSequence.fdseq", " XPS 文档"),
    ("FixedDocSeq.fdseq", " XPS 文档"),
    ("uof.xml", " UOF 文档"),
)
# What browsers and downloaders call a file that they have not all of yet.
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".downloading", ".td", ".xltd", ".!ut")


def kind_of(data: bytes, *, file_name: str) -> FileKind:
    """Return the kind that the bytes are; raise IngestError where the extension claims another or none is readable."""
    if file_name.lower().endswith(_UNFINISHED):
        raise IngestError(f"{file_name}：这个文件还没有下载完。请下载完再导入。")
    suffix = extension(file_name)
    claimed = EXTENSIONS.get(suffix)
    look = Look(data)
    found = _found(look, claimed, file_name)
    if found is None:
        if claimed is not None and claimed.recognises and claimed.is_strict:
            raise IngestError(
                f"{file_name}：扩展名是 {suffix}，内容却不是{claimed.name}，可能已损坏或改错了扩展名。"
                "请用原来的软件打开确认，重新保存后再导入。"
            )
        return _by_name(claimed, look)
    if claimed is not None and claimed != found and claimed.is_strict and found.is_strict:
        raise IngestError(f"{file_name}：扩展名是 {suffix}，内容却是{found.name}。请把扩展名改对后再导入。")
    return found.kind


def _by_name(claimed: Format | None, look: Look) -> FileKind:
    """Return the kind of a text that no format knows for its own."""
    if claimed is not None and claimed.kind == FileKind.XLS:
        return FileKind.TABLE_PAGE if is_any_table(look) else FileKind.CSV
    is_told_by_name = claimed is not None and (
        claimed.kind in LIST_KINDS or claimed.kind in ARCHIVES or not claimed.recognises
    )
    return claimed.kind if claimed is not None and is_told_by_name else FileKind.TEXT


def _found(look: Look, claimed: Format | None, file_name: str) -> Format | None:
    """Return the first format that knows the bytes for its own."""
    try:
        found = next((each for each in FORMATS.values() if each.recognises and each.recognises(look)), None)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        label = claimed.name if claimed else "压缩包"
        raise IngestError(
            f"{file_name}：{label}已损坏或不完整，无法打开。请重新下载或重新保存后再导入。"
        ) from error
    if found is not None and found.kind == FileKind.ZIP and (what := _package(look)):
        usual = ".xlsx" if "Excel" in what or "表格" in what else ".docx 或 PDF"
        raise IngestError(f"{file_name}：这是{what}，不能直接读取。请另存为 {usual} 后再导入。")
    if "EncryptedPackage" in look.streams:
        raise IngestError(f"{file_name}：文件设有打开密码。请先在 Word 或 Excel 中取消密码，保存后再导入。")
    if _OUTLOOK in look.streams:
        raise IngestError(
            f"{file_name}：这是 Outlook 邮件（.msg），不能直接读取。请在 Outlook 里把正文和附件另存出来，或另存为 .eml 再导入。"
        )
    if look.data.startswith(_TNEF):
        raise IngestError(
            f"{file_name}：这是 Outlook 打包的附件，其他软件打不开。请发件人改用 HTML 或纯文本格式重发，或把附件另外存出来再导入。"
        )
    if look.is_ole2 and found is None:
        raise IngestError(
            f"{file_name}：这是旧版 Office 或 WPS 格式（如 .ppt），或文件已损坏。请另存为 .docx 或 .xlsx 后再导入。"
        )
    return found


def _package(look: Look) -> str:
    """What a ZIP is that is a document of another program, "" where it is an archive of somebody's files."""
    if b"opendocument.presentation" in look.data[:200]:
        return "演示文稿"
    named = next((what for member, what in _NAMED if member in look.members), "")
    return named or ("别的软件的文档" if _PACKAGES & look.members else "")
