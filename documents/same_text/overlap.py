"""Passages that two texts share word for word, whatever their punctuation.

Finding: each text leaves prints, a quarter of the hashes of its runs of eight characters, chosen by value so that
equal passages leave equal prints. Showing: the runs themselves are laid along each other and grown as far as both
texts agree. Knows no database; nothing is kept.
"""

import re
import zlib
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass

RUN = 8  # characters; shorter agreements are chance
SHORTEST = 13  # characters of a passage worth showing
SAMPLE = 3  # a print is a hash whose last two bits are nought
PRINTS_VERSION = 1  # raise when the same text gives other prints than before
_LETTER = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
_OTHERS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """`draft[start:end]` agrees with `text[other_start:other_end]`; `length` counts letters and figures alone."""

    start: int
    end: int
    other_start: int
    other_end: int
    length: int


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without punctuation and space, where each character stood, and where each run of RUN begins."""

    text: str
    places: tuple[int, ...]
    runs: dict[str, list[int]]


def letters_of(text: str) -> Letters:
    found = list(_LETTER.finditer(text))
    letters = "".join(match.group() for match in found)
    runs: dict[str, list[int]] = {}
    for place in range(len(letters) - RUN + 1):
        runs.setdefault(letters[place : place + RUN], []).append(place)
    return Letters(letters, tuple(match.start() for match in found), runs)


def prints_of(text: str) -> "array[int]":
    """The prints of a text, sorted, each once; 32 bits each."""
    data = _OTHERS.sub("", text).encode("utf-16-le")
    width = 2 * RUN
    crc32 = zlib.crc32
    hashes = {crc32(data[place : place + width]) for place in range(0, len(data) - width + 1, 2)}
    return array("I", sorted(value for value in hashes if not value & SAMPLE))


def passages(draft: Letters, other: Letters, common: Collection[int] = frozenset()) -> tuple[Passage, ...]:
    """Passages of at least SHORTEST letters, the first in the draft first, none within another.

    A passage that has only prints in `common` (phrases of the whole genre) is left out.
    """
    found: list[Passage] = []
    reached = 0
    # Only where the draft holds a run of the other text can a passage begin.
    for place in sorted(place for run in draft.runs.keys() & other.runs.keys() for place in draft.runs[run]):
        if place < reached:
            continue
        starts = other.runs[draft.text[place : place + RUN]]
        length, start = max((_agreement(draft.text, place, other.text, start), -start) for start in starts)
        if length >= SHORTEST and not _is_common(draft.text[place : place + length], common):
            found.append(_passage(draft, place, other, -start, length))
        reached = place + max(1, length - RUN + 1)
    return tuple(found)


def covered(found: Iterable[Passage]) -> int:
    """Characters of the draft that passages cover, those that overlap counted once."""
    total, reached = 0, 0
    for passage in sorted(found, key=lambda each: each.start):
        total += max(0, passage.end - max(passage.start, reached))
        reached = max(reached, passage.end)
    return total


def _agreement(one: str, start: int, other: str, other_start: int) -> int:
    limit = min(len(one) - start, len(other) - other_start)
    length = RUN
    while length < limit and one[start + length] == other[other_start + length]:
        length += 1
    return length


def _is_common(text: str, common: Collection[int]) -> bool:
    prints = prints_of(text)
    return bool(prints) and all(value in common for value in prints)


def _passage(draft: Letters, place: int, other: Letters, other_place: int, length: int) -> Passage:
    return Passage(
        draft.places[place],
        draft.places[place + length - 1] + 1,
        other.places[other_place],
        other.places[other_place + length - 1] + 1,
        length,
    )
