"""Slopes: what became of one number over the years in each of a few places."""

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from comparison.pictures import FEWEST

LEFT, PLOT, RIGHT = 110.0, 400.0, 210.0
TOP, HEIGHT, FOOT = 26.0, 180.0, 30.0
MOST_LINES = 6
LABEL_APART = 18.0


@dataclass(frozen=True, slots=True)
class Value:
    """What a place says of a year; `surface` as printed."""

    place: str
    year: int
    value: float
    surface: str


@dataclass(frozen=True, slots=True)
class Point:
    year: int
    surface: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Slope:
    """A place's line; its first number stands at `first_y` left of all lines, its name and last one at `last_y` right of them."""

    place: str
    points: tuple[Point, ...]
    first_y: float
    last_y: float

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{point.x} {point.y}" for point in self.points)


@dataclass(frozen=True, slots=True)
class Slopes:
    slopes: tuple[Slope, ...]
    years: tuple[tuple[int, float], ...]
    left: float
    right: float
    base: float
    width: float
    height: float


def slopes(values: Iterable[Value]) -> Slopes | None:
    """Places that say one number a year in at least FEWEST years, those of most years first; None where there is none.

    A year in which a place says several numbers is left out: nobody knows which of them goes on.
    """
    said = list(dict.fromkeys(values))
    often = Counter((each.place, each.year) for each in said)
    by_place: dict[str, list[Value]] = {}
    for each in sorted(said, key=lambda each: each.year):
        if often[each.place, each.year] == 1:
            by_place.setdefault(each.place, []).append(each)
    series = [its for its in by_place.values() if len(its) >= FEWEST]
    series = sorted(series, key=lambda its: (-len(its), its[0].place))[:MOST_LINES]
    if not series:
        return None
    years = [each.year for its in series for each in its]
    first, last = min(years), max(years)
    greatest = max(each.value for its in series for each in its)
    if greatest <= 0:
        return None

    def x(year: int) -> float:
        return round(LEFT + PLOT * (year - first) / (last - first), 1)

    drawn = [
        [Point(each.year, each.surface, x(each.year), _y(each.value, greatest)) for each in its]
        for its in series
    ]
    firsts, lasts = (_apart([points[end].y for points in drawn]) for end in (0, -1))
    found = tuple(
        Slope(its[0].place, tuple(points), *ends)
        for its, points, *ends in zip(series, drawn, firsts, lasts, strict=True)
    )
    marks = tuple((year, x(year)) for year in sorted(set(years)))
    return Slopes(
        found, marks, LEFT - 12, LEFT + PLOT + 12, TOP + HEIGHT, LEFT + PLOT + RIGHT, TOP + HEIGHT + FOOT
    )


def _y(value: float, greatest: float) -> float:
    return round(TOP + HEIGHT * (1 - max(value, 0.0) / greatest), 1)


def _apart(places: list[float]) -> list[float]:
    """Where names stand so that none covers another: each at its line's end, or below the one above it."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    found = list(places)
    for upper, lower in itertools.pairwise(order):
        found[lower] = max(found[lower], found[upper] + LABEL_APART)
    return found
