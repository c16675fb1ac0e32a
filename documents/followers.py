"""What must change with a row, in its transaction, though it stands in a room above: that room says so here.

A lower room knows none of its followers by name; measures keeps its tallies this way.
"""

from collections.abc import Callable, Collection
from typing import Generic, NamedTuple, TypeVar

UNDATED = 0
News = TypeVar("News")


class Place(NamedTuple):
    """Where an article counts: its region ("" for none), its year (UNDATED for none) and its kind."""

    region: str
    year: int
    kind: str


class Followers(Generic[News]):
    """Who wants to hear of one sort of change; all are told in the order in which they began to follow."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[News], object]] = []

    def follow(self, callback: Callable[[News], object]) -> None:
        if callback not in self._callbacks:
            self._callbacks.append(callback)

    def tell(self, news: News) -> None:
        for callback in self._callbacks:
            callback(news)


# Articles were made, moved, published, withdrawn or deleted in these places.
articles_moved: Followers[Collection[Place]] = Followers()
