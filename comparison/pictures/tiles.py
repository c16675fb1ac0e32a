"""The provinces as tiles, each about where it lies to its neighbours, coloured by a number. No boundary is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comparison.pictures import FEWEST

SIDE, GAP = 56, 4
STEPS = 4

# Row by row from the north-west; a dot leaves a place free. Two letters of a province's code stand for it.
_LAYOUT = """
.. .. .. .. .. .. .. .. 23
.. .. .. .. .. 15 .. .. 22
.. 65 62 64 61 14 11 12 21
.. 54 63 51 50 41 13 37 ..
.. .. .. 53 52 42 34 32 31
.. .. .. .. 45 43 36 33 ..
.. .. .. .. .. 44 35 .. 71
.. .. .. .. 46 82 81 .. ..
"""
_PLACES = {
    f"{code}0000": (column, row)
    for row, line in enumerate(_LAYOUT.split("\n")[1:-1])
    for column, code in enumerate(line.split())
    if code != ".."
}
CODES = tuple(sorted(_PLACES))


@dataclass(frozen=True, slots=True)
class Tile:
    """`step` is 0 for nothing, up to STEPS for the darkest colour."""

    code: str
    x: int
    y: int
    value: int
    step: int

    @property
    def middle(self) -> float:
        return self.x + SIDE / 2


@dataclass(frozen=True, slots=True)
class TileMap:
    """`steps` are the steps of colour in use, each with the least and the greatest value that it stands for."""

    tiles: tuple[Tile, ...]
    steps: tuple[tuple[int, int, int], ...]
    width: int
    height: int


def tile_map(values: Mapping[str, int]) -> TileMap | None:
    """By province code; None where too few provinces have anything."""
    found = sorted(value for code, value in values.items() if value and code in _PLACES)
    if len(found) < FEWEST:
        return None
    starts = _starts(found)

    def step(value: int) -> int:
        return sum(value >= start for start in starts) if value else 0

    tiles = [
        Tile(code, column * (SIDE + GAP), row * (SIDE + GAP), values.get(code, 0), step(values.get(code, 0)))
        for code, (column, row) in _PLACES.items()
    ]
    of_step = {number: [value for value in found if step(value) == number] for number in range(1, STEPS + 1)}
    steps = tuple((number, least[0], least[-1]) for number, least in of_step.items() if least)
    width, height = (1 + max(places) for places in zip(*_PLACES.values(), strict=True))
    return TileMap(tuple(tiles), steps, width * (SIDE + GAP) - GAP, height * (SIDE + GAP) - GAP)


def _starts(found: Sequence[int]) -> list[int]:
    """Where the steps begin: so that about as many provinces stand on each."""
    return sorted({found[len(found) * part // STEPS] for part in range(STEPS)})
