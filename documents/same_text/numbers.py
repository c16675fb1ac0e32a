"""Numbers that differ where two texts otherwise say the same: a draft that copies a sentence and changes what it counts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents.same_text.overlap import Passage

_NUMBER = re.compile(r"\d+(?:[.．,，]\d+)*[万亿千百]*[%％]?")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """`draft[start:end]` is a number where the other text has `other`, its unit included."""

    start: int
    end: int
    other: str


def changed_numbers(draft: str, text: str, passages: Iterable[Passage]) -> tuple[ChangedNumber, ...]:
    """Numbers at either end of passages that both texts share, where each has another and both count the same thing."""
    found = {change.start: change for each in passages for change in _at_ends(draft, text, each)}
    return tuple(found[start] for start in sorted(found))


def _at_ends(draft: str, text: str, passage: Passage) -> Iterator[ChangedNumber]:
    ends = (passage.start, passage.other_start, -1), (passage.end, passage.other_end, 1)
    for place, other_place, step in ends:
        own = _number_at(draft, _past_marks(draft, place, step))
        other = _number_at(text, _past_marks(text, other_place, step))
        if own and other and own.group() != other.group() and _unit(draft, own) == _unit(text, other):
            yield ChangedNumber(own.start(), own.end(), other.group() + _unit(text, other))


def _past_marks(text: str, place: int, step: int) -> int:
    """The next letter or figure from the end of a passage on, outwards."""
    while 0 < place < len(text) and not text[place if step > 0 else place - 1].isalnum():
        place += step
    return place


def _number_at(text: str, place: int) -> re.Match[str] | None:
    """The number that begins, ends or goes on at a place."""
    window = range(max(0, place - 20), place + 1)
    found = (match for match in _NUMBER.finditer(text, window.start, place + 20))
    return next((match for match in found if match.start() <= place <= match.end()), None)


def _unit(text: str, number: re.Match[str]) -> str:
    following = text[number.end() : number.end() + 1]
    return following if _HAN.match(following) else ""
