"""Turns marker candidates into nested lists.

A list is a run of markers of one kind that count up from one. A marker that fits no run is part of a sentence
(a stray 一是, 第一, 1.), and so is a run of a single item.
"""

from dataclasses import dataclass, field

from measures.extraction.outline.markers.printed import LAST
from measures.extraction.outline.rule import Rank
from measures.extraction.outline.scan import Marker
from measures.extraction.outline.unit import Unit

_MAX_PASSES = 4


@dataclass(frozen=True, slots=True)
class Break:
    """A place where every list of a rank above `rank` ends: a new speaker, a heading line."""

    position: int
    rank: Rank


@dataclass(slots=True)
class _OpenList:
    rank: Rank
    key: tuple[str, str]
    units: list[Unit] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    last: int = 0
    continues: bool = False


def nest(markers: list[Marker], breaks: list[Break], end: int, cut_off: int = -1) -> list[Unit]:
    """The outermost units, children linked, each with a provisional end.

    `cut_off`: the place of a marker that opens a list although its number is not one, -1 for none.
    """
    kept = markers
    for _ in range(_MAX_PASSES):
        roots, lone = _pass(kept, breaks, end, cut_off)
        if not lone:
            return roots
        kept = [marker for marker in kept if marker.start not in lone]
    return roots


def _pass(markers: list[Marker], breaks: list[Break], end: int, cut_off: int) -> tuple[list[Unit], set[int]]:
    """The roots of one reading, and where lists begin that hold one item alone."""
    nesting = _Nesting(cut_off)
    pending = sorted(breaks, key=lambda item: item.position, reverse=True)
    for marker in markers:
        while pending and pending[-1].position <= marker.start:
            nesting.end_at(pending.pop())
        nesting.take(marker)
    while pending:
        nesting.end_at(pending.pop())
    nesting.close(0, end)
    return nesting.roots, nesting.lone


class _Nesting:
    """Lists that are open while markers are taken in text order, the outermost first."""

    def __init__(self, cut_off: int) -> None:
        self.cut_off = cut_off
        self.roots: list[Unit] = []
        self.lone: set[int] = set()
        self._open: list[_OpenList] = []
        # Where numbering runs on through outer headings (1.–4. under 一、, 5.–7. under 二、): the last list of each kind.
        self._finished: dict[tuple[str, str], _OpenList] = {}

    def close(self, depth: int, position: int) -> None:
        """End all lists from `depth` inwards at a place in the text."""
        while len(self._open) > depth:
            closed = self._open.pop()
            closed.units[-1].end = position
            self._finished[closed.key] = closed
            if len(closed.units) == 1 and not closed.continues:
                self.lone.add(closed.units[0].start)

    def end_at(self, end: Break) -> None:
        self.close(self._inside(end.rank), end.position)

    def take(self, marker: Marker) -> None:
        """Go on with the list that the marker continues, else open the one that it begins, else pass it over."""
        depth = next((i for i, opened in enumerate(self._open) if opened.key == marker.key), None)
        if depth is not None and _continues(marker, self._open[depth]):
            self.close(depth + 1, marker.start)
            self._open[depth].units[-1].end = marker.start
        elif (
            _may_open(marker)
            or marker.start == self.cut_off
            or (depth is None and _runs_on(marker, self._finished.get(marker.key)))
        ):
            self._begin(marker, depth)
        else:
            return
        self._append(marker)

    def _begin(self, marker: Marker, depth: int | None) -> None:
        rank, key = marker.rule.rank, marker.key
        self.close(self._inside(rank) if depth is None else depth, marker.start)
        opened = _OpenList(rank, key)
        self._open.append(opened)
        if marker.number > 1 and key in self._finished:
            opened.continues = True
            self.lone.discard(self._finished[key].units[0].start)

    def _append(self, marker: Marker) -> None:
        opened = self._open[-1]
        unit = Unit(marker.rule, marker.start, marker.end, number=marker.number)
        unit.parent = self._open[-2].units[-1] if len(self._open) > 1 else None
        (unit.parent.children if unit.parent else self.roots).append(unit)
        opened.units.append(unit)
        unit.siblings = opened.units
        opened.last = opened.last + 1 if marker.number == LAST else marker.number

    def _inside(self, rank: Rank) -> int:
        """How deep the first open list lies that ranks below `rank`."""
        return next((i for i, opened in enumerate(self._open) if opened.rank > rank), len(self._open))


def _continues(marker: Marker, opened: _OpenList) -> bool:
    if marker.number in (0, LAST):
        return True
    step = marker.number - opened.last
    if step == 1:
        return True
    # Printed numbers skip or repeat where an editor cut or pasted an item.
    return marker.opens_clause and marker.rule.rank.may_skip_numbers and step in (0, 2) and marker.number > 1


def _runs_on(marker: Marker, before: _OpenList | None) -> bool:
    return (
        before is not None
        and marker.opens_clause
        and not marker.rule.inline
        and marker.number > 1
        and marker.number == before.last + 1
    )


def _may_open(marker: Marker) -> bool:
    if marker.number == 0:
        return True
    return marker.number == 1 and (marker.opens_clause or marker.rule.opens_anywhere)
