"""Lists that web systems export as “Excel”: an HTML table, or Excel's XML of 2003, under the name .xls; pages that are such a list."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

import lxml.html
from lxml import etree

from documents.ingest.readers.formats import Look
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.office.package import broken, declares_entities
from documents.ingest.readers.pages.encodings import decode
from documents.ingest.readers.pages.html_text import cut_short
from documents.ingest.readers.pages.tree import page_tree
from documents.ingest.readers.pages.walking import block_text
from documents.ingest.readers.tables.list_columns import field_of, is_header
from documents.ingest.readers.tables.list_rows import Line, Table, list_of_tables
from documents.ingest.readers.tables.rows import ListSource
from documents.ingest.readers.tables.workbook_marks import Marks, Shown, hidden_told, shown_of
from documents.ingest.source_text import LeftOut

_MOST_SPANNED = 1000  # rows or columns that one cell may claim; more is a mistake or a trick
_HEAD_BYTES = 4096
_MOST_BYTES = 5 * 1024 * 1024
_MOST_TABLES, _HEADER_ROWS = 20, 5
_SHORTEST_ARTICLE, _FEWEST_ARTICLES = (
    60,
    2,
)  # characters of a cell, cells: a page of any other kind has no such column
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LINK = f"{{{_SPREADSHEET}}}HRef"


def is_table_page(look: Look) -> bool:
    """Whether the bytes are a page that Excel is meant to open: it says so, or consists of a table."""
    head = look.data[:_HEAD_BYTES].lower().replace(b"\x00", b"")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return True
    return (b"urn:schemas-microsoft-com:office:excel" in head and b"<html" in head) or _holds_list(look)


def _holds_list(look: Look) -> bool:
    """Whether a page is nothing but a list of articles: a table that names a title and a text, with texts in two rows at least."""
    if look.is_zip or look.is_ole2 or len(look.data) > _MOST_BYTES or b"<table" not in look.data.lower():
        return False
    text, _ = decode(look.data)
    if not text or not re.search("标题|题目|名称", text) or not re.search("正文|内容|全文", text):
        return False
    try:
        root = page_tree(text)
    except (etree.ParserError, ValueError):
        return False
    return any(
        _lists_articles(list(_html_lines(table))) for table in islice(root.iter("table"), _MOST_TABLES)
    )


def _lists_articles(lines: list[Line]) -> bool:
    start = next((place for place, line in enumerate(lines[:_HEADER_ROWS]) if is_header(line.cells)), None)
    if start is None:
        return False
    column = next(place for place, name in enumerate(lines[start].cells) if field_of(name) == "body")
    texts = [line.cells[column] for line in lines[start + 1 :] if column < len(line.cells)]
    return sum(len(text) >= _SHORTEST_ARTICLE for text in texts) >= _FEWEST_ARTICLES


def is_any_table(look: Look) -> bool:
    """Whether a file that calls itself .xls is a page with a table, whatever else it says."""
    return b"<table" in look.data[: 16 * _HEAD_BYTES].replace(b"\x00", b"").lower()


def read_table_page(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource:
    """Return the rows of the tables; raise IngestError where none names a title and a text."""
    refuse_size(data, file_name=file_name, limits=limits)
    if _SPREADSHEET.encode() in data[:_HEAD_BYTES].replace(b"\x00", b""):
        return _list_of(_xml_tables(data, file_name), (), file_name, limits)
    text, _ = decode(data)
    try:
        root = page_tree(text or "")
    except (etree.ParserError, ValueError) as error:
        raise broken(file_name) from error
    tables = {
        f"表 {n}": shown_of(list(_html_lines(each)), Marks(frozenset(_hidden_rows(each))))
        for n, each in enumerate(root.iter("table"), start=1)
    }
    return _list_of(tables, cut_short(text or "", block_text(root)), file_name, limits)


def _list_of(
    sheets: Mapping[str, Shown], also_left_out: tuple[LeftOut, ...], file_name: str, limits: Limits
) -> ListSource:
    tables = [Table(name, sheet.lines) for name, sheet in sheets.items()]
    said = (*hidden_told(list(sheets.values())), *also_left_out)
    return list_of_tables(tables, file_name=file_name, limits=limits, also_left_out=said)


def _html_rows(table: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    return list(table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"))


def _hidden_rows(table: lxml.html.HtmlElement) -> Iterator[int]:
    return (
        place
        for place, row in enumerate(_html_rows(table))
        if row.get("hidden") is not None or _HIDDEN_STYLE.search(row.get("style", ""))
    )


def _html_lines(table: lxml.html.HtmlElement) -> Iterator[Line]:
    """Yield the rows, cells that span several rows standing in each of them."""
    spanning: dict[int, tuple[int, str]] = {}  # column → rows still covered, text
    for number, row in enumerate(_html_rows(table), start=1):
        cells: list[str] = []
        links: dict[int, str] = {}
        for cell in row.xpath("./td | ./th"):
            _fill(cells, spanning)
            text = _cell_lines(cell)
            if address := next(
                (a.get("href") for a in cell.iter("a") if a.get("href", "").startswith("http")), ""
            ):
                links[len(cells)] = address
            if (rows := _span(cell, "rowspan")) > 1:
                spanning[len(cells)] = (rows - 1, text)
            cells += [text, *[""] * (_span(cell, "colspan") - 1)]
        _fill(cells, spanning)
        yield Line(number, cells, links)


def _fill(cells: list[str], spanning: dict[int, tuple[int, str]]) -> None:
    while len(cells) in spanning:
        left, text = spanning.pop(len(cells))
        if left > 1:
            spanning[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: lxml.html.HtmlElement, name: str) -> int:
    said = cell.get(name, "")
    return min(int(said), _MOST_SPANNED) if said.isdecimal() and said.isascii() and len(said) < 6 else 1


def _cell_lines(cell: lxml.html.HtmlElement) -> str:
    for part in cell.iter("br", "p", "div", "li"):
        part.tail = "\n" + (part.tail or "")
    lines = (" ".join(line.split()) for line in str(cell.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)


def _xml_tables(data: bytes, file_name: str) -> dict[str, Shown]:
    if declares_entities(data):
        raise broken(file_name)
    try:
        root = etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(file_name) from error
    return {
        sheet.get(f"{{{_SPREADSHEET}}}Name", ""): shown_of(
            list(_xml_lines(sheet)),
            Marks(frozenset(_xml_hidden(sheet, "Row")), frozenset(_xml_hidden(sheet, "Column"))),
        )
        for sheet in root.iter(f"{{{_SPREADSHEET}}}Worksheet")
    }


def _xml_hidden(sheet: etree._Element, kind: str) -> Iterator[int]:
    """Yield the places of hidden rows or columns; one element may stand for its neighbours too."""
    number = 0
    for element in sheet.iter(f"{{{_SPREADSHEET}}}{kind}"):
        number = _place(element, number + 1)
        span = element.get(f"{{{_SPREADSHEET}}}Span", "")
        last = number + (min(int(span), _MOST_SPANNED) if span.isascii() and span.isdecimal() else 0)
        if element.get(f"{{{_SPREADSHEET}}}Hidden") == "1":
            yield from range(number - 1, last)
        number = last


def _xml_lines(sheet: etree._Element) -> Iterator[Line]:
    number = 0
    for row in sheet.iter(f"{{{_SPREADSHEET}}}Row"):
        number = _place(row, number + 1)
        cells: list[str] = []
        links: dict[int, str] = {}
        for cell in row.iter(f"{{{_SPREADSHEET}}}Cell"):
            cells += [""] * min(_place(cell, len(cells) + 1) - 1 - len(cells), _MOST_SPANNED)
            if cell.get(_LINK, "").startswith("http"):
                links[len(cells)] = cell.get(_LINK, "")
            data = cell.find(f"{{{_SPREADSHEET}}}Data")
            text = "".join(data.itertext()) if data is not None else ""
            # Excel writes dates of this format as 2022-07-28T00:00:00.000.
            cells.append(re.sub(r"T00:00:00\.0+$", "", text.strip()))
        yield Line(number, cells, links)


def _place(element: etree._Element, usual: int) -> int:
    said = element.get(f"{{{_SPREADSHEET}}}Index", "")
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 8 else usual
