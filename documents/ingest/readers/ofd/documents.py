"""The parts of an OFD: its documents, their pages with what these are printed on, and the files that pages show."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.readers.ofd.text import IDENTITY, Matrix, numbers, object_matrix
from documents.ingest.readers.office.package import read_parts

ROOT = "ofd.xml"  # names of parts are compared without case, as Windows does
PROGRAMS = "OFD 阅读器或 WPS"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_DEEPEST = 8  # composite objects inside composite objects; programs write one
_A4 = (210.0, 297.0)  # millimetres
# What a damaged part raises on its way to a page.
BROKEN = (etree.XMLSyntaxError, LookupError, ValueError, OverflowError, RecursionError)


@dataclass(frozen=True)
class Document:
    """One of a file's documents: its folder and root element."""

    parts: Mapping[str, bytes]
    folder: str
    root: etree._Element

    @cached_property
    def templates(self) -> dict[str, etree._Element]:
        """Id → what pages are printed on."""
        named = {each.get("ID", ""): each.get("BaseLoc", "") for each in self.root.iter("{*}TemplatePage")}
        paths = {name: join(self.folder, path) for name, path in named.items()}
        return {name: parsed(self.parts[path]) for name, path in paths.items() if path in self.parts}

    @cached_property
    def media(self) -> dict[str, str]:
        """Id → the name of the part that holds the picture."""
        found: dict[str, str] = {}
        for kind in ("PublicRes", "DocumentRes"):
            for each in self.root.iter(f"{{*}}{kind}"):
                found |= self.resources(join(self.folder, each.text or ""))
        return found

    def resources(self, path: str) -> dict[str, str]:
        if path not in self.parts:
            return {}
        root = parsed(self.parts[path])
        folder = join(posixpath.dirname(path), root.get("BaseLoc", ""))
        return {
            each.get("ID", ""): join(folder, "".join(file.text or "" for file in each.iter("{*}MediaFile")))
            for each in root.iter("{*}MultiMedia")
        }


@dataclass(frozen=True, slots=True)
class OfdPage:
    document: Document
    content: etree._Element

    @property
    def layers(self) -> Iterator[etree._Element]:
        """What the page is printed on, then what it holds itself."""
        for use in self.content.iterchildren("{*}Template"):
            template = self.document.templates.get(use.get("TemplateID", ""))
            if template is not None:
                yield template
        yield self.content

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        for root in (self.content, self.document.root):
            for box in root.iter("{*}PhysicalBox"):
                told = numbers(box.text or "")
                if len(told) == 4 and told[2] > 0 and told[3] > 0:
                    return told[2], told[3]
        return _A4

    def media(self, name: str) -> str:
        """The name of the part that holds a picture, "" for none."""
        own = {
            key: path
            for each in self.content.iter("{*}PageRes")
            for key, path in self.document.resources(join(self.document.folder, each.text or "")).items()
        }
        return own.get(name) or self.document.media.get(name, "")

    def objects(self, kind: str) -> Iterator[tuple[etree._Element, Matrix]]:
        """Yield the visible objects of a kind (TextObject, ImageObject) with how what holds them lies on the page."""
        for layer in self.layers:
            for found, matrix in _objects(layer, IDENTITY):
                if etree.QName(found).localname == kind and not _is_hidden(found):
                    yield found, matrix

    def hidden_words(self) -> Iterator[str]:
        """Yield the words of the text objects that no program shows."""
        for layer in self.layers:
            for found in layer.iter("{*}TextObject"):
                if _is_hidden(found):
                    yield words_of(found)


def words_of(element: etree._Element) -> str:
    return "".join(code.text or "" for code in element.iter("{*}TextCode"))


def _is_hidden(element: etree._Element) -> bool:
    return bool(element.get("Visible", "true") == "false" or element.get("Alpha", "255") == "0")


def is_ofd(look: Look) -> bool:
    return any(name.casefold() == ROOT for name in look.members)


def ofd_parts(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> dict[str, bytes]:
    """Return the parts under the names that `join` gives; raise IngestError where the package is broken or harmful."""
    parts = read_parts(data, file_name=file_name, limits=limits, programs=PROGRAMS)
    return {join("", name): content for name, content in parts.items()}


def documents_of(parts: Mapping[str, bytes]) -> Iterator[Document]:
    for body in parsed(parts[ROOT]).iter("{*}DocRoot"):
        path = join("", body.text or "")
        yield Document(parts, posixpath.dirname(path), parsed(parts[path]))


def pages_of(document: Document, *, file_name: str, limits: Limits) -> tuple[list[OfdPage], list[str]]:
    """Return the pages, and the names of those that are listed and not there."""
    paths = [join(document.folder, each.get("BaseLoc", "")) for each in document.root.iter("{*}Page")]
    if len(paths) > limits.pdf_pages:
        raise IngestError(
            f"{file_name}：OFD 有 {len(paths)} 页，超过 {limits.pdf_pages} 页的上限。请拆分成几个文件后再导入。"
        )
    found = [path for path in paths if path in document.parts]
    missing = [path for path in paths if path not in document.parts]
    return [OfdPage(document, parsed(document.parts[path])) for path in found], missing


def parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, _PARSER)


def join(folder: str, path: str) -> str:
    """Return a part's name; an address that begins with a stroke counts from the package's root. Some programs write
    backslashes, some no capitals where they write them elsewhere."""
    path = path.strip().replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join(folder, path)
    return posixpath.normpath(joined).lstrip("/").casefold()


def _objects(
    element: etree._Element, matrix: Matrix, depth: int = 0
) -> Iterator[tuple[etree._Element, Matrix]]:
    """Yield what stands under an element; blocks and composites carry their own place."""
    if depth > _DEEPEST:
        return
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        if name in {"TextObject", "ImageObject"}:
            yield child, matrix
        elif name in {"Content", "Layer"}:
            yield from _objects(child, matrix, depth)
        elif name == "PageBlock":
            yield from _objects(child, object_matrix(child, matrix), depth + 1)
