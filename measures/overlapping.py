"""Measures of one article that share words: allowed, and told to whoever reviews them."""

from collections.abc import Sequence
from dataclasses import dataclass

from measures.models import Measure, MeasureStatus


@dataclass(frozen=True, slots=True)
class Overlap:
    """`first` begins before `second`, or where it does; `words` stand in both."""

    first: Measure
    second: Measure
    words: str

    def other(self, row: Measure) -> Measure:
        return self.second if row == self.first else self.first


def overlaps_of(rows: Sequence[Measure], body: str) -> list[Overlap]:
    """The pairs that share words, in the order of the text; what was rejected is no measure."""
    standing = [row for row in rows if row.status != MeasureStatus.REJECTED]
    found, open_rows = [], list[Measure]()
    for row in sorted(standing, key=lambda each: (each.start, each.end)):
        open_rows = [each for each in open_rows if each.end > row.start]
        found += [Overlap(each, row, body[row.start : min(each.end, row.end)]) for each in open_rows]
        open_rows.append(row)
    return found
