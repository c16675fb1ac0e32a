"""What must change with an article, in its transaction, though it stands in a room above: that room says so here.

documents knows none of them by name; measures keeps its tallies of public texts this way.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

UNDATED = 0


class Place(NamedTuple):
    """Where an article counts: its region ("" for none), its year (UNDATED for none) and its kind."""

    region: str
    year: int
    kind: str


Follower = Callable[[Collection[Place]], None]
_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Have `follower` called with the places of articles that were made, moved, published or withdrawn."""
    if follower not in _followers:
        _followers.append(follower)


def tell(places: Collection[Place]) -> None:
    for follower in _followers:
        follower(places)
