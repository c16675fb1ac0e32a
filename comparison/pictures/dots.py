"""Dots on lines: how much each of a few places has of each of many things. Shape tells places apart, not colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from comparison.pictures import FEWEST

# So wide that a phone shows it whole, in letters that can be read.
LABEL, PLOT, RIGHT = 100.0, 300.0, 24.0
HAN, LETTER, GAP = 16.0, 8.0, 20.0  # what a character of a label takes, and the room between it and the plot
ROW, HEAD = 24.0, 30.0
TICKS = 5


@dataclass(frozen=True, slots=True)
class Dot:
    """`series` is the number of the place; dots of one value stand beside each other, nothing has none."""

    series: int
    value: int
    x: float


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    key: str
    y: float
    values: tuple[int, ...]
    dots: tuple[Dot, ...]

    @property
    def span(self) -> tuple[float, float] | None:
        """From the leftmost dot to the rightmost, where there are two."""
        places = [dot.x for dot in self.dots]
        return (min(places), max(places)) if len(places) > 1 else None


@dataclass(frozen=True, slots=True)
class Dots:
    lines: tuple[Line, ...]
    ticks: tuple[tuple[int, float], ...]
    left: float
    width: float
    height: float


def dots(rows: Sequence[tuple[str, str, Sequence[int]]]) -> Dots | None:
    """Lines of (label, key, value a place); None where too few values are anything."""
    if sum(value > 0 for _, _, values in rows for value in values) < FEWEST:
        return None
    left = max(LABEL, *(_width(label) + GAP for label, _, _ in rows))
    every = _tick(max(value for _, _, values in rows for value in values))
    last = every * -(-max(value for _, _, values in rows for value in values) // every)
    lines = tuple(
        Line(label, key, HEAD + (place + 0.5) * ROW, tuple(values), _dots(values, last, left))
        for place, (label, key, values) in enumerate(rows)
    )
    ticks = tuple((value, _x(value, last, left)) for value in range(0, last + 1, every))
    return Dots(lines, ticks, left, left + PLOT + RIGHT, HEAD + ROW * len(rows) + ROW / 2)


def _width(label: str) -> float:
    return sum(HAN if ord(character) > 0x2E80 else LETTER for character in label)


def _dots(values: Sequence[int], last: int, left: float) -> tuple[Dot, ...]:
    found: list[Dot] = []
    for series, value in enumerate(values):
        if not value:
            continue
        beside = sum(dot.value == value for dot in found)
        found.append(Dot(series, value, _x(value, last, left) + 9 * beside))
    return tuple(found)


def _x(value: int, last: int, left: float) -> float:
    return round(left + 14 + (PLOT - 46) * value / last, 1)


def _tick(greatest: int) -> int:
    """A round number that divides the line into at most TICKS parts."""
    power = 1
    while True:
        for step in (1, 2, 5):
            if greatest <= TICKS * step * power:
                return step * power
        power *= 10
