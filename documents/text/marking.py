"""The text of an article as HTML with its spans marked: a paragraph a line, nothing added, nothing lost.

The characters of the HTML are the characters of the body: what a reader selects and copies is what the official
wrote, so numbers and arrows are drawn by the stylesheet. Knows no Django and no models.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

# Where str.splitlines breaks.
_LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_SENTENCE_ENDS = ("。", "；", ";", "！", "，", ",", "…")
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """A span to mark. `start` and `end` are code points of the body.

    `kind` becomes the CSS class and, with `key`, the fragment that leads to the first of its pieces
    (`prefix` + `key`). A passage with a `number` begins with a link back to its entry beside the text.
    """

    start: int
    end: int
    kind: str
    prefix: str
    key: int
    label: str
    number: int = 0
    state: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A place that heads what follows, at the beginning of a line or in the midst of one; `level` counts from 1.

    Its fragment is `h` + `start`. A short line without a full stop is set as a heading.
    """

    start: int
    level: int


def render(body: str, passages: Iterable[Passage], headings: Iterable[Heading] = ()) -> str:
    """Return safe HTML whose text equals `body`; passages outside the body raise ValueError.

    Passages may touch, nest or cross. Each keeps one element as far as HTML's nesting lets it; a passage that
    runs over several lines or crosses another is marked in pieces, the first of which carries the fragment.
    """
    ordered = sorted(passages, key=lambda each: (each.start, -each.end, each.kind, each.key))
    for each in ordered:
        if not 0 <= each.start < each.end <= len(body):
            raise ValueError(f"{each.prefix}{each.key} lies outside the text: {each.start}–{each.end}")
    levels = {heading.start: heading.level for heading in headings}
    page = _Page(body, levels, sorted(levels), set())
    pieces = []
    inside: list[Passage] = []
    start = waiting = 0
    for line in body.splitlines(keepends=True):
        text = line.rstrip(_LINE_ENDS)
        begins = bisect_left(ordered, start + len(text), lo=waiting, key=lambda each: each.start)
        inside = [each for each in (*inside, *ordered[waiting:begins]) if each.end > start]
        waiting = begins
        marked = _line(page, start, start + len(text), inside)
        pieces.append(_paragraph(marked, text, start, levels) if text.strip() else marked)
        pieces.append(escape(line[len(text) :]))
        start += len(line)
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the lines of a text share; `begun` remembers the passages that have had their fragment."""

    body: str
    levels: dict[int, int]
    places: list[int]
    begun: set[Passage]


def _paragraph(marked: str, text: str, start: int, levels: dict[int, int]) -> str:
    level = levels.get(start + len(text) - len(text.lstrip()))
    is_heading = (
        level and len(text.strip()) <= _LONGEST_HEADING and not text.rstrip().endswith(_SENTENCE_ENDS)
    )
    return f'<p class="heading heading--{level}">{marked}</p>' if is_heading else f"<p>{marked}</p>"


def _line(page: _Page, start: int, end: int, passages: Sequence[Passage]) -> str:
    """One line with its passages and the fragments of its headings."""
    edges = {start, end, *page.places[bisect_left(page.places, start) : bisect_left(page.places, end)]}
    for each in passages:
        edges |= {max(each.start, start), min(each.end, end)}
    opened: list[Passage] = []
    pieces = []
    for left, right in pairwise(sorted(edges)):
        wanted = [each for each in passages if each.start <= left and each.end >= right]
        kept = _shared(opened, wanted)
        pieces.append("</span>" * (len(opened) - kept))
        for each in wanted[kept:]:
            pieces.append(_opening(each, is_first=each not in page.begun))
            page.begun.add(each)
        if left in page.levels:
            pieces.append(f'<span class="anchor" id="h{left}"></span>')
        pieces.append(escape(page.body[left:right]))
        opened = wanted
    pieces.append("</span>" * len(opened))
    return "".join(pieces)


def _shared(opened: Sequence[Passage], wanted: Sequence[Passage]) -> int:
    """How many of the open elements may stay open: those before the first that differs."""
    for count, (here, there) in enumerate(zip(opened, wanted, strict=False)):
        if here != there:
            return count
    return min(len(opened), len(wanted))


def _opening(passage: Passage, *, is_first: bool) -> str:
    fragment = f"{passage.prefix}{passage.key}"
    state = f" {passage.kind}--{passage.state}" if passage.state else ""
    tag = f'<span class="{passage.kind}{state}" data-passage="{fragment}"'
    if not is_first:
        return f"{tag}>"
    label = escape(passage.label)
    if not passage.number:
        return f'{tag} id="{fragment}" title="{label}">'
    back = (
        f'<a class="passage-number" href="#entry-{fragment}" data-number="{passage.number}" '
        f'aria-label="{label}"></a>'
    )
    return f'{tag} id="{fragment}">{back}'
