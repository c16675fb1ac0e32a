"""A DOCX package before mammoth reads it: what Word hides comes out, what it wraps comes in, and both are named.

mammoth would show hidden runs, drop the words under 拼音指南 together with the pinyin, and pass over chunks of other
formats, which hold nearly all of what some office systems export.
"""

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from documents.ingest.readers.archives.mail_parts import page_of
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.office.equations import write_out_equations
from documents.ingest.readers.office.numbering import W, value
from documents.ingest.readers.pages.encodings import decode
from documents.ingest.readers.pages.html_text import prepare as prepare_page
from documents.ingest.readers.pages.tree import page_tree
from documents.ingest.readers.pages.walking import block_text
from documents.ingest.source_text import LeftOut, left_out

DOCUMENT, _RELATIONS, _COMMENTS = "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_R_ID_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
# Fields and runs in a direction of their own: mammoth drops what stands in them.
_WRAPPERS = [f"{W}{name}" for name in ("fldSimple", "dir", "bdo")]
_OFF = {"0", "false", "off"}
_HEAD = re.compile(r"word/(?:header|footer)\d*\.xml")
_EMBEDDED = re.compile(r"word/(?:charts/chart\d*\.xml|embeddings/oleObject.*|diagrams/data\d*\.xml)")


def prepare(
    parts: Mapping[str, bytes], styles: bytes | None, *, file_name: str, limits: Limits
) -> tuple[bytes, tuple[LeftOut, ...]]:
    """Return document.xml with what a reader of the page sees, and what was left out.

    Raises etree.XMLSyntaxError where a part is no XML.
    """
    root = etree.fromstring(parts[DOCUMENT], _PARSER)
    etree.strip_tags(root, *_WRAPPERS)
    deleted = _stretches(list(root.iter(f"{W}del")), "delText")
    hidden = _drop_hidden(root, _hidden_styles(styles))
    _keep_ruby_base(root)
    write_out_equations(root)
    chunks = _read_chunks(root, parts, file_name, limits)
    embedded = [posixpath.basename(name) for name in parts if _EMBEDDED.fullmatch(name)]
    heads = [text for name in parts if _HEAD.fullmatch(name) and (text := _part_words(parts[name]))]
    said = (
        *left_out("hidden", hidden),
        *left_out("deleted", deleted),
        *left_out("comment", _comments(parts.get(_COMMENTS, b""))),
        *left_out("picture", _pictures(root)),
        *left_out("embedded", chunks + embedded),
        *left_out("running_head", heads),
    )
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written, said


def transitional(content: bytes) -> bytes:
    """Return a part of a strict document under the names that all readers know."""
    return content.replace(_STRICT, _USUAL)


def _words(element: etree._Element, tag: str = "t") -> str:
    return "".join(text.text or "" for text in element.iter(f"{{*}}{tag}"))


def _part_words(part: bytes) -> str:
    return _words(etree.fromstring(part, _PARSER)).strip()


def _hides(properties: etree._Element | None) -> bool:
    vanish = properties.find(f"{W}vanish") if properties is not None else None
    return vanish is not None and vanish.get(f"{W}val", "1") not in _OFF


def _hidden_styles(styles: bytes | None) -> set[str]:
    if not styles:
        return set()
    found = etree.fromstring(styles, _PARSER).iter(f"{W}style")
    return {style.get(f"{W}styleId", "") for style in found if _hides(style.find(f"{W}rPr"))}


def _drop_hidden(root: etree._Element, hidden_styles: set[str]) -> list[str]:
    hidden = [run for run in root.iter(f"{W}r") if _is_hidden(run, hidden_styles)]
    found = _stretches(hidden, "t")
    for run in hidden:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return found


def _is_hidden(run: etree._Element, hidden_styles: set[str]) -> bool:
    properties = run.find(f"{W}rPr")
    style = value(properties, "rStyle") if properties is not None else ""
    return _hides(properties) or not hidden_styles.isdisjoint((style, _paragraph_style(run)))


def _stretches(elements: list[etree._Element], tag: str) -> list[str]:
    """Return the words of each run of neighbours: programs part one stretch into many elements."""
    stretches: list[str] = []
    last = None
    for element in elements:
        if last is None or element.getprevious() is not last:
            stretches.append("")
        stretches[-1] += _words(element, tag)
        last = element
    return [text for text in stretches if text.strip()]


def _paragraph_style(run: etree._Element) -> str:
    paragraph = next(run.iterancestors(f"{W}p"), None)
    properties = paragraph.find(f"{W}pPr") if paragraph is not None else None
    return value(properties, "pStyle") if properties is not None else ""


def _keep_ruby_base(root: etree._Element) -> None:
    """Put the words under the pinyin in the place of both."""
    for ruby in list(root.iter(f"{W}ruby")):
        text = etree.Element(f"{W}t")
        text.text = "".join(_words(base) for base in ruby.iter(f"{W}rubyBase"))
        parent = ruby.getparent()
        if parent is not None:
            parent.replace(ruby, text)


def _comments(part: bytes) -> list[str]:
    return [_words(each) for each in etree.fromstring(part, _PARSER).iter(f"{W}comment")] if part else []


def _pictures(root: etree._Element) -> list[str]:
    """Return what pictures say of themselves, "" for most."""
    described = []
    for element in root.iter("{*}blip", "{*}imagedata"):
        holder = next(element.iterancestors("{*}inline", "{*}anchor"), None)
        named = next(holder.iter("{*}docPr"), None) if holder is not None else None
        described.append(named.get("descr", "") if named is not None else "")
    return described


def _read_chunks(
    root: etree._Element, parts: Mapping[str, bytes], file_name: str, limits: Limits
) -> list[str]:
    """Put the text of chunks of other formats in their places; return the names of those that cannot be read."""
    unread = []
    targets = _targets(parts.get(_RELATIONS, b""))
    for chunk in list(root.iter(f"{W}altChunk")):
        target = targets.get(chunk.get(_R_ID, chunk.get(_R_ID_STRICT, "")), "")
        path = posixpath.normpath(posixpath.join("word", target)).lstrip("/")
        content = parts.get(path) or parts.get(target.lstrip("/"), b"")
        text = _chunk_text(content, file_name=file_name, limits=limits)
        if not text:
            unread.append(posixpath.basename(target))
        for line in text.split("\n") if text else ():
            paragraph = etree.Element(f"{W}p")
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = line
            chunk.addprevious(paragraph)
        chunk.getparent().remove(chunk)
    return unread


def _chunk_text(content: bytes, *, file_name: str, limits: Limits) -> str:
    if content.startswith(b"PK"):
        from documents.ingest.readers.office.docx import read_docx  # a document in a document

        return read_docx(content, file_name=file_name, limits=limits).text
    if content.startswith(b"{\\rtf"):
        return ""
    page = page_of(content)
    text = page if page is not None else decode(content)[0] or ""
    if "\x00" in text:
        return ""
    if not re.search(r"<\s*(?:html|body|p|div|meta|span)\b", text, re.IGNORECASE):
        return text.strip()
    tree = page_tree(text)
    prepare_page(tree)
    return block_text(tree)


def _targets(relations: bytes) -> dict[str, str]:
    if not relations:
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in etree.fromstring(relations, _PARSER)}
