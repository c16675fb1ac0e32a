"""What a transition rule is: a search that yields the statements of one body."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from measures.extraction.rule import Rule


@dataclass(frozen=True, slots=True)
class Statement:
    """One from→to statement before it becomes a span; `start:end` is its quote."""

    start: int
    end: int
    source: str
    target: str


# Takes a body, yields its statements in text order.
TransitionRule = Rule[Callable[[str], Iterator[Statement]]]
