"""What must change with a row, in its transaction, though it stands in a room above: that room says so here.

A lower room knows none of its followers by name; measures keeps its tallies this way.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from documents.models import Article

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
    """Who many articles touch at once is told once: what is told `together` reaches the followers at the end.

    Articles that were not there before may be told apart, by `tell_new`: who has a quicker way to add them follows with
    it, the others hear of the places.
    """

    def __init__(self) -> None:
        super().__init__()
        self._adding: dict[Callable[[Collection[Place]], object], Callable[[Sequence[Article]], object]] = {}
        self._waiting: ContextVar[set[Place] | None] = ContextVar("waiting", default=None)

    def follow(
        self,
        callback: Callable[[Collection[Place]], object],
        adding: "Callable[[Sequence[Article]], object] | None" = None,
    ) -> None:
        super().follow(callback)
        if adding is not None:
            self._adding[callback] = adding

    def tell_new(self, articles: "Sequence[Article]") -> None:
        """Of articles that came in this transaction, with all that was read in them, and were told of by nobody."""
        places = {place_of(each.region_id, each.published_on, each.kind) for each in articles}
        for callback in self._callbacks:
            if callback in self._adding:
                self._adding[callback](articles)
            else:
                callback(places)

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
