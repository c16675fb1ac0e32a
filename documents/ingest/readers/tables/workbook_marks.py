"""What a workbook says of its rows, columns and cells that calamine does not tell: hidden ones, formulas that gave an error or
were never worked out; and what stands on the sheets beside their cells.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from documents.ingest.readers.tables.list_fields import NOT_WORKED_OUT
from documents.ingest.readers.tables.list_rows import Line
from documents.ingest.readers.tables.workbook_links import elements, place_of_cell, sheet_parts
from documents.ingest.source_text import LeftOut, left_out

_MARKED = re.compile(rb"\bhidden=|\bt=[\"']e[\"']|<(?:\w+:)?f\b|\b(?:ht|width)=[\"']0[\"']")
_TRUE = {"1", "true", "on"}
_ODS_HIDDEN = {"collapse", "filter"}
_ODS_NAME = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_REPEATED = 100_000  # rows or columns that one element may stand for; no list has more
_COMMENTS = re.compile(r"xl/(?:comments/)?comments?\d*\.xml")
_DRAWING, _PICTURE = re.compile(r"xl/drawings/drawing\d*\.xml"), re.compile(r"(?:xl/media|Pictures)/[^/]+")
_EMBEDDED = re.compile(r"xl/(?:charts/chart\d*\.xml|embeddings/.+)|Object \d+/content\.xml")


@dataclass(frozen=True, slots=True)
class Marks:
    """Places count from 0; `words` stand where a formula gave none, by (row, column)."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    words: Mapping[tuple[int, int], str] = field(default_factory=dict)


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Shown:
    """The lines of a sheet as a program shows them, and the first words of each row and column that it hides."""

    lines: list[Line]
    rows: list[str]
    columns: list[str]


def shown_of(lines: Sequence[Line], marks: Marks) -> Shown:
    kept = [line for line in lines if line.number - 1 not in marks.hidden_rows]
    rows = [_first_words(line.cells) for line in lines if line.number - 1 in marks.hidden_rows]
    width = max((len(line.cells) for line in kept), default=0)
    gone = {column for column in marks.hidden_columns if column < width}
    columns = [
        _first_words([line.cells[column] for line in kept if column < len(line.cells)])
        for column in sorted(gone)
    ]
    if gone:
        kept = [
            replace(line, cells=["" if column in gone else cell for column, cell in enumerate(line.cells)])
            for line in kept
        ]
    return Shown(kept, rows, [words for words in columns if words])


def hidden_told(sheets: Sequence[Shown]) -> tuple[LeftOut, ...]:
    return (
        *left_out("hidden_row", [words for sheet in sheets for words in sheet.rows]),
        *left_out("hidden_column", [words for sheet in sheets for words in sheet.columns]),
    )


def _first_words(cells: Sequence[str]) -> str:
    return next((cell for cell in cells if cell.strip()), "")


def read_marks(parts: Mapping[str, bytes]) -> dict[str, Marks]:
    """Return the marks of each sheet by its name; a part that cannot be read has none."""
    try:
        if "content.xml" in parts:
            return {
                table.get(f"{_ODS_NAME}name", ""): _marks_of_ods(table)
                for table in elements(parts["content.xml"], "table")
            }
        return {name: _marks_of(parts.get(path, b"")) for name, path in sheet_parts(parts)}
    except (etree.XMLSyntaxError, ValueError, KeyError):
        return {}


def beside_cells(parts: Mapping[str, bytes]) -> tuple[LeftOut, ...]:
    """Name what stands on the sheets and in no cell: comments, text boxes, pictures, charts."""
    try:
        comments = [
            *(
                words
                for name in parts
                if _COMMENTS.fullmatch(name)
                for words in _words(parts[name], "comment")
            ),
            *_words(parts.get("content.xml", b""), "annotation"),
        ]
        boxes = [
            words
            for name in parts
            if _DRAWING.fullmatch(name)
            for words in _words(parts[name], "txBody")
            if words
        ]
    except etree.XMLSyntaxError:
        comments, boxes = [], []
    return (
        *left_out("comment", comments),
        *left_out("text_box", boxes),
        *left_out("picture", [""] * sum(bool(_PICTURE.fullmatch(name)) for name in parts)),
        *left_out("embedded", [posixpath.basename(name) for name in parts if _EMBEDDED.fullmatch(name)]),
    )


def _words(part: bytes, tag: str) -> list[str]:
    return ["".join(each.itertext()).strip() for each in elements(part, tag)]


def _marks_of(sheet: bytes) -> Marks:
    if not _MARKED.search(sheet):
        return NO_MARKS
    rows: set[int] = set()
    columns: set[int] = set()
    words: dict[tuple[int, int], str] = {}
    number = 0
    for element in elements(sheet, "col", "row", "c"):
        name = etree.QName(element).localname
        if name == "row":
            number = int(element.get("r") or number + 1)
            if _is_hidden(element, "ht"):
                rows.add(number - 1)
        elif name == "col" and _is_hidden(element, "width"):
            first = int(element.get("min", "1")) - 1
            columns.update(range(first, min(int(element.get("max", "1")), first + _MOST_REPEATED)))
        elif name == "c" and (place := place_of_cell(element.get("r", ""))) and (said := _instead(element)):
            words[place] = said
    return Marks(frozenset(rows), frozenset(columns), words)


def _is_hidden(element: etree._Element, side: str) -> bool:
    return element.get("hidden", "") in _TRUE or element.get(side, "") == "0"


def _instead(cell: etree._Element) -> str:
    """What stands in a cell whose formula gave no value, "" where it gave one or there is none."""
    found = {etree.QName(child).localname: child.text or "" for child in cell if isinstance(child.tag, str)}
    if cell.get("t") == "e":
        return found.get("v", "")
    is_open = "f" in found and not found.get("v") and cell.get("t") != "str"
    return NOT_WORKED_OUT if is_open else ""


def _marks_of_ods(table: etree._Element) -> Marks:
    return Marks(frozenset(_hidden_in_ods(table, "row")), frozenset(_hidden_in_ods(table, "column")))


def _hidden_in_ods(table: etree._Element, kind: str) -> Iterator[int]:
    place = 0
    for element in table.iter(f"{_ODS_NAME}table-{kind}"):
        times = min(int(element.get(f"{_ODS_NAME}number-{kind}s-repeated", "1")), _MOST_REPEATED)
        if element.get(f"{_ODS_NAME}visibility") in _ODS_HIDDEN:
            yield from range(place, place + times)
        place += times
