"""Files that are no text and no other kind that is read: each refused by what it is, with what to do."""

import json
import re

from documents.ingest.parsed import IngestError
from documents.ingest.readers.file_names import extension

_UNPACK = "请先解压再导入"
_PRINT = "请用原来的阅读软件打开，另存或打印为 PDF 再导入"
_WRITE_DOWN = "请先整理成文字再导入"
_TABLE = "请把里面的表导出为 Excel 或 CSV 再导入"
_SAVE_PAGE = "请打开它，把网页另存为 HTML 再导入"
_SEALED = "请在邮件软件里打开，把正文和附件另存出来再导入"
# Place in the file, bytes that stand there, what it is, what to do.
_BYTES = (
    (0, b"\x1f\x8b", "压缩文件", _UNPACK),
    (0, b"Rar!", "压缩文件", _UNPACK),
    (0, b"7z\xbc\xaf", "压缩文件", _UNPACK),
    (0, b"BZh", "压缩文件", _UNPACK),
    (0, b"\xfd7zXZ", "压缩文件", _UNPACK),
    (257, b"ustar", "压缩文件", _UNPACK),
    (0, b"CAJ\x00", "知网的 CAJ 文件", _PRINT),
    (0, b"%!PS", "PostScript 文件", "请转成 PDF 再导入"),
    (0, b"AT&TFORM", "DjVu 书", "请转成 PDF 再导入"),
    (0, b"ITSF", "CHM 电子书", "请打开它，把里面的页面另存或打印为 PDF 再导入"),
    (0, b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "OneNote 笔记", "请在 OneNote 里导出为 Word 或 PDF 再导入"),
    (60, b"BOOKMOBI", "Kindle 电子书", "请换 EPUB 或 PDF 版本再导入"),
    (0, b"\x89\x9b\x9a\xde", "UMD 电子书", "请换 EPUB 或 PDF 版本再导入"),
    (0, b"AC10", "CAD 图纸", _PRINT),
    (0, b"8BPS", "Photoshop 图片", "请另存为 PNG 或 JPEG 再导入"),
    (0, b"MZ\x90", "程序", "请找到文章的原文再导入"),
    (4, b"Standard Jet DB", "Access 数据库", _TABLE),
    (4, b"Standard ACE DB", "Access 数据库", _TABLE),
    (0, b"SQLite format 3", "数据库", _TABLE),
    (0, b"bplist00", "网址的快捷方式", _SAVE_PAGE),
    (0, b"ID3", "录音", _WRITE_DOWN),
    (0, b"\xff\xfb", "录音", _WRITE_DOWN),
    (0, b"\xff\xf3", "录音", _WRITE_DOWN),
    (0, b"\xff\xf1", "录音", _WRITE_DOWN),
    (0, b"#!AMR", "录音", _WRITE_DOWN),
    (0, b"OggS\x00", "录音", _WRITE_DOWN),
    (0, b"fLaC", "录音", _WRITE_DOWN),
    (8, b"WAVE", "录音", _WRITE_DOWN),
    (8, b"AVI ", "视频", _WRITE_DOWN),
    (0, b"\x30\x26\xb2\x75", "视频或录音", _WRITE_DOWN),
    (0, b"\x1a\x45\xdf\xa3", "视频", _WRITE_DOWN),
    (0, b"FLV\x01", "视频", _WRITE_DOWN),
    (4, b"ftyp", "视频或录音", _WRITE_DOWN),
)
_SEALED_MAIL = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"  # how PKCS #7 begins, behind its length
# What only the name tells of bytes that are no text.
_NAMED = {
    **dict.fromkeys((".caj", ".nh", ".kdh", ".teb"), ("知网的文件", _PRINT)),
    **dict.fromkeys((".ceb", ".cebx", ".gd", ".gw", ".sep", ".s92", ".s72"), ("公文版式文件", _PRINT)),
    **dict.fromkeys((".p7m", ".p7s", ".pgp", ".asc", ".gpg"), ("加密或签名的邮件", _SEALED)),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".wma", ".aac"), ("录音", _WRITE_DOWN)),
}
# How a text begins, what it is, what to do.
_WORDS = (
    (re.compile(r"\[InternetShortcut\]|\[Desktop Entry\]"), "网址的快捷方式", _SAVE_PAGE),
    (re.compile(r"(?:\d+\s*\n)?\d\d:\d\d:\d\d[,.]\d{3} *-->|WEBVTT\b|\[Script Info\]"), "字幕", _WRITE_DOWN),
    (
        re.compile(r"(?:\[[a-z]{2,6}:[^\n]*\]\s*\n)*(?:\[\d\d:\d\d[.:]\d\d\d?\][^\n]*\n){3}"),
        "字幕",
        _WRITE_DOWN,
    ),
    (re.compile(r"(?:%[^\n]*\n\s*)*\\documentclass\b"), "LaTeX 源文件", "请用它生成 PDF 再导入"),
    (re.compile(r"BEGIN:V(?:CALENDAR|CARD)\b"), "日历或名片", "请找到文章的原文再导入"),
    (re.compile(r"(?:<[?!][^>]*>\s*)*<FictionBook\b"), "FB2 电子书", "请换 EPUB 或 PDF 版本再导入"),
    (
        re.compile(r"(?:<[?!][^>]*>\s*)*<(?:map version|opml)\b"),
        "思维导图或提纲",
        "请导出为 Word 或 PDF 再导入",
    ),
    (re.compile(r"(?:<[?!][^>]*>\s*)*<svg\b"), "矢量图", "请另存为 PNG 或 JPEG 再导入"),
    (re.compile(r"(?:<[?!][^>]*>\s*)*<plist\b"), "网址的快捷方式", _SAVE_PAGE),
)
_HEAD = 4000  # characters


def refuse_bytes(data: bytes, file_name: str) -> None:
    for place, magic, kind, advice in _BYTES:
        if data.startswith(magic, place):
            raise _refusal(file_name, kind, advice)
    if data.startswith(b"\x30") and _SEALED_MAIL in data[:20]:
        raise _refusal(file_name, "加密或签名的邮件", _SEALED)


def refuse_named(file_name: str) -> None:
    """For bytes that are no text."""
    if named := _NAMED.get(extension(file_name)):
        raise _refusal(file_name, *named)


def refuse_words(text: str, file_name: str) -> None:
    head = text[:_HEAD].lstrip("\ufeff \n")
    for pattern, kind, advice in _WORDS:
        if pattern.match(head):
            raise _refusal(file_name, kind, advice)
    if head.startswith(("{", "[")) and _is_json(text):
        raise _refusal(
            file_name,
            "JSON 数据",
            "是文章清单的，请把扩展名改为 .json 再导入；是一篇文章的，请把正文复制出来粘贴",
        )


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text.lstrip("\ufeff")), (dict, list))
    except (ValueError, RecursionError):
        return False


def _refusal(file_name: str, kind: str, advice: str) -> IngestError:
    gap = " " if kind[0].isascii() else ""
    return IngestError(f"{file_name}：这是{gap}{kind}，不能直接导入；{advice}。")
