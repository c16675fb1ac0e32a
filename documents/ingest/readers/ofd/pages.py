"""OFD (GB/T 33190), the layout format of official documents: ZIP of XML pages → text.

Characters come with their places and are put in order as those of a PDF are. Pages take what their templates print; pages that
are pictures come in as they were recognised; seals and annotations are named, not read.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.laid_out import pages_text
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.ofd.documents import (
    BROKEN,
    PROGRAMS,
    Document,
    OfdPage,
    documents_of,
    join,
    ofd_parts,
    pages_of,
    parsed,
    words_of,
)
from documents.ingest.readers.ofd.rendering import placed_pictures
from documents.ingest.readers.ofd.text import object_glyphs, right_angle
from documents.ingest.readers.office.package import broken
from documents.ingest.readers.pdf.glyphs import Page
from documents.ingest.readers.pdf.overprint import without_overprint
from documents.ingest.readers.scanned import (
    refuse_mostly_scanned,
    scanned_numbers,
    scanned_text,
    with_recognised,
)
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, Recognised, ScanError
from documents.ingest.source_text import PART, SourceText, left_out

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
    parts = ofd_parts(data, file_name=file_name, limits=limits)
    try:
        documents = list(documents_of(parts))
        listed = [pages_of(document, file_name=file_name, limits=limits) for document in documents]
        laid = [page for pages, _ in listed for page in pages]
        missing = [path for _, paths in listed for path in paths]
        found = [without_overprint(_page(page)) for page in laid]
        hidden = [words for page in laid for words in page.hidden_words()]
        seals = [name for document in documents for name in _seals(document)]
        notes = [text for document in documents for text in _notes(document)]
    except BROKEN as error:
        raise broken(file_name, PROGRAMS) from error
    pages, taken = with_recognised(found, recognised)
    _refuse_without_text(pages, file_name)
    refuse_mostly_scanned(pages, file_name)
    more = (
        *left_out("hidden", hidden),
        *left_out("stamp", seals),
        *left_out("comment", notes),
        *left_out("enclosed", [name for document in documents for name in _enclosed(document)]),
        *left_out("lost_page", missing),
    )
    source = scanned_text(pages, taken, media_type=FileKind.OFD, more=more)
    return _parted(source, pages, [len(pages) for pages, _ in listed])


def _parted(source: SourceText, pages: list[Page], counts: list[int]) -> SourceText:
    """The text with a mark between the file's documents, each of which may be an article."""
    ends = list(accumulate(counts))
    texts = [
        pages_text([page.glyphs for page in pages[end - count : end]]).text
        for count, end in zip(counts, ends, strict=True)
    ]
    if len([text for text in texts if text]) < 2:
        return source
    return replace(source, text=f"\n{PART}\n".join(filter(None, texts)), is_parted=True)


def _page(page: OfdPage) -> Page:
    objects = [(right_angle(*each), *each) for each in page.objects("TextObject")]
    lengths: Counter[int] = Counter()
    for angle, element, _ in objects:
        if angle is not None:
            lengths[angle] += len(words_of(element))
    usual = max(lengths, key=lambda angle: lengths[angle], default=0)
    glyphs = tuple(
        glyph
        for angle, element, matrix in objects
        if angle == usual
        for glyph in object_glyphs(element, matrix)
    )
    turned = "".join(words_of(element) for angle, element, _ in objects if angle != usual)
    is_image = sum(each.share for each in placed_pictures(page)) > _IMAGE_SHARE
    own = sum(1 for _ in page.content.iter("{*}ImageObject"))
    # The strips of a scanned page are one picture.
    return Page(glyphs, is_image, turned, pictures=1 if is_image and not glyphs else own)


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
        (part for name, part in document.parts.items() if name.endswith("signatures.xml")), None
    )
    for signature in parsed(index).iter("{*}Signature") if index else ():
        yield signature.get("ID", "")


def _notes(document: Document) -> Iterator[str]:
    for name, part in document.parts.items():
        if "/annot" in name and name.endswith(".xml"):
            for note in parsed(part).iter("{*}Annot"):
                yield words_of(note)


def _enclosed(document: Document) -> Iterator[str]:
    for name, part in document.parts.items():
        if name.startswith(f"{document.folder}/") and name.endswith("attachments.xml"):
            yield from (each.get("Name", "") for each in parsed(part).iter("{*}Attachment"))
