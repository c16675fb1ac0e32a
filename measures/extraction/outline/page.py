"""The text as the outline sees it: a folded copy, cut into paragraphs and sentences.

Owns where paragraphs and sentences end; knows nothing of headings or measures.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from measures.extraction.outline.folding import fold

# A line break, or a gap of blanks that follows a finished sentence: portals turn <br> into either.
_BREAK = re.compile(r"[ \n]*\n[ \n]*|(?<=[。!?;:”)]) +| {4,}")
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
        self.text = fold(body)

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
