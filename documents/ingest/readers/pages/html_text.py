"""A page's elements → lines: what a reader sees, a line a block, list numbers and tables written out.

`prepare` changes the tree once, so that every later way of taking text from it sees the same.
"""

import re
from collections.abc import Callable, Iterator

import lxml.html

from documents.ingest.lines import is_heading
from documents.ingest.readers.office.numbering import heavenly_stem, letter, roman
from documents.ingest.readers.pages.raised import RAISED
from documents.ingest.readers.pages.unread import STRUCK, drop_unread
from documents.ingest.readers.pages.walking import Look, beginning, block_text, shown_if_short
from documents.ingest.source_text import LeftOut, left_out
from documents.ingest.tables import LONGEST_CELL, is_data, row_lines
from documents.text.numerals import han_number

_PARTS_OF_LAYOUT = "h1 h2 h3 h4 h5 h6 table ul ol".split()
_TABLE_TAGS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_MOST_SPANNED = 100  # rows or columns that a cell may claim; no table of an article has more
_LONGEST_RAISED = 3  # digits of a power; what is longer is a note
_MOST_PLACES = 50_000  # of a table's grid; no table of values in an article has a tenth
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_BEGIN = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_LABELS: dict[str, Callable[[int], str]] = {
    "cjk-ideographic": lambda n: f"{han_number(n)}、",
    "simp-chinese-informal": lambda n: f"{han_number(n)}、",
    "trad-chinese-informal": lambda n: f"{han_number(n)}、",
    "japanese-informal": lambda n: f"{han_number(n)}、",
    "cjk-heavenly-stem": lambda n: f"{heavenly_stem(n)}、",
    "decimal": lambda n: f"{n}.",
    "decimal-leading-zero": lambda n: f"{n:02}.",
    "lower-alpha": lambda n: f"{_letter(n)}.",
    "lower-latin": lambda n: f"{_letter(n)}.",
    "upper-alpha": lambda n: f"{_letter(n).upper()}.",
    "upper-latin": lambda n: f"{_letter(n).upper()}.",
    "lower-roman": lambda n: f"{roman(n)}.",
    "upper-roman": lambda n: f"{roman(n).upper()}.",
}
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def prepare(
    tree: lxml.html.HtmlElement,
    article: lxml.html.HtmlElement | None = None,
    look: "Look | None" = None,
) -> tuple[LeftOut, ...]:
    """Write out list numbers, turn tables into rows or paragraphs, take hidden words out; return what was hidden
    inside the article's element."""
    look = look or Look()
    gone = drop_unread(tree, article, look)
    _keep_raised(tree)
    for each in list(tree.iter("ol")):
        _number(each, look)
    parts = list(tree.iter(*_TABLE_TAGS))
    for table in reversed([part for part in parts if part.tag == "table"]):
        _unfold(table, look)
    for part in parts:
        part.tag = "div"
    return gone


def _keep_raised(tree: lxml.html.HtmlElement) -> None:
    """10², not 102."""
    for raised in tree.iter("sup"):
        words = (raised.text or "").strip()
        if not len(raised) and words.isdecimal() and len(words) <= _LONGEST_RAISED:
            raised.text = words.translate(RAISED)


def keep_lines(tree: lxml.html.HtmlElement) -> None:
    """Write the line ends of preformatted text as the page's own."""
    for element in tree.xpath("//pre/descendant-or-self::*"):
        first, *others = (element.text or "").split("\n")
        _put_lines(element, 0, others)
        element.text = first
        if element.tag != "pre" and (tail := element.tail):
            first, *others = tail.split("\n")
            _put_lines(element.getparent(), element.getparent().index(element) + 1, others)
            element.tail = first


def _put_lines(parent: lxml.html.HtmlElement, place: int, lines: list[str]) -> None:
    breaks = [lxml.html.Element("br") for _ in lines]
    for element, line in zip(breaks, lines, strict=True):
        element.tail = line
    parent[place:place] = breaks


def is_plain(tree: lxml.html.HtmlElement) -> bool:
    """Whether `prepare` has nothing to do."""
    has_more = next(tree.iter("ol", "table", "sup", "noscript", "style", *STRUCK), None) is not None
    return not (has_more or tree.xpath("boolean(//@hidden) or boolean(//@style) or boolean(//font/@color)"))


def cut_short(markup: str, text: str) -> tuple[LeftOut, ...]:
    """Say that a page was begun and not ended, as one whose download broke off; with the last words that came."""
    is_cut = bool(_BEGIN.search(markup)) and not _END.search(markup)
    return left_out("rest", [text[-20:]] * is_cut)


def _number(element: lxml.html.HtmlElement, look: Look) -> None:
    """Put the numbers that a browser would show before the items; items that bring their own keep them."""
    style = _LIST_STYLE.search(element.get("style", ""))
    name = style[1].lower() if style else _TYPES.get(element.get("type", ""), "decimal")
    label = _LABELS.get(name)
    items = [child for child in element if child.tag == "li"]
    beginnings = [] if label is None else [beginning(item, look) for item in items]
    if label is None or any(map(is_heading, beginnings)):
        return
    is_down = element.get("reversed") is not None
    number = _integer(element.get("start", ""), len(items) if is_down else 1)
    for item, words in zip(items, beginnings, strict=True):
        number = _integer(item.get("value", ""), number)
        if words:
            _put_before(item, label(number))
        number += -1 if is_down else 1


def _integer(text: str, usual: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else usual


def _letter(number: int) -> str:
    return letter(number) if number > 0 else str(number)


def _put_before(item: lxml.html.HtmlElement, label: str) -> None:
    """Put the label before the item's first words, wherever they stand."""
    for element in item.iter():
        if isinstance(element.tag, str) and (element.text or "").strip():
            element.text = label + str(element.text).lstrip()
            return
        if element is not item and (element.tail or "").strip():
            element.tail = label + str(element.tail).lstrip()
            return


def _unfold(table: lxml.html.HtmlElement, look: Look) -> None:
    """Turn a table of values into a paragraph a row, any other into paragraphs by cell."""
    rows = list(_rows(table))
    if rows and not any(True for _ in table.iterdescendants(*_PARTS_OF_LAYOUT)):
        grid = table_grid(rows, look)
        if is_data(grid):
            caption = [block_text(each) for each in table.iterchildren("caption")]
            for child in list(table):
                table.remove(child)
            for line in (*caption, *row_lines(grid)):
                lxml.etree.SubElement(table, "p").text = line
            table.text = None
    table.tag = "div"


def _rows(table: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def table_grid(rows: list[lxml.html.HtmlElement], look: Look | None = None) -> list[list[str]]:
    """Return the cells' texts, those that span several places standing in each; [] where a cell is longer than a value, or
    where there are more places than a table of values has."""
    grid: list[dict[int, str]] = [{} for _ in rows]
    places = 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while column in grid[at]:
                column += 1
            text = shown_if_short(cell, LONGEST_CELL, look)
            width, height = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
            places += width * min(height, len(rows) - at)
            if text is None or places > _MOST_PLACES:
                return []
            words = " ".join(text.split())
            for below in grid[at : at + height]:
                for place in range(column, column + width):
                    below[place] = words
            column += width
    most = max((max(row, default=-1) for row in grid), default=-1) + 1
    if most * len(rows) > _MOST_PLACES:
        return []
    return [[row.get(column, "") for column in range(most)] for row in grid]


def _spanned(cell: lxml.html.HtmlElement, name: str) -> int:
    claimed = cell.get(name)
    return min(_integer(claimed, 1) or 1, _MOST_SPANNED) if claimed else 1
