"""What a figure rule is: a decision about one candidate."""

from collections.abc import Callable

from measures.extraction.figures.candidate import Candidate
from measures.extraction.outline.page import Page
from measures.extraction.rule import Rule

# Says True (a figure), False (none) or None (the next rule decides).
FigureRule = Rule[Callable[[Candidate, Page], bool | None]]
