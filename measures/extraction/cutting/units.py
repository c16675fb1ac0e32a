"""The smallest pieces that a measure is made of: sentences, cut also before 一是, ① and （1） inside one.

Owns where units begin and end; knows nothing of what they say.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.extraction.outline import Page

_STOP = re.compile(r"[。!?;]+[”’)》】\"'。!?;]*")
# The author counts inside a sentence: 坚持三点：一是…，二是…; ①…②…
_COUNTED = re.compile(
    r"(?<=[,:])(?=(?:[一二三四五六七八九十]{1,2}(?:是|要)|[①-⑳]|\([一二三四五六七八九十\d]{1,2}\)))"
)


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one page in text order, without blanks at their ends; `paragraphs` numbers the paragraph of each."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    paragraphs: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)

    def covered(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the last unit of which more than half lies in `start:end`, None where there is none."""
        shared = np.minimum(self.ends, end) - np.maximum(self.starts, start)
        (places,) = np.nonzero(2 * shared > self.ends - self.starts)
        return (int(places[0]), int(places[-1])) if len(places) else None


def cut_units(page: Page) -> Units:
    starts: list[int] = []
    ends: list[int] = []
    paragraphs: list[int] = []
    for number, paragraph in enumerate(page.paragraphs):
        cuts = [match.end() for match in _STOP.finditer(page.text, paragraph.start, paragraph.end)]
        cuts += [match.start() for match in _COUNTED.finditer(page.text, paragraph.start + 1, paragraph.end)]
        begin = paragraph.start
        for cut in [*sorted(cuts), paragraph.end]:
            unit = page.trim(begin, cut)
            begin = max(begin, cut)
            if unit:
                starts.append(unit.start)
                ends.append(unit.end)
                paragraphs.append(number)
    return Units(np.array(starts, np.int64), np.array(ends, np.int64), np.array(paragraphs, np.int64))
