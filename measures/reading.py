"""The text of an article as HTML with its spans marked: a paragraph a line, nothing added, nothing lost.

The characters of the HTML are the characters of the body: what a reader selects and copies is what the official
wrote, so numbers and arrows are drawn by the stylesheet. Knows no Django and no models.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise


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
    """A line, or the beginning of one, that heads what follows; `level` counts from 1."""

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
    begun: set[Passage] = set()
    pieces = []
    start = 0
    for line in body.splitlines(keepends=True):
        text = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        inside = [each for each in ordered if each.start < start + len(text) and each.end > start]
        marked = _line(body, start, start + len(text), inside, begun)
        pieces.append(_paragraph(marked, start, levels) if text.strip() else marked)
        pieces.append(escape(line[len(text) :]))
        start += len(line)
    return "".join(pieces)


def _paragraph(marked: str, start: int, levels: dict[int, int]) -> str:
    level = levels.get(start)
    attributes = f' class="heading heading--{level}" id="h{start}"' if level else ""
    return f"<p{attributes}>{marked}</p>"


def _line(body: str, start: int, end: int, passages: Sequence[Passage], begun: set[Passage]) -> str:
    """One line with its passages; `begun` remembers which of them have had their fragment."""
    edges = {start, end}
    for each in passages:
        edges |= {max(each.start, start), min(each.end, end)}
    opened: list[Passage] = []
    pieces = []
    for left, right in pairwise(sorted(edges)):
        wanted = [each for each in passages if each.start <= left and each.end >= right]
        kept = _shared(opened, wanted)
        pieces.append("</span>" * (len(opened) - kept))
        for each in wanted[kept:]:
            pieces.append(_opening(each, is_first=each not in begun))
            begun.add(each)
        pieces.append(escape(body[left:right]))
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
