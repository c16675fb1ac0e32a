"""“Did you mean”: the known word that a mistyped one is nearest to; pure.

A word is near when it differs by one character put in, left out, exchanged or swapped with its neighbour, or when
both are read alike.
"""

from collections.abc import Iterable
from functools import lru_cache

LEAST_LENGTH = 2


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest of the known words, those read alike first; empty where none is near, or the word is known."""
    best, best_worth = "", 0
    for other in known:
        if other == word:
            return ""
        worth = _nearness(word, other)
        if worth > best_worth:
            best, best_worth = other, worth
    return best


def _nearness(word: str, other: str) -> int:
    if len(word) < LEAST_LENGTH or abs(len(word) - len(other)) > 1:
        return 0
    if len(word) == len(other) and _sound(word) == _sound(other):
        return 3
    if is_one_step(word, other):
        # A word of two characters has too many neighbours by one of them.
        return 2 if min(len(word), len(other)) > 2 else 0
    return 0


@lru_cache(maxsize=20_000)
def _sound(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # its table of phrases is large, and few processes mend a word

    return tuple(lazy_pinyin(word))


def is_one_step(word: str, other: str) -> bool:
    """Whether one edit, or one swap of neighbours, leads from one to the other."""
    if len(word) > len(other):
        word, other = other, word
    if len(other) - len(word) > 1:
        return False
    differing = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), len(word))
    if len(word) < len(other):
        return word[differing:] == other[differing + 1 :]
    rest, other_rest = word[differing:], other[differing:]
    return rest[1:] == other_rest[1:] or (rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:])
