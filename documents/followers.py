"""What must change with a row, in its transaction, though it stands in a room above: that room says so here.

A lower room knows none of its followers by name; measures keeps its tallies this way.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Generic, NamedTuple, TypeVar

UNDATED = 0
News = TypeVar("News")


class Place(NamedTuple):
    """Where an article counts: its region ("" for none), its year (UNDATED for none) and its kind."""

    region: str
    year: int
    kind: str


def place_of(region_code: str | None, published_on: date | None, kind: str) -> Place:
    return Place(region_code or "", published_on.year if published_on else UNDATED, kind)


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


class PlaceFollowers(Followers[Collection[Place]]):
    """Who many articles touch at once is told once: what is told `together` reaches the followers at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: ContextVar[set[Place] | None] = ContextVar("waiting", default=None)

    def tell(self, news: Collection[Place]) -> None:
        waiting = self._waiting.get()
        if waiting is None:
            super().tell(news)
        else:
            waiting.update(news)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Inside the transaction of the changes; where that fails nobody is told."""
        if self._waiting.get() is not None:
            yield
            return
        waiting: set[Place] = set()
        token = self._waiting.set(waiting)
        try:
            yield
        finally:
            self._waiting.reset(token)
        if waiting:
            self.tell(waiting)


# Articles were made, moved, published, withdrawn, signed or deleted in these places, or what was read in them changed.
articles_moved = PlaceFollowers()
