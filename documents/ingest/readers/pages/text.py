"""Plain text and web pages: bytes → lines, by whatever encoding reads as Chinese."""

import re

from documents.ingest.html import ShellPageError, looks_like_html, read_html
from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pages.encodings import decode, ends_inside_a_character
from documents.ingest.readers.pages.html_text import cut_short
from documents.ingest.source_text import SourceText, left_out

_UNPACK = "请先解压再导入"
_PRINT = "请用原来的阅读软件打开，另存或打印为 PDF 再导入"
# Place in the file, bytes that stand there, what it is, what to do.
_BINARY_KINDS = (
    (0, b"\x1f\x8b", "压缩文件", _UNPACK),
    (0, b"Rar!", "压缩文件", _UNPACK),
    (0, b"7z\xbc\xaf", "压缩文件", _UNPACK),
    (0, b"BZh", "压缩文件", _UNPACK),
    (0, b"\xfd7zXZ", "压缩文件", _UNPACK),
    (257, b"ustar", "压缩文件", _UNPACK),
    (0, b"CAJ\x00", "知网的 CAJ 文件", _PRINT),
    (60, b"BOOKMOBI", "Kindle 电子书", "请换 EPUB 或 PDF 版本再导入"),
    (0, b"ID3", "录音", "请先整理成文字再导入"),
    (4, b"ftyp", "视频或录音", "请先整理成文字再导入"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
# XML that no browser shows: Excel's of 2003 has a reader of its own, what else there is are parts of packages and data.
_XML = re.compile(r"\s*<(?:\?xml\b|[a-z]+:[a-z-]+ xmlns)", re.IGNORECASE)
_PICTURE = re.compile(r"(?:!\[([^\]\n]{0,200})\]\()?data:image/[a-z+.-]{2,20};base64,[A-Za-z0-9+/=]+\)?")
_MOST_CONTROLS = 0.02  # share of the characters; a text has none, a damaged one a few


def read_text(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of a plain file or page; raise IngestError where the bytes are no text."""
    refuse_size(data, file_name=file_name, limits=limits)
    for place, magic, kind, advice in _BINARY_KINDS:
        if data.startswith(magic, place):
            raise IngestError(f"{file_name}：这是{kind}，不能直接导入；{advice}。")
    text, encoding = decode(data)
    if text is None or len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS:
        raise IngestError(
            f"{file_name}：无法识别为文字（可能是二进制文件或编码损坏），请另存为 UTF-8 编码的纯文本后再导入。"
        )
    text = _LINE_ENDS.sub("\n", text)
    if looks_like_html(text):
        return read_page(text, encoding, file_name=file_name)
    if _XML.match(text):
        raise IngestError(
            f"{file_name}：这是 XML 数据，不是文章。请用原来的软件打开，另存为 .docx、.xlsx 或 .txt 后再导入。"
        )
    text, pictures = _without_pictures(text)
    is_cut = encoding == "utf-8" and ends_inside_a_character(data)
    return SourceText(
        text,
        "text/plain",
        encoding,
        left_out=(*left_out("rest", [text[-20:]] * is_cut), *left_out("picture", pictures)),
    )


def _without_pictures(text: str) -> tuple[str, list[str]]:
    """Take out pictures that stand in a text as data, as editors of Markdown save them; return what each is called."""
    pictures = [match[1] or "" for match in _PICTURE.finditer(text)]
    return (_PICTURE.sub("", text), pictures) if pictures else (text, [])


def read_page(text: str, encoding: str, *, file_name: str) -> SourceText:
    """Return the text of a web page; raise IngestError where the page only says why it shows no article."""
    try:
        page = read_html(text)
    except ShellPageError as error:
        raise IngestError(
            f"{file_name}：这是提示页（“{error}”），不是文章。请在微信或浏览器里打开原文，复制正文粘贴，或另存网页后再导入。"
        ) from error
    left = (*page.left_out, *cut_short(text, page.text))
    return SourceText(page.text, "text/html", encoding, page.fields, left_out=left, whole=page.whole)
