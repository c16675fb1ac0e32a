"""Where two comparison keys agree, and what stands in one where the other has something else.

Runs of characters that occur once in each key anchor the alignment (as in patience diff), which takes time in the
order of the texts' length: a character diff of two long reports takes minutes.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from documents.same_text.signature import SHINGLE_LENGTH

# Past this, two passages between anchors are different passages, not one word put for another.
SUBSTITUTION_LIMIT = 30


@dataclass(frozen=True, slots=True)
class Substitution:
    """`left` and `right` stand at one place; `left_figures` and `right_figures` are the numbers they belong to."""

    left: str
    right: str
    left_figures: tuple[str, ...]
    right_figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`covered[i]` tells whether character i of the left key also stands, in order, in the right one."""

    covered: tuple[bool, ...]
    substitutions: tuple[Substitution, ...]


def align(left: str, right: str) -> Alignment:
    anchors = increasing(common_anchors(left, right))
    covered = [False] * len(left)
    found = []
    for number, (start, _) in enumerate(anchors):
        covered[start : start + SHINGLE_LENGTH] = [True] * SHINGLE_LENGTH
        if number + 1 < len(anchors):
            change = between(left, right, anchors[number], anchors[number + 1])
            if change is not None:
                found.append(change)
    return Alignment(tuple(covered), tuple(found))


def common_anchors(left: str, right: str) -> list[tuple[int, int]]:
    """Return (place in left, place in right) of the runs that occur once in each, in the order of the left."""
    once_in_right = places_of_single_runs(right)
    return [
        (place, once_in_right[run])
        for run, place in places_of_single_runs(left).items()
        if run in once_in_right
    ]


def places_of_single_runs(key: str) -> dict[str, int]:
    runs = [key[start : start + SHINGLE_LENGTH] for start in range(len(key) - SHINGLE_LENGTH + 1)]
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1}


def increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs in which both places grow (`pairs` come in the order of the first)."""
    tails: list[int] = []
    tail_index: list[int] = []
    previous: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        previous.append(tail_index[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        tail_index[length : length + 1] = [index]
    chain = []
    index = tail_index[-1] if tail_index else -1
    while index >= 0:
        chain.append(pairs[index])
        index = previous[index]
    return chain[::-1]


def between(
    left: str, right: str, anchor: tuple[int, int], following: tuple[int, int]
) -> Substitution | None:
    """Return what differs between two neighbouring anchors, or None where nothing was put for something else."""
    left_start, right_start = (place + SHINGLE_LENGTH for place in anchor)
    left_end, right_end = following
    if not (0 <= left_end - left_start <= SUBSTITUTION_LIMIT):
        return None
    if not (0 <= right_end - right_start <= SUBSTITUTION_LIMIT):
        return None
    old, new = trim_common(left[left_start:left_end], right[right_start:right_end])
    left_figures = figures_around(left, left_start, left_end)
    right_figures = figures_around(right, right_start, right_end)
    if not (old and new) and left_figures == right_figures:
        return None
    return Substitution(old, new, left_figures, right_figures)


def trim_common(old: str, new: str) -> tuple[str, str]:
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


def figures_around(key: str, start: int, end: int) -> tuple[str, ...]:
    """Return the numbers of key[start:end], each with the digits that stand outside."""
    while start > 0 and key[start - 1].isdecimal():
        start -= 1
    while end < len(key) and key[end].isdecimal():
        end += 1
    blanked = "".join(character if character.isdecimal() else " " for character in key[start:end])
    return tuple(blanked.split())
