"""One text as every step sees it: folded copies, paragraphs and sentences, titles and quotations.

Owns where paragraphs and sentences end and look-around in bounded windows; knows nothing of headings, measures, figures.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from measures.extraction.outline.folding import fold, fold_digits

# A line break, or a gap of blanks that follows a finished sentence: portals turn <br> into either.
_BREAK = re.compile(r"[ \n]*\n[ \n]*|(?<=[。!?;:”)]) +| {4,}")
_SENTENCE = re.compile(r"[。!?]+[”’)》】\"']*(?:\([^()。\n]{0,300}\))?")
_TITLE = re.compile(r"《[^《》\n]{0,120}》|〔[^〔〕\n]{0,20}〕|【[^【】\n]{0,40}】|\[[^\[\]\n]{0,20}\]")
_QUOTATION = re.compile(r"“[^“”\n]{0,80}”|‘[^‘’\n]{0,80}’|「[^「」\n]{0,80}」")
# A heading whose line break was turned into a blank: 做强产业 近年来，…
_BLANKED_HEADING = re.compile(r"[一-鿿“”、]{4,24}(?: )(?=[一-鿿“])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or a sentence: code points `start:end` of the body, no blanks at either end."""

    start: int
    end: int


class Page:
    """One body with its folded copies, made once an article.

    `text` is folded throughout, `digits` in its digits and dashes alone; `paragraphs` and `sentences` are in text order.
    """

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

    @cached_property
    def digits(self) -> str:
        return fold_digits(self.body)

    def before(self, position: int, width: int) -> str:
        """At most `width` code points of `digits` before `position`."""
        return self.digits[max(0, position - width) : position]

    def after(self, position: int, width: int) -> str:
        return self.digits[position : position + width]

    @cached_property
    def _titles(self) -> "_Brackets":
        return _Brackets(_TITLE, self.body)

    @cached_property
    def _quotations(self) -> "_Brackets":
        return _Brackets(_QUOTATION, self.body)

    def in_title(self, position: int) -> bool:
        """Inside 《…》, 〔…〕, 【…】 or […]."""
        return self._titles.around(position) is not None

    def quotation(self, position: int) -> tuple[int, int] | None:
        """The quotation around a position: offsets of its first and past its last inner character."""
        span = self._quotations.around(position)
        return (span[0] + 1, span[1] - 1) if span else None


class _Brackets:
    """Where the bracketed stretches of a text stand."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        spans = [found.span() for found in pattern.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def around(self, position: int) -> tuple[int, int] | None:
        """The stretch that holds `position` inside its brackets."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self._starts[index] < position < self._ends[index]:
            return self._starts[index], self._ends[index]
        return None
