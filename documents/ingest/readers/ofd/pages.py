"""OFD (GB/T 33190), the layout format of official documents: ZIP of XML pages → text.

Characters come with their places and are put in order as those of a PDF are. Pages take what their templates print;
seals and annotations are named, not read.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.laid_out import pages_text
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.ofd.text import IDENTITY, Matrix, object_glyphs, object_matrix
from documents.ingest.readers.office.package import broken, read_parts
from documents.ingest.readers.pdf.glyphs import Glyph
from documents.ingest.source_text import SourceText, left_out

ROOT = "OFD.xml"
_PROGRAMS = "OFD 阅读器或 WPS"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_FEWEST_CHARACTERS = 8  # a scan's seal or page number; the shortest notice has more
_DEEPEST = 8  # composite objects inside composite objects; programs write one


@dataclass(frozen=True, slots=True)
class _Document:
    """One of a file's documents: its folder, root element and templates by id."""

    parts: Mapping[str, bytes]
    folder: str
    root: etree._Element
    templates: Mapping[str, str]


def read_ofd(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of all pages; raise IngestError where the file is broken, too long or holds no text."""
    refuse_size(data, file_name=file_name, limits=limits)
    parts = read_parts(data, file_name=file_name, limits=limits, programs=_PROGRAMS)
    try:
        documents = list(_documents(parts))
        pages = [page for document in documents for page in _pages(document, file_name, limits)]
        pictures = sum(len(list(page.iter("{*}ImageObject"))) for page in pages)
        placed = [glyphs for document in documents for glyphs in _placed(document)]
        seals = [name for document in documents for name in _seals(document)]
        notes = [text for document in documents for text in _notes(document)]
    except (etree.XMLSyntaxError, LookupError, ValueError, OverflowError, RecursionError) as error:
        raise broken(file_name, _PROGRAMS) from error
    if sum(not glyph.text.isspace() for glyphs in placed for glyph in glyphs) < _FEWEST_CHARACTERS:
        raise IngestError(
            f"{file_name}：OFD 里没有文字（可能是扫描件）。请先用扫描软件或 WPS 做文字识别（OCR），再导入识别结果。"
        )
    said = (
        *left_out("picture", [""] * pictures),
        *left_out("stamp", seals),
        *left_out("comment", notes),
    )
    return SourceText(pages_text(placed), FileKind.OFD, left_out=said)


def _documents(parts: Mapping[str, bytes]) -> Iterator[_Document]:
    for body in etree.fromstring(parts[ROOT], _PARSER).iter("{*}DocRoot"):
        path = _join("", body.text or "")
        root = etree.fromstring(parts[path], _PARSER)
        folder = posixpath.dirname(path)
        templates = {
            each.get("ID", ""): _join(folder, each.get("BaseLoc", ""))
            for each in root.iter("{*}TemplatePage")
        }
        yield _Document(parts, folder, root, templates)


def _pages(document: _Document, file_name: str, limits: Limits) -> list[etree._Element]:
    paths = [_join(document.folder, each.get("BaseLoc", "")) for each in document.root.iter("{*}Page")]
    if len(paths) > limits.pdf_pages:
        raise IngestError(
            f"{file_name}：OFD 有 {len(paths)} 页，超过 {limits.pdf_pages} 页的上限。请拆分成几个文件后再导入。"
        )
    return [etree.fromstring(document.parts[path], _PARSER) for path in paths if path in document.parts]


def _placed(document: _Document) -> Iterator[tuple[Glyph, ...]]:
    """Yield the characters of each page, its templates' included."""
    templates: dict[str, tuple[Glyph, ...]] = {}
    for page in document.root.iter("{*}Page"):
        path = _join(document.folder, page.get("BaseLoc", ""))
        if path not in document.parts:
            continue
        content = etree.fromstring(document.parts[path], _PARSER)
        glyphs: tuple[Glyph, ...] = ()
        for use in content.iterchildren("{*}Template"):
            name = document.templates.get(use.get("TemplateID", ""), "")
            if name in document.parts and name not in templates:
                templates[name] = tuple(_glyphs(etree.fromstring(document.parts[name], _PARSER), IDENTITY))
            glyphs += templates.get(name, ())
        yield (*glyphs, *_glyphs(content, IDENTITY))


def _glyphs(element: etree._Element, matrix: Matrix, depth: int = 0) -> Iterator[Glyph]:
    """Yield the characters under an element; blocks and composites carry their own place."""
    if depth > _DEEPEST:
        return
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        if name == "TextObject":
            if child.get("Visible", "true") != "false":
                yield from object_glyphs(child, matrix)
        elif name in {"Content", "Layer"}:
            yield from _glyphs(child, matrix, depth)
        elif name == "PageBlock":
            yield from _glyphs(child, object_matrix(child, matrix), depth + 1)


def _seals(document: _Document) -> Iterator[str]:
    path = next((each.text or "" for each in document.root.iter("{*}Signatures")), "")
    index = document.parts.get(_join(document.folder, path)) or next(
        (part for name, part in document.parts.items() if name.endswith("Signatures.xml")), None
    )
    for signature in etree.fromstring(index, _PARSER).iter("{*}Signature") if index else ():
        yield signature.get("ID", "")


def _notes(document: _Document) -> Iterator[str]:
    for name, part in document.parts.items():
        if "/Annot" in name and name.endswith(".xml"):
            for note in etree.fromstring(part, _PARSER).iter("{*}Annot"):
                yield "".join(code.text or "" for code in note.iter("{*}TextCode"))


def _join(folder: str, path: str) -> str:
    """Return a part's name; an address that begins with a stroke counts from the package's root."""
    joined = path if path.startswith("/") else posixpath.join(folder, path)
    return posixpath.normpath(joined.strip()).lstrip("/")
