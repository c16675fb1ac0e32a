"""A page's elements → lines: what a reader sees, a line a block, list numbers and tables written out.

`prepare` changes the tree once, so that every later way of taking text from it sees the same.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

import lxml.html

from documents.ingest.lines import is_heading
from documents.ingest.readers.office.numbering import heavenly_stem, letter, roman
from documents.ingest.source_text import LeftOut, left_out
from documents.ingest.tables import LONGEST_CELL, is_data, row_lines
from documents.text.numerals import han_number

BLOCKS = frozenset(
    "address article blockquote br caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav"
    " ol p pre section table tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset(
    "script style noscript template iframe object select option button svg head rt rp textarea".split()
)
_PARTS_OF_LAYOUT = "h1 h2 h3 h4 h5 h6 table ul ol".split()
_TABLE_TAGS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_MOST_SPANNED = 100  # rows or columns that a cell may claim; no table of an article has more
_LONGEST_HIDDEN = (
    200  # characters; pages hide more than this until their script has run, and then it is the article
)
_LONGEST_BEGINNING = 200  # characters
_MOST_LOOKED = 5_000  # pieces of an element that are looked through for words
_MOST_PLACES = 50_000  # of a table's grid; no table of values in an article has a tenth
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
# A line's end inside a text node between two Han characters is a matter of the source, not of the sentence.
_SOURCE_BREAK = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’])[ \t]*\n[ \t]*(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’])"
)
_SPACES = re.compile(r"[ \t\xa0]+")
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


def prepare(tree: lxml.html.HtmlElement, article: lxml.html.HtmlElement | None = None) -> tuple[LeftOut, ...]:
    """Write out list numbers, turn tables into rows or paragraphs, take hidden words out; return what was hidden
    inside the article's element."""
    hidden = _drop_hidden(tree, article)
    for each in list(tree.iter("ol")):
        _number(each)
    for table in reversed(list(tree.iter("table"))):
        _unfold(table)
    return left_out("hidden", hidden)


def is_plain(tree: lxml.html.HtmlElement) -> bool:
    """Whether `prepare` has nothing to do."""
    return not tree.xpath("(//*[@hidden or @style or self::ol or self::table])[1]")


def cut_short(markup: str, text: str) -> tuple[LeftOut, ...]:
    """Say that a page was begun and not ended, as one whose download broke off; with the last words that came."""
    is_cut = bool(_BEGIN.search(markup)) and not _END.search(markup)
    return left_out("rest", [text[-20:]] * is_cut)


def block_text(element: lxml.html.HtmlElement) -> str:
    """Text with one line a block, blank lines dropped."""
    return "\n".join(_lines("".join(_pieces(element))))


def shown_if_short(element: lxml.html.HtmlElement, most: int) -> str | None:
    """Return `block_text` where that has no more than `most` characters, else None: what is long is not walked to its end, for
    elements that are asked may stand in each other, a hundred deep."""
    pieces, count = [], 0
    for piece in _pieces(element):
        pieces.append(piece)
        count += sum(map(len, piece.split()))
        if count > most or len(pieces) > _MOST_LOOKED:
            return None
    text = "\n".join(_lines("".join(pieces)))
    return text if len(text) <= most else None


def _beginning(element: lxml.html.HtmlElement) -> str:
    """The first words that the element shows, enough to tell a heading; "" where it has none, or none for long."""
    pieces, count = [], 0
    for piece in islice(_pieces(element), _MOST_LOOKED):
        pieces.append(piece)
        count += sum(map(len, piece.split()))
        if count > _LONGEST_BEGINNING:
            break
    return "\n".join(_lines("".join(pieces)))


def _lines(joined: str) -> Iterator[str]:
    shown = (_SPACES.sub(" ", line).strip() for line in joined.split("\n") if line and not line.isspace())
    return (line for line in shown if line)


def _pieces(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Walk without recursion: pages nest deeper than Python's stack. A page may have half a million line breaks."""
    yield from _opening(root)
    stack = [(root, _children(root) or iter(()))]
    while stack:
        element, children = stack[-1]
        for child in children:
            if child.tag == "br":
                yield "\n"
            elif shown := _children(child):
                yield from _opening(child)
                stack.append((child, shown))
                break
            if child.tail:
                yield _one_line(child.tail)
        else:
            stack.pop()
            if element.tag in BLOCKS:
                yield "\n"
            if element is not root and element.tail:
                yield _one_line(element.tail)


def _children(element: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement] | None:
    """What the element shows inside; None where it shows nothing: comments, scripts."""
    return iter(element) if isinstance(element.tag, str) and element.tag not in SILENT else None


def _opening(element: lxml.html.HtmlElement) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in SILENT:
        if element.tag in BLOCKS:
            yield "\n"
        if element.text:
            yield _one_line(element.text)


def _one_line(text: str) -> str:
    return _SOURCE_BREAK.sub("", text).replace("\n", " ")


def _drop_hidden(tree: lxml.html.HtmlElement, article: lxml.html.HtmlElement | None) -> list[str]:
    """Take out what the page hides by its own markup, short pieces only; return the article's."""
    found = []
    for element in tree.xpath("descendant-or-self::*[@hidden or @style]"):
        if element.tag in SILENT or element.getparent() is None:
            continue
        if element.get("hidden") is None and not _HIDDEN_STYLE.search(element.get("style", "")):
            continue
        text = shown_if_short(element, _LONGEST_HIDDEN)
        if text is not None and element is not article:
            found += [text] if article in element.iterancestors() else []
            element.drop_tree()
    return [text for text in found if text]


def _number(element: lxml.html.HtmlElement) -> None:
    """Put the numbers that a browser would show before the items; items that bring their own keep them."""
    style = _LIST_STYLE.search(element.get("style", ""))
    name = style[1].lower() if style else _TYPES.get(element.get("type", ""), "decimal")
    label = _LABELS.get(name)
    items = [child for child in element if child.tag == "li"]
    beginnings = [] if label is None else list(map(_beginning, items))
    if label is None or any(map(is_heading, beginnings)):
        return
    is_down = element.get("reversed") is not None
    number = _integer(element.get("start", ""), len(items) if is_down else 1)
    for item, beginning in zip(items, beginnings, strict=True):
        number = _integer(item.get("value", ""), number)
        if beginning:
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


def _unfold(table: lxml.html.HtmlElement) -> None:
    """Turn a table of values into a paragraph a row, any other into paragraphs by cell."""
    rows = table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    if rows and not any(True for _ in table.iterdescendants(*_PARTS_OF_LAYOUT)):
        grid = table_grid(rows)
        if is_data(grid):
            caption = [block_text(each) for each in table.iterchildren("caption")]
            for child in list(table):
                table.remove(child)
            for line in (*caption, *row_lines(grid)):
                paragraph = lxml.html.HtmlElement()
                paragraph.tag, paragraph.text = "p", line
                table.append(paragraph)
            table.text = None
    for element in [table, *table.iterdescendants(*_TABLE_TAGS)]:
        element.tag = "div"


def table_grid(rows: list[lxml.html.HtmlElement]) -> list[list[str]]:
    """Return the cells' texts, those that span several places standing in each; [] where a cell is longer than a value, or
    where there are more places than a table of values has."""
    grid: list[dict[int, str]] = [{} for _ in rows]
    places = 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while column in grid[at]:
                column += 1
            text = shown_if_short(cell, LONGEST_CELL)
            width = min(_integer(cell.get("colspan", ""), 1) or 1, _MOST_SPANNED)
            height = min(_integer(cell.get("rowspan", ""), 1) or 1, _MOST_SPANNED)
            below = grid[at : at + height]
            places += width * len(below)
            if text is None or places > _MOST_PLACES:
                return []
            for each in below:
                each.update(dict.fromkeys(range(column, column + width), " ".join(text.split())))
            column += width
    most = max((max(row, default=-1) for row in grid), default=-1) + 1
    if most * len(rows) > _MOST_PLACES:
        return []
    return [[row.get(column, "") for column in range(most)] for row in grid]
