"""Bytes as received → text. Sniffs the type, climbs the encoding ladder, refuses what holds no text.

Knows nothing of articles: furniture, titles and dates are later steps.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from documents.ingest.html import looks_like_html, read_html
from documents.ingest.parsed import IngestError
from documents.ingest.readers.docx import read_docx
from documents.ingest.readers.kinds import FileKind, kind_of
from documents.ingest.readers.limits import refuse_size
from documents.ingest.readers.pdf import read_pdf

_BINARY_KINDS = (
    (b"{\\rtf", "RTF 文件", "请用 Word 打开后另存为纯文本（.txt）"),
    (b"\x1f\x8b", "压缩文件", "请先解压再导入"),
    (b"Rar!", "压缩文件", "请先解压再导入"),
    (b"7z\xbc\xaf", "压缩文件", "请先解压再导入"),
    (b"\x89PNG", "图片", "请提供文字版"),
    (b"\xff\xd8\xff", "图片", "请提供文字版"),
    (b"GIF8", "图片", "请提供文字版"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# GB18030 and Big5 accept nearly any bytes; the right one is the one that yields common characters.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取據國這個為們來時對發業會後說產進過學實無農縣鄉鎮開關條題區黨，。、；：“”"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text with line ends as \\n, and what an HTML page says of itself (title, published, source, author, url).

    `warnings` tell in Chinese what a person should look at; `encoding` is "" for formats that are no text files.
    """

    text: str
    media_type: str
    encoding: str
    fields: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read(data: bytes, *, file_name: str) -> SourceText:
    """Return the text in `data`; raise IngestError naming the file where it holds none."""
    if not data.strip(b"\x00 \t\r\n"):
        raise IngestError(f"{file_name}：文件是空的，没有可导入的内容，请检查后重新提供。")
    refuse_size(data, file_name=file_name)
    for magic, kind, advice in _BINARY_KINDS:
        if data.startswith(magic):
            raise IngestError(f"{file_name}：这是{kind}，不能直接导入；{advice}。")
    match kind_of(data, file_name=file_name):
        case FileKind.DOCX as kind:
            return SourceText(read_docx(data, file_name=file_name), kind.value, "")
        case FileKind.PDF as kind:
            pages = read_pdf(data, file_name=file_name)
            return SourceText(pages.text, kind.value, "", warnings=pages.warnings)
        case FileKind.ZIP:
            raise IngestError(f"{file_name}：这是压缩包，请在导入页面上传，或先解压再逐个导入。")
        case FileKind.XLSX:
            raise IngestError(f"{file_name}：这是 Excel 工作簿；每行一篇的文章清单请在导入页面上传。")
    text, encoding = decode(data)
    if text is None or len(_CONTROLS.findall(text)) > len(text) * 0.02:
        raise IngestError(
            f"{file_name}：无法识别为文字（可能是二进制文件或编码损坏），请另存为 UTF-8 编码的纯文本后再导入。"
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if looks_like_html(text):
        body, fields = read_html(text)
        return SourceText(body, "text/html", encoding, fields)
    return SourceText(text, "text/plain", encoding)


def decode(data: bytes) -> tuple[str | None, str]:
    """Return (text, encoding); (None, "") where no rung of the ladder holds."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding), encoding
    if (text := _strict(data, "utf-8")) is not None:
        return text, "utf-8"
    for cut in (1, 2, 3):  # a download that broke off inside the last character
        if len(data) > 64 and (text := _strict(data[:-cut], "utf-8")) is not None:
            return text, "utf-8"
    rungs = (
        ("utf-16-le", "utf-16-be") if data[:2000].count(0) > len(data[:2000]) // 50 else ("gb18030", "big5")
    )
    candidates = [(t, e) for e in rungs if (t := _strict(data, e)) is not None]
    if not candidates and "gb18030" in rungs:
        candidates = [(t, e) for e in ("utf-16-le", "utf-16-be") if (t := _strict(data, e)) is not None]
    best = max(candidates, key=lambda c: _commonness(c[0]), default=None)
    if best and _commonness(best[0]) > 0.1:
        return best
    return _last_rung(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _commonness(text: str) -> float:
    """Share of common Chinese characters among the first few thousand beyond ASCII."""
    sample = [c for c in text[:8000] if ord(c) > 127]
    return sum(c in _COMMON for c in sample) / len(sample) if sample else 0.0


def _last_rung(data: bytes) -> tuple[str | None, str]:
    guess = from_bytes(data[:50_000]).best()
    if guess is None:
        return None, ""
    text = data.decode(guess.encoding, errors="replace")
    bad = text.count("\ufffd")
    return (text, guess.encoding) if bad <= len(text) * 0.01 else (None, "")
