"""What was recognised on a scanned page, and how it stands beside pages whose characters are known."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from documents.ingest.parsed import IngestError
from documents.ingest.readers.pdf.glyphs import Glyph

# Judged on made pages of 28 lines, sharp and more and more blurred: no line that was read right scored less than .985, none
# that was read wrong more than .949. On 20 pages of a serif face, a little askew, 121 of 519 lines were wrong (部内 for 部门): of these 89 score
# less, and 51 of the others.
SURE = 0.985
LEAST = 0.5  # below, what was seen is more likely a seal or a fold than text
_LONGEST_SAMPLE = 30
_MOST_SAMPLES = 5


class ScanError(IngestError):
    """A file whose pages are pictures; `pages` are their numbers, from 1."""

    def __init__(self, message: str, pages: Sequence[int] = ()):
        super().__init__(message)
        self.pages = tuple(pages)


@dataclass(frozen=True, slots=True)
class ScanLine:
    """A line of text with its box in points, y growing upwards, and how sure the machine is (0 to 1)."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    score: float


# Page number, from 1 → its lines.
Recognised = Mapping[int, Sequence[ScanLine]]
NOTHING_RECOGNISED: Recognised = MappingProxyType({})


def glyphs_of(lines: Sequence[ScanLine]) -> tuple[Glyph, ...]:
    """The characters of the lines, set evenly: where they stand within a line is not known, nor needed."""
    return tuple(glyph for line in lines if line.score >= LEAST for glyph in _spread(line))


def _spread(line: ScanLine) -> Iterator[Glyph]:
    shown = [character for character in line.text if not character.isspace()]
    widths = [1.0 if unicodedata.east_asian_width(each) in "WF" else 0.5 for each in shown]
    unit = (line.right - line.left) / max(sum(widths), 0.5)
    left = line.left
    for character, width in zip(shown, widths, strict=True):
        yield Glyph(character, left, line.bottom, left + width * unit, line.top)
        left += width * unit


def unsure_notice(pages: Recognised) -> str:
    """The lines that a person should compare with the paper, "" where all are sure."""
    unsure = [
        (number, line.text)
        for number, lines in sorted(pages.items())
        for line in lines
        if LEAST <= line.score < SURE
    ]
    if not unsure:
        return ""
    samples = "；".join(
        f"第 {number} 页“{text[:_LONGEST_SAMPLE]}”" for number, text in unsure[:_MOST_SAMPLES]
    )
    more = "等" if len(unsure) > _MOST_SAMPLES else ""
    return f"有 {len(unsure)} 行识别得没有把握，请与原件核对：{samples}{more}。"


def unread(pages: Recognised) -> list[str]:
    """What looked like text and was too dim to be taken for it."""
    return [line.text for _, lines in sorted(pages.items()) for line in lines if line.score < LEAST]
