"""DOCX → text, a line a paragraph, in reading order. mammoth drops Word's styling and what was deleted under tracking;
automatic numbers are written out before it, notes set at the end after it.

A table of values is a line a row, each value beside its column's name; of other tables a row is a line, its cells
parted by tabs; a cell of several paragraphs keeps them as lines, for layout tables hold whole articles.
"""

from collections.abc import Iterator
from xml.parsers.expat import ExpatError

import lxml.html
import mammoth

from documents.ingest.header.labels import is_labelled
from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.office.docx_parts import (
    DOCUMENT,
    number_in_head,
    prepare,
    transitional,
    usual_names,
)
from documents.ingest.readers.office.headings import first_headings
from documents.ingest.readers.office.numbering import write_out_numbers
from documents.ingest.readers.office.package import broken, packed, read_parts
from documents.ingest.readers.pages.html_text import table_grid
from documents.ingest.source_text import SourceText
from documents.ingest.tables import is_data, row_lines

NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li ul ol table div".split())
_NOTE_ID = "note-"
_LONGEST_LABEL = 8  # characters
# A part that is no XML, lacks what the format asks for, or nests past the stack: the file is broken either way.
_BROKEN = (
    SyntaxError,  # lxml's errors too
    ExpatError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RecursionError,
)


def read_docx(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the document's text; raise IngestError where it is broken, harmful or holds no text."""
    refuse_size(data, file_name=file_name, limits=limits)
    parts = usual_names(read_parts(data, file_name=file_name, limits=limits))
    if DOCUMENT not in parts:
        raise broken(file_name)
    try:
        # Without the two parts mammoth would only turn into markup what is not kept, at ten times the cost.
        parts = {name: transitional(content) for name, content in parts.items()}
        numbering, styles = parts.pop(NUMBERING, None), parts.pop(STYLES, None)
        document, left_out = prepare(parts, styles, file_name=file_name, limits=limits)
        parts[DOCUMENT] = write_out_numbers(document, numbering, styles)
        number = number_in_head(parts)
        titles = first_headings(parts[DOCUMENT], styles)
        html = mammoth.convert_to_html(
            packed(parts),
            convert_image=mammoth.images.img_element(lambda image: {}),
            id_prefix=_NOTE_ID,
            external_file_access=False,
        ).value
    except _BROKEN as error:
        raise broken(file_name) from error
    text = html_text(html)
    if not text:
        raise IngestError(
            f"{file_name}：文档里没有文字（可能只有图片）。请先做文字识别（OCR），再导入识别出的文字。"
        )
    fields = {"number": number} if number else {}
    return SourceText(text, FileKind.DOCX, fields=fields, left_out=left_out, headings=titles)


def html_text(html: str) -> str:
    """Return the text of mammoth's HTML, a line a paragraph or table row."""
    if not html.strip():
        return ""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return "\n".join(line for line in lines(root) if line)


def lines(element: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the paragraphs under an element; text beside block elements is a paragraph of its own."""
    inline = [element.text or ""]
    for child in element:
        if child.tag not in _BLOCKS:
            inline.append(inline_text(child))
        else:
            yield tidy("".join(inline))
            inline = []
            yield from table_lines(child) if child.tag == "table" else note_or_lines(child)
        inline.append(child.tail or "")
    yield from tidy("".join(inline)).split("\n")


def note_or_lines(element: lxml.html.HtmlElement) -> Iterator[str]:
    if element.tag == "li" and _NOTE_ID in element.get("id", ""):
        yield "注：" + " ".join(line.removesuffix("↑").strip() for line in lines(element) if line)
    else:
        yield from lines(element)


def inline_text(element: lxml.html.HtmlElement) -> str:
    """Return an inline element's text; a note's mark is left out, for it would stand amid the sentence."""
    if element.tag == "br":
        return "\n"
    if element.tag == "sup" and any(_NOTE_ID in link.get("id", "") for link in element.iter("a")):
        return ""
    if element.tag in _BLOCKS:
        return "\n" + "\n".join(lines(element)) + "\n"
    inner = "".join(inline_text(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def table_lines(table: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the rows; nested tables are read where they stand, inside their cell."""
    rows = table.xpath("./tr | ./thead/tr | ./tbody/tr")
    cells = [[[line for line in lines(cell) if line] for cell in row.xpath("./td | ./th")] for row in rows]
    is_plain = all(len(cell) <= 1 for row in cells for cell in row)
    if is_plain and is_data(grid := table_grid(rows)):
        yield from row_lines(grid)
        return
    for row in cells:
        if len(row) == 2 and len(row[0]) == 1 and row[1] and _asks_for_a_field(row[0][0]):
            yield f"{row[0][0].rstrip('：:')}：{row[1][0]}"
            yield from row[1][1:]
        elif all(len(cell) <= 1 for cell in row):
            yield "\t".join("".join(cell) for cell in row).strip("\t")
        else:
            for cell in row:
                yield from cell


def _asks_for_a_field(cell: str) -> bool:
    """Whether a form asks in this cell for what stands in the one beside: 标题, 作者, 发布日期."""
    return len(cell) <= _LONGEST_LABEL and is_labelled(f"{cell.rstrip('：:')}：")


def tidy(text: str) -> str:
    return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)
