"""The text as the outline sees it: one folded copy of equal length, cut into paragraphs and sentences.

Folding maps full-width forms to half-width one code point for one, so that an offset in the copy is an offset in
the body. Owns where paragraphs and sentences end; knows nothing of headings or measures.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

_FOLD = str.maketrans(
    {
        **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
        "\u3000": " ",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "\r": "\n",
        "\v": "\n",
        "\f": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
        "〇": "零",
        "○": "零",
        "｡": "。",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
    }
)

SENTENCE_END = "。!?"
_CLOSERS = "”’)》】\"'"
# A line break, or a gap of blanks that follows a finished sentence: portals turn <br> into either.
_BREAK = re.compile(r"[ \n]*\n[ \n]*|(?<=[。!?;:”)]) +| {4,}")
# A half-width full stop between Chinese words is a Chinese one; 1. and 3.5 are not.
_HALF_STOP = re.compile(r"(?<=[一-鿿)”\"%])(?<![一二三四五六七八九十])\.(?=\s|[一-鿿(“\"]|$)")
_SENTENCE = re.compile(r"[。!?]+[”’)》】\"']*(?:\([^()。\n]{0,300}\))?")
# A heading whose line break was turned into a blank: 做强产业 近年来，…
_BLANKED_HEADING = re.compile(r"[一-鿿“”、]{4,24}(?: )(?=[一-鿿“])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or a sentence: code points `start:end` of the body, no blanks at either end."""

    start: int
    end: int


class Page:
    """One body with its folded copy; `paragraphs` and `sentences` are in text order."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.text = _unwrap(_HALF_STOP.sub("。", body.translate(_FOLD)))

    @cached_property
    def paragraphs(self) -> tuple[Stretch, ...]:
        cuts: list[Stretch] = []
        start = 0
        for gap in _BREAK.finditer(self.text):
            cuts.extend(self._pieces(start, gap.start()))
            start = gap.end()
        cuts.extend(self._pieces(start, len(self.text)))
        return tuple(cuts)

    def _pieces(self, start: int, end: int) -> list[Stretch]:
        piece = self.trim(start, end)
        if piece is None:
            return []
        heading = _BLANKED_HEADING.match(self.text, piece.start, piece.end)
        if heading and heading.end() < piece.end - 20:
            return [Stretch(piece.start, heading.end() - 1), Stretch(heading.end(), piece.end)]
        return [piece]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraphs_within(self, start: int, end: int) -> list[Stretch]:
        """The paragraphs of `start:end`, the first and the last clipped to it."""
        first = max(bisect_right(self._paragraph_starts, start) - 1, 0)
        last = bisect_left(self._paragraph_starts, end)
        clipped = (
            self.trim(max(paragraph.start, start), min(paragraph.end, end))
            for paragraph in self.paragraphs[first:last]
        )
        return [paragraph for paragraph in clipped if paragraph]

    def starts_paragraph(self, position: int) -> bool:
        index = bisect_left(self._paragraph_starts, position)
        return index < len(self._paragraph_starts) and self._paragraph_starts[index] == position

    def sentences(self, start: int, end: int) -> list[Stretch]:
        """The sentences of `start:end`; a bracket right after a full stop belongs to the sentence before it."""
        found: list[Stretch] = []
        for paragraph in self.paragraphs_within(start, end):
            begin = paragraph.start
            for stop in _SENTENCE.finditer(self.text, paragraph.start, paragraph.end):
                sentence = self.trim(begin, stop.end())
                if sentence:
                    found.append(sentence)
                begin = stop.end()
            rest = self.trim(begin, paragraph.end)
            if rest:
                found.append(rest)
        return found

    def trim(self, start: int, end: int) -> Stretch | None:
        """`start:end` without blanks at its ends, or None where nothing is left."""
        text = self.text
        while start < end and (text[start] in " \n" or text[start].isspace()):
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Stretch(start, end) if start < end else None


_LONGEST_WRAPPED_LINE = 60
_FULL_LINE = 0.85
_STOPPED = "。!?;:”)"


def _unwrap(text: str) -> str:
    """Text whose lines were broken at a fixed width, with blanks in place of those breaks."""
    lines = text.split("\n")
    widths = [len(line) for line in lines if line.strip()]
    widest = max(widths, default=0)
    full = _FULL_LINE * widest
    if len(widths) < 4 or not 12 <= widest <= _LONGEST_WRAPPED_LINE:
        return text
    if sum(width >= full for width in widths) * 2 < len(widths):
        return text
    wrapped = (
        line + (" " if len(line) >= full and line[-1] not in _STOPPED else "\n") for line in lines[:-1]
    )
    return "".join(wrapped) + lines[-1]
