"""OFD (GB/T 33190), the layout format of official documents: ZIP of XML pages → text.

Characters come with their places and are put in order as those of a PDF are. Pages take what their templates print; pages that
are pictures come in as they were recognised; seals and annotations are named, not read.
"""

from collections.abc import Iterator

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.ofd.documents import (
    BROKEN,
    PROGRAMS,
    Document,
    OfdPage,
    documents_of,
    join,
    pages_of,
    parsed,
)
from documents.ingest.readers.ofd.rendering import placed_pictures
from documents.ingest.readers.ofd.text import object_glyphs
from documents.ingest.readers.office.package import broken, read_parts
from documents.ingest.readers.pdf.glyphs import Page
from documents.ingest.readers.scanned import (
    refuse_mostly_scanned,
    scanned_numbers,
    scanned_text,
    with_recognised,
)
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, Recognised, ScanError
from documents.ingest.source_text import SourceText, left_out

_FEWEST_CHARACTERS = 8  # a scan's seal or page number; the shortest notice has more
_IMAGE_SHARE = 0.5  # of the page, as in a PDF


def read_ofd(
    data: bytes,
    *,
    file_name: str,
    limits: Limits = DEFAULT_LIMITS,
    recognised: Recognised = NOTHING_RECOGNISED,
) -> SourceText:
    """Return the text of all pages; raise IngestError where the file is broken, too long or holds no text, ScanError where
    its pages are pictures of which nothing was `recognised`."""
    refuse_size(data, file_name=file_name, limits=limits)
    parts = read_parts(data, file_name=file_name, limits=limits, programs=PROGRAMS)
    try:
        documents = list(documents_of(parts))
        laid = [
            page for document in documents for page in pages_of(document, file_name=file_name, limits=limits)
        ]
        found = [_page(page) for page in laid]
        hidden = [words for page in laid for words in page.hidden_words()]
        seals = [name for document in documents for name in _seals(document)]
        notes = [text for document in documents for text in _notes(document)]
    except BROKEN as error:
        raise broken(file_name, PROGRAMS) from error
    pages, taken = with_recognised(found, recognised)
    _refuse_without_text(pages, file_name)
    refuse_mostly_scanned(pages, file_name)
    more = (*left_out("hidden", hidden), *left_out("stamp", seals), *left_out("comment", notes))
    return scanned_text(pages, taken, media_type=FileKind.OFD, more=more)


def _page(page: OfdPage) -> Page:
    glyphs = tuple(
        glyph for element, matrix in page.objects("TextObject") for glyph in object_glyphs(element, matrix)
    )
    is_image = sum(each.share for each in placed_pictures(page)) > _IMAGE_SHARE
    own = sum(1 for _ in page.content.iter("{*}ImageObject"))
    # The strips of a scanned page are one picture.
    return Page(glyphs, is_image, pictures=1 if is_image and not glyphs else own)


def _refuse_without_text(pages: list[Page], file_name: str) -> None:
    if sum(not glyph.text.isspace() for page in pages for glyph in page.glyphs) >= _FEWEST_CHARACTERS:
        return
    if not (numbers := scanned_numbers(pages)):
        raise IngestError(
            f"{file_name}：OFD 里没有文字（可能是扫描件）。请先用扫描软件或 WPS 做文字识别（OCR），再导入识别结果。"
        )
    raise ScanError(
        f"{file_name}：这个 OFD 是扫描件，读不出文字。请先用扫描软件或 WPS 做文字识别（OCR），再导入识别结果。",
        numbers,
    )


def _seals(document: Document) -> Iterator[str]:
    path = next((each.text or "" for each in document.root.iter("{*}Signatures")), "")
    index = document.parts.get(join(document.folder, path)) or next(
        (part for name, part in document.parts.items() if name.endswith("Signatures.xml")), None
    )
    for signature in parsed(index).iter("{*}Signature") if index else ():
        yield signature.get("ID", "")


def _notes(document: Document) -> Iterator[str]:
    for name, part in document.parts.items():
        if "/Annot" in name and name.endswith(".xml"):
            for note in parsed(part).iter("{*}Annot"):
                yield "".join(code.text or "" for code in note.iter("{*}TextCode"))
