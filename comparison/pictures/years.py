"""A strip of years: a bar a year, years without anything among them."""

from collections.abc import Mapping
from dataclasses import dataclass

from comparison.pictures import FEWEST

BAR, GAP = 44.0, 8.0
HIGHEST, HEAD, FOOT = 110.0, 22.0, 24.0
# More years would be too narrow to read; what is older is summed up in words.
MOST_YEARS = 15


@dataclass(frozen=True, slots=True)
class Bar:
    year: int
    value: int
    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + BAR / 2


@dataclass(frozen=True, slots=True)
class Strip:
    """`earlier` is what stands in years before the first one drawn."""

    bars: tuple[Bar, ...]
    earlier: int
    bar: float
    width: float
    height: float
    base: float


def strip(values: Mapping[int, int]) -> Strip | None:
    """By year; None where too few years have anything."""
    held = {year: value for year, value in values.items() if value}
    if len(held) < FEWEST:
        return None
    first, last = max(min(held), max(held) - MOST_YEARS + 1), max(held)
    shown = {year: held.get(year, 0) for year in range(first, last + 1)}
    greatest = max(shown.values())
    bars = []
    for place, (year, value) in enumerate(shown.items()):
        height = round(HIGHEST * value / greatest, 1)
        bars.append(Bar(year, value, place * (BAR + GAP), HEAD + HIGHEST - height, height))
    width = len(bars) * (BAR + GAP) - GAP
    earlier = sum(value for year, value in held.items() if year < first)
    return Strip(tuple(bars), earlier, BAR, width, HEAD + HIGHEST + FOOT, HEAD + HIGHEST)
