"""A walk through a page's elements: the words that they show, a line a block, to the end or as far as one looks."""

import re
from collections.abc import Iterator
from itertools import islice

import lxml.html
from lxml import etree

BLOCKS = frozenset(
    "address article blockquote br caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav"
    " ol p pre section table tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset(
    "script style noscript template iframe object video audio canvas select option button svg head rt rp textarea".split()
)
_LONGEST_BEGINNING = 200  # characters
_MOST_LOOKED = 5_000  # pieces of an element that are looked through for words
# Pieces of a page that are, all its elements together: lists, cells and hidden parts may stand in each other. A page of two
# megabytes whose every paragraph is an item of a list has half of these.
_MOST_LOOKED_IN_ALL = 500_000
# A line's end inside a text node between two Han characters is a matter of the source, not of the sentence.
_SOURCE_BREAK = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’])[ \t]*\n[ \t]*(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’])"
)
_SPACES = re.compile(r"[ \t\xa0]+")


class Look:
    """Looks at the words of elements that may stand in each other, a hundred deep; a page may have so many looked at in all."""

    def __init__(self, most: int = _MOST_LOOKED_IN_ALL) -> None:
        self.left = most

    @property
    def upto(self) -> int:
        """How many pieces of one element may be looked at."""
        return max(0, min(_MOST_LOOKED, self.left))


def block_text(element: lxml.html.HtmlElement) -> str:
    """Text with one line a block, blank lines dropped."""
    return "\n".join(_lines("".join(_pieces(element))))


def shown_if_short(element: lxml.html.HtmlElement, most: int, look: Look | None = None) -> str | None:
    """Return `block_text` where that has no more than `most` characters, else None: what is long is not walked to its end, for
    elements that are asked may stand in each other, a hundred deep."""
    if not len(element):
        text = _tidy(_one_line(element.text or "")) if element.tag not in SILENT else ""
        return text if len(text) <= most else None
    look = look or Look()
    pieces, count, upto = [], 0, look.upto
    for piece in _pieces(element):
        pieces.append(piece)
        if piece and piece != "\n":
            count += sum(map(len, piece.split()))
        if count > most or len(pieces) > upto:
            look.left -= len(pieces)
            return None
    look.left -= len(pieces)
    text = "\n".join(_lines("".join(pieces)))
    return text if len(text) <= most else None


def beginning(element: lxml.html.HtmlElement, look: Look) -> str:
    """The first words that the element shows, enough to tell a heading; "" where it has none, or none for long."""
    pieces, count = [], 0
    for piece in islice(_pieces(element), look.upto):
        pieces.append(piece)
        if piece and piece != "\n":
            count += sum(map(len, piece.split()))
        if count > _LONGEST_BEGINNING:
            break
    look.left -= len(pieces)
    return "\n".join(_lines("".join(pieces)))


def _lines(joined: str) -> Iterator[str]:
    shown = (_tidy(line) for line in joined.split("\n") if line and not line.isspace())
    return (line for line in shown if line)


def _tidy(line: str) -> str:
    return _SPACES.sub(" ", line).strip()


def _pieces(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Walk without recursion: pages nest deeper than Python's stack, and may have half a million line breaks. Each element gives
    a piece at least, so that whoever counts pieces counts steps.
    """
    if root.tag in SILENT or not isinstance(root.tag, str):
        return
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if event != "start":
            words = element.tail if element is not root else ""
        elif tag in SILENT:
            walk.skip_subtree()
            continue
        elif tag == "br":
            continue
        else:
            words = element.text
        shown = _one_line(words) if words else ""
        yield f"\n{shown}" if tag in BLOCKS else shown


def _one_line(text: str) -> str:
    return _SOURCE_BREAK.sub("", text).replace("\n", " ") if "\n" in text else text
