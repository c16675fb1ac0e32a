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
    roots: list[Unit] = []
    stack: list[_OpenList] = []
    lone: set[int] = set()
    # Where numbering runs on through outer headings (1.–4. under 一、, 5.–7. under 二、): the last list of each kind.
    finished: dict[tuple[str, str], _OpenList] = {}

    def close(depth: int, position: int) -> None:
        while len(stack) > depth:
            closed = stack.pop()
            closed.units[-1].end = position
            finished[closed.key] = closed
            if len(closed.units) == 1 and not closed.continues:
                lone.add(closed.units[0].start)

    pending = iter(sorted(breaks, key=lambda item: item.position))
    upcoming = next(pending, None)
    for marker in markers:
        while upcoming and upcoming.position <= marker.start:
            rank = upcoming.rank
            close(
                next((i for i, opened in enumerate(stack) if opened.rank > rank), len(stack)),
                upcoming.position,
            )
            upcoming = next(pending, None)
        key = marker.key
        depth = next((i for i, opened in enumerate(stack) if opened.key == key), None)
        if depth is not None and _continues(marker, stack[depth]):
            close(depth + 1, marker.start)
            stack[depth].units[-1].end = marker.start
        elif (
            _may_open(marker)
            or marker.start == cut_off
            or (depth is None and _runs_on(marker, finished.get(key)))
        ):
            rank = marker.rule.rank
            if depth is None:
                depth = next((i for i, opened in enumerate(stack) if opened.rank > rank), len(stack))
            close(depth, marker.start)
            stack.append(_OpenList(rank, key))
            if marker.number > 1 and key in finished:
                stack[-1].continues = True
                lone.discard(finished[key].units[0].start)
        else:
            continue
        _append(stack, marker, roots)
    while upcoming:
        rank = upcoming.rank
        close(
            next((i for i, opened in enumerate(stack) if opened.rank > rank), len(stack)), upcoming.position
        )
        upcoming = next(pending, None)
    close(0, end)
    return roots, lone


def _append(stack: list[_OpenList], marker: Marker, roots: list[Unit]) -> None:
    opened = stack[-1]
    unit = Unit(marker.rule, marker.start, marker.end, number=marker.number)
    unit.parent = stack[-2].units[-1] if len(stack) > 1 else None
    (unit.parent.children if unit.parent else roots).append(unit)
    opened.units.append(unit)
    unit.siblings = opened.units
    opened.last = opened.last + 1 if marker.number == LAST else marker.number


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
