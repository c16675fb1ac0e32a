"""All hostile files in one order."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from tests.documents.ingest.hostile import damage, odd
from tests.documents.ingest.hostile.wholes import wholes


@dataclass(frozen=True, slots=True)
class Odd:
    """`what` is how it was made, "whole" for the files that nothing happened to."""

    what: str
    name: str
    data: bytes


_MADE = {
    "whole": lambda: wholes().items(),
    "truncated": damage.truncated,
    "flipped": damage.flipped,
    "damaged inside": damage.damaged_inside,
    "renamed": damage.renamed,
    "encoding": damage.wrong_encodings,
    "nested": damage.nested,
    "empty": odd.empty,
    "noise": odd.noise,
    "huge": odd.huge,
}


def files(*kinds: str) -> Iterator[Odd]:
    """The files of these kinds, of all for none named."""
    return chain.from_iterable(
        (Odd(what, *each) for each in made()) for what, made in _MADE.items() if what in kinds or not kinds
    )
