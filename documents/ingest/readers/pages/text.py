"""Plain text and web pages: bytes → lines, by whatever encoding reads as Chinese."""

import re

from documents.ingest.html import ShellPageError, looks_like_html, read_html
from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pages.encodings import decode, ends_inside_a_character
from documents.ingest.readers.pages.html_text import cut_short
from documents.ingest.readers.pages.no_texts import refuse_bytes, refuse_named, refuse_words
from documents.ingest.source_text import SourceText, left_out

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
# XML that no browser shows: Excel's of 2003 has a reader of its own, what else there is are parts of packages and data.
_XML = re.compile(r"\s*<(?:\?xml\b|[a-z]+:[a-z-]+ xmlns)", re.IGNORECASE)
_PICTURE = re.compile(r"(?:!\[([^\]\n]{0,200})\]\()?data:image/[a-z+.-]{2,20};base64,[A-Za-z0-9+/=]+\)?")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n((?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*\n")
_KEY = re.compile(r"^(\w+)[ \t]*[:：][ \t]*([^\n]+)$", re.MULTILINE)
_FRONT_FIELDS = {
    "title": ("title", "标题"),
    "published": ("date", "published", "pubdate", "日期", "发布日期"),
    "author": ("author", "authors", "作者"),
    "source": ("source", "来源"),
    "url": ("url", "link", "链接"),
}
_MOST_CONTROLS = 0.02  # share of the characters; a text has none, a damaged one a few


def read_text(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of a plain file or page; raise IngestError where the bytes are no text."""
    refuse_size(data, file_name=file_name, limits=limits)
    refuse_bytes(data, file_name)
    text, encoding = decode(data)
    if text is None or len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS:
        refuse_named(file_name)
        raise IngestError(
            f"{file_name}：无法识别为文字（可能是二进制文件或编码损坏），请另存为 UTF-8 编码的纯文本后再导入。"
        )
    text = _LINE_ENDS.sub("\n", text)
    refuse_words(text, file_name)
    if looks_like_html(text):
        return read_page(text, encoding, file_name=file_name)
    if _XML.match(text):
        raise IngestError(
            f"{file_name}：这是 XML 数据，不是文章。请用原来的软件打开，另存为 .docx、.xlsx 或 .txt 后再导入。"
        )
    whole, (text, fields) = text, _front_matter(text)
    text, pictures = _without_pictures(text)
    is_cut = encoding == "utf-8" and ends_inside_a_character(data)
    return SourceText(
        text,
        "text/plain",
        encoding,
        fields,
        left_out=(*left_out("rest", [text[-20:]] * is_cut), *left_out("picture", pictures)),
        whole=whole if fields else "",
    )


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    """Take off what programs for notes and sites write above a Markdown text: title, date and author between two rules."""
    head = _FRONT_MATTER.match(text)
    told = {key.lower(): value.strip("\"' ") for key, value in _KEY.findall(head[1])} if head else {}
    fields = {
        field: value
        for field, names in _FRONT_FIELDS.items()
        if (value := next(filter(None, map(told.get, names)), ""))
    }
    return (text[head.end() :], fields) if head and "title" in fields else (text, {})


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
