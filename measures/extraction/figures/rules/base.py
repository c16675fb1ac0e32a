"""What a figure rule is: an id, a version and a decision about one candidate."""

from collections.abc import Callable
from dataclasses import dataclass

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.page import Page


@dataclass(frozen=True, slots=True)
class Rule:
    """`decide` says True (a figure), False (none) or None (the next rule decides)."""

    id: str
    version: int
    decide: Callable[[Candidate, Page], bool | None]
