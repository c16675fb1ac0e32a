"""EPUB: a book in a ZIP → its chapters in the order of reading, parted so that each can be an article of its own."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from documents.ingest.lines import is_heading
from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.office.package import broken, read_parts
from documents.ingest.readers.pages.encodings import decode
from documents.ingest.readers.pages.html_text import cut_short, prepare
from documents.ingest.readers.pages.tree import page_tree
from documents.ingest.readers.pages.walking import block_text
from documents.ingest.source_text import PART, LeftOut, SourceText, left_out

CONTAINER = "META-INF/container.xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_CONTENTS_SHARE = 0.7  # of a chapter's characters that are links: it is a contents page
_PROGRAMS = "阅读软件"
_PAGES = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml"}
_EXTENSIONS = (".xhtml", ".html", ".htm")


def is_epub(look: Look) -> bool:
    return (CONTAINER in look.members and b"mimetypeapplication/epub+zip" in look.data[:200]) or (
        CONTAINER in look.members and any(name.endswith(".opf") for name in look.members)
    )


def read_epub(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the chapters' text; raise IngestError where the book is broken, locked or holds no text."""
    refuse_size(data, file_name=file_name, limits=limits)
    parts = read_parts(data, file_name=file_name, limits=limits, may_declare=True, programs=_PROGRAMS)
    named = {name.casefold(): content for name, content in parts.items()}
    try:
        spine = _spine(parts)
        if not _locked(parts).isdisjoint(each.path for each in spine):
            raise IngestError(
                f"{file_name}：电子书有版权保护（加密），读不出文字。请换没有加密的版本再导入。"
            )
        chapters = [_chapter(named[each.path]) for each in spine if each.is_in_order and each.path in named]
        lost = [each.path for each in spine if each.path not in named]
        aside = [
            _chapter(named[each.path])[0] for each in spine if not each.is_in_order and each.path in named
        ]
    except (etree.XMLSyntaxError, etree.ParserError, LookupError, ValueError) as error:
        raise broken(file_name, _PROGRAMS) from error
    texts = [text for text, _, _ in chapters if text]
    if not texts:
        raise IngestError(f"{file_name}：电子书里没有文字（可能都是图片）。请先做文字识别（OCR）再导入。")
    pictures = [alt for _, found, _ in chapters for alt in found]
    cut = [each.sample for _, _, said in chapters for each in said]
    text = texts[0]
    for chapter in texts[1:]:
        # A numbered heading goes on with the text before it: 第二章 is part of one plan.
        text += f"\n{chapter}" if is_heading(chapter) else f"\n{PART}\n{chapter}"
    said = (
        *left_out("picture", pictures),
        *left_out("rest", cut),
        *left_out("aside", [words for words in aside if words]),
        *left_out("lost_page", lost),
    )
    return SourceText(text, FileKind.EPUB, left_out=said, is_parted=True)


@dataclass(frozen=True, slots=True)
class _Place:
    """A part of the book by its name without case, as Windows compares them."""

    path: str
    is_in_order: bool


def _spine(parts: Mapping[str, bytes]) -> list[_Place]:
    """Return the parts in the order of reading, tables of contents left out."""
    container = etree.fromstring(parts[CONTAINER], _PARSER)
    path = next(each.get("full-path", "") for each in container.iter("{*}rootfile"))
    package = etree.fromstring(parts[path], _PARSER)
    items = {
        each.get("id", ""): posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(each.get("href", "")))
        ).casefold()
        for each in package.iter("{*}item")
        if _is_page(each) and "nav" not in each.get("properties", "").split()
    }
    return [
        _Place(items[each.get("idref", "")], each.get("linear", "yes") != "no")
        for each in package.iter("{*}itemref")
        if each.get("idref", "") in items
    ]


def _is_page(item: etree._Element) -> bool:
    return item.get("media-type", "") in _PAGES or item.get("href", "").lower().endswith(_EXTENSIONS)


def _locked(parts: Mapping[str, bytes]) -> set[str]:
    """Names of the parts that are encrypted; many books have only their fonts disguised."""
    told = parts.get("META-INF/encryption.xml", b"<encryption/>")
    found = etree.fromstring(told, _PARSER).iter("{*}CipherReference")
    return {posixpath.normpath(unquote(each.get("URI", ""))).casefold() for each in found}


def _chapter(part: bytes) -> tuple[str, list[str], tuple[LeftOut, ...]]:
    """Return (text, words of its pictures, what is missing at its end)."""
    text, _ = decode(part)
    source = (text or "").removeprefix("\ufeff")
    tree = page_tree(source[source.find("<", 1 if source.startswith("<?xml") else 0) :] or "<p></p>")
    prepare(tree)
    body = tree.find("body")
    words = block_text(body if body is not None else tree)
    if sum(len(block_text(link)) for link in tree.iter("a")) > _CONTENTS_SHARE * len(words):
        words = ""
    return words, [image.get("alt", "") for image in tree.iter("img", "image")], cut_short(source, words)
