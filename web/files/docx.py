"""A document as DOCX: Chinese fonts for Chinese text, headings, paragraphs, quotes with their source, tables.

Styles carry all formatting; paragraphs are added as XML, for thousands of quotes must take seconds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles as DocxStyles
from docx.table import _Row

from web.files.sheet import writable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SONG, HEI, KAI = "宋体", "黑体", "楷体"
QUOTE, SOURCE, CELL = "Xianjie Quote", "Xianjie Source", "Xianjie Cell"


@dataclass(frozen=True, slots=True)
class Styles:
    """Style ids as the document's XML names them."""

    quote: str
    source: str
    cell: str


class Paper:
    """A document being written, from top to bottom."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        self._document = Document()
        _set_page(self._document)
        self._styles = _set_styles(self._document)
        self._document.core_properties.title = writable(title)
        self._document.core_properties.author = "衔接库"
        self._end = self._document.element.body.sectPr
        self._add("Title", title)
        if subtitle:
            self._add(self._styles.source, subtitle)

    def heading(self, text: str, level: int) -> None:
        self._add(f"Heading{level}", text)

    def paragraph(self, text: str) -> None:
        self._add("Normal", text)

    def quote(self, text: str, source: str) -> None:
        """A quote and, beneath it, where it stands."""
        self._add(self._styles.quote, text)
        self._add(self._styles.source, f"——{source}")

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[object]], widths_cm: Sequence[float]
    ) -> None:
        """A table whose head is repeated on each page; cells are texts, line breaks kept."""
        table = self._document.add_table(rows=1, cols=len(header), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        _repeat_on_each_page(table.rows[0])
        for row in [header, *rows]:
            cells = table.rows[0].cells if row is header else table.add_row().cells
            for cell, text, width in zip(cells, row, widths_cm, strict=True):
                cell.width = Cm(width)
                cell.paragraphs[0].style = CELL
                cell.paragraphs[0].add_run(writable(str(text))).bold = row is header

    def landscape(self) -> None:
        """Turn the page on its side, for wide tables."""
        section = self._document.sections[0]
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE

    def to_bytes(self) -> bytes:
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _add(self, style_id: str, text: str) -> None:
        paragraph = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        style = OxmlElement("w:pStyle")
        style.set(qn("w:val"), style_id)
        properties.append(style)
        paragraph.append(properties)
        for number, line in enumerate(writable(text).split("\n")):
            run = OxmlElement("w:r")
            if number:
                run.append(OxmlElement("w:br"))
            piece = OxmlElement("w:t")
            piece.text = line
            piece.set(qn("xml:space"), "preserve")
            run.append(piece)
            paragraph.append(run)
        self._end.addprevious(paragraph)


def _set_page(document: DocxDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin = section.bottom_margin = Cm(2.5)


def _set_styles(document: DocxDocument) -> Styles:
    styles = document.styles
    _font(styles["Normal"], SONG, 11)
    styles["Normal"].paragraph_format.line_spacing = 1.5
    _font(styles["Title"], HEI, 20)
    for level, size in ((1, 15), (2, 13), (3, 11.5)):
        _font(styles[f"Heading {level}"], HEI, size)
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    quote = _new_style(styles, QUOTE, KAI, 11)
    quote.paragraph_format.left_indent = Cm(0.8)
    quote.paragraph_format.line_spacing = 1.5
    source = _new_style(styles, SOURCE, SONG, 9)
    source.paragraph_format.left_indent = Cm(0.8)
    source.paragraph_format.space_after = Pt(8)
    source.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
    cell = _new_style(styles, CELL, SONG, 9.5)
    return Styles(quote.style_id, source.style_id, cell.style_id)


def _new_style(styles: DocxStyles, name: str, font: str, size: float) -> ParagraphStyle:
    style: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]  # python-docx leaves it bare
    style.base_style = styles["Normal"]
    _font(style, font, size)
    return style


def _font(style: ParagraphStyle, name: str, size: float) -> None:
    """Set one face for all scripts: Word picks w:eastAsia for Han characters and ignores w:ascii there."""
    style.font.name = name
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _repeat_on_each_page(row: _Row) -> None:
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)
