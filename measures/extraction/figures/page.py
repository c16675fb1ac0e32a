"""The text under the scanner: the body, its folded twin, and where titles and quotations stand.

Owns look-around in bounded windows, so that no rule walks the whole text. Knows no rule.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from measures.extraction.figures.numerals import fold

_TITLE = re.compile(r"《[^《》\n]{0,120}》|〔[^〔〕\n]{0,20}〕|【[^【】\n]{0,40}】|\[[^\[\]\n]{0,20}\]")
_QUOTE = re.compile(r"“[^“”\n]{0,80}”|‘[^‘’\n]{0,80}’|「[^「」\n]{0,80}」")


@dataclass(frozen=True)
class Page:
    """One body; `before` and `after` give bounded windows of its folded text."""

    body: str

    @cached_property
    def folded(self) -> str:
        return fold(self.body)

    @cached_property
    def _titles(self) -> tuple[list[int], list[int]]:
        return _spans(_TITLE, self.body)

    @cached_property
    def _quotes(self) -> tuple[list[int], list[int]]:
        return _spans(_QUOTE, self.body)

    def before(self, position: int, width: int) -> str:
        return self.folded[max(0, position - width) : position]

    def after(self, position: int, width: int) -> str:
        return self.folded[position : position + width]

    def in_title(self, position: int) -> bool:
        """Inside 《…》, 〔…〕, 【…】 or […]."""
        return _around(self._titles, position) is not None

    def quotation(self, position: int) -> tuple[int, int] | None:
        """The quotation around a position: offsets of its first and past its last inner character."""
        span = _around(self._quotes, position)
        return (span[0] + 1, span[1] - 1) if span else None


def _spans(pattern: re.Pattern[str], text: str) -> tuple[list[int], list[int]]:
    starts, ends = [], []
    for found in pattern.finditer(text):
        starts.append(found.start())
        ends.append(found.end())
    return starts, ends


def _around(spans: tuple[list[int], list[int]], position: int) -> tuple[int, int] | None:
    starts, ends = spans
    index = bisect_right(starts, position) - 1
    if index >= 0 and starts[index] < position < ends[index]:
        return starts[index], ends[index]
    return None
