"""What a transition rule is: an id, a version and a search that yields spans of one body."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """One from→to statement before it becomes a span; `start:end` is its quote."""

    start: int
    end: int
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`search` yields statements in text order."""

    id: str
    version: int
    search: Callable[[str], Iterator[Statement]]
