"""A file's text as the page of a staged article shows it: line by line, what was cut off with the way to take it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.ingest.cut_off import Piece, State


@dataclass(slots=True)
class Run:
    """Pieces of one line in one state, from `first` to `last`; `block_last` ends what was cut off over several lines, of which
    this is the first."""

    state: State
    text: str
    first: int
    last: int
    block_last: int = 0
    block_lines: int = 0


def source_lines(pieces: Sequence[Piece]) -> list[list[Run]]:
    lines = [list(_runs(line)) for _, line in groupby(enumerate(pieces), key=lambda each: each[1].line)]
    block: list[Run] = []
    for line in [*lines, []]:
        if len(line) == 1 and line[0].state == State.CUT:
            block.append(line[0])
            continue
        if len(block) > 1:
            block[0].block_last, block[0].block_lines = block[-1].last, len(block)
        block = []
    return lines


def _runs(line: Iterator[tuple[int, Piece]]) -> Iterator[Run]:
    for state, group in groupby(line, key=lambda each: each[1].state):
        numbered = list(group)
        text = "".join(piece.text for _, piece in numbered)
        yield Run(state, text, numbered[0][0], numbered[-1][0])
