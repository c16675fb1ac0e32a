"""A DOCX package before mammoth reads it: what Word hides comes out, what it wraps comes in, and both are named.

mammoth would show hidden runs, drop the words under 拼音指南 together with the pinyin, and pass over chunks of other
formats, which hold nearly all of what some office systems export.
"""

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from documents.ingest.lines import DOCUMENT_NUMBER
from documents.ingest.readers.archives.mail_parts import page_of
from documents.ingest.readers.formats import Look
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.office.docx_fields import open_boxes, settle_alternatives, write_out_fields
from documents.ingest.readers.office.docx_runs import mend_runs, words_of
from documents.ingest.readers.office.equations import write_out_equations
from documents.ingest.readers.office.numbering import W
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
_ROOT, _NUMBERED = "_rels/.rels", re.compile(r"word/document\d+\.xml")
_HEAD = re.compile(r"word/(?:header|footer)\d*\.xml")
_EMBEDDED = re.compile(r"word/(?:charts/chart\d*\.xml|embeddings/.+|diagrams/data\d*\.xml)")


def prepare(
    parts: Mapping[str, bytes], styles: bytes | None, *, file_name: str, limits: Limits
) -> tuple[bytes, tuple[LeftOut, ...]]:
    """Return document.xml with what a reader of the page sees, and what was left out.

    Raises etree.XMLSyntaxError where a part is no XML.
    """
    root = etree.fromstring(parts[DOCUMENT], _PARSER)
    etree.strip_tags(root, *_WRAPPERS)
    settle_alternatives(root)
    pictures = _pictures(root)
    open_boxes(root)
    write_out_fields(root)
    runs = mend_runs(root, styles)
    _keep_ruby_base(root)
    write_out_equations(root)
    chunks = _read_chunks(root, parts, file_name, limits)
    heads = [words for name in parts if _HEAD.fullmatch(name) for words in _paragraphs(parts[name])]
    said = (
        *runs,
        *left_out("comment", _comments(parts.get(_COMMENTS, b""))),
        *left_out("picture", pictures),
        *left_out("embedded", [*chunks, *_embedded(parts)]),
        *left_out("running_head", heads),
    )
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written, said


def transitional(content: bytes) -> bytes:
    """Return a part of a strict document under the names that all readers know."""
    return content.replace(_STRICT, _USUAL)


def usual_names(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts with the text under the name that it has in most files: some programs write word/document2.xml."""
    path = next((name for name in parts if _NUMBERED.fullmatch(name)), "")
    if DOCUMENT in parts or not path:
        return parts
    named = {path: DOCUMENT, f"word/_rels/{posixpath.basename(path)}.rels": _RELATIONS}
    renamed = {named.get(name, name): content for name, content in parts.items()}
    renamed[_ROOT] = renamed.get(_ROOT, b"").replace(path.encode(), DOCUMENT.encode())
    return renamed


def is_docx(look: Look) -> bool:
    return DOCUMENT in look.members or any(map(_NUMBERED.fullmatch, look.members))


def number_in_head(parts: Mapping[str, bytes]) -> str:
    """The document number of a red head that stands in a page's head; "" for none."""
    heads = (words for name in parts if _HEAD.fullmatch(name) for words in _paragraphs(parts[name]))
    return next((found[0] for words in heads if (found := DOCUMENT_NUMBER.search(words))), "")


def _paragraphs(part: bytes) -> list[str]:
    found = (words_of(each).strip() for each in etree.fromstring(part, _PARSER).iter(f"{W}p"))
    return [words for words in found if words]


def _embedded(parts: Mapping[str, bytes]) -> list[str]:
    """Names of charts and files within, and what drawings say; the workbook behind a chart is none of its own."""
    behind = b"".join(content for name, content in parts.items() if name.startswith("word/charts/_rels/"))
    found = [
        name
        for name in parts
        if _EMBEDDED.fullmatch(name) and posixpath.basename(name).encode() not in behind
    ]
    return [_words_in_drawing(parts[name]) or posixpath.basename(name) for name in found]


def _words_in_drawing(part: bytes) -> str:
    """What a drawing says (组长—副组长—成员); "" for other files."""
    if not part.lstrip().startswith(b"<"):
        return ""
    return " ".join(text for each in etree.fromstring(part, _PARSER).iter("{*}p") if (text := words_of(each)))


def _keep_ruby_base(root: etree._Element) -> None:
    """Put the words under the pinyin in the place of both."""
    for ruby in list(root.iter(f"{W}ruby")):
        text = etree.Element(f"{W}t")
        text.text = "".join(words_of(base) for base in ruby.iter(f"{W}rubyBase"))
        parent = ruby.getparent()
        if parent is not None:
            parent.replace(ruby, text)


def _comments(part: bytes) -> list[str]:
    return [words_of(each) for each in etree.fromstring(part, _PARSER).iter(f"{W}comment")] if part else []


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
