"""The clause that names a measure where the author gave it no heading."""

import re

from measures.extraction.finders.sentence import MOST_READ, weigh_clause
from measures.extraction.outline import Page, Stretch

_LONGEST_TITLE = 40
_STOP = re.compile(r"[,;:。!?]")
# Names a field, as in 就业方面, or 在治理上, and no deed.
_FIELD = re.compile(r"^(?:在.{2,8}[上端面]|.{2,6}方面)$")
_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|其中|据了解|据悉|据介绍|发布会披露|为此|现在|目前|今年|近年来|下一步|[^,]{1,6}方面),?"
)


def title_of(page: Page, sentence: Stretch) -> str:
    """The clause of a sentence that says most of what is done, without its connective, as printed."""
    clauses: list[tuple[int, int]] = []
    start = sentence.start
    for stop in _STOP.finditer(page.text, sentence.start, min(sentence.end, sentence.start + MOST_READ)):
        clauses.append((start, stop.start()))
        start = stop.end()
    clauses.append((start, min(sentence.end, start + MOST_READ)))
    best = max(clauses, key=lambda clause: (_weight(page.text[slice(*clause)]), -clause[0]))
    return _CONNECTIVE.sub("", page.body[slice(*best)].strip())[:_LONGEST_TITLE]


def _weight(clause: str) -> float:
    return -1.0 if _FIELD.match(clause) else weigh_clause(clause)
