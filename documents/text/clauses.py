"""Where a reviewer may put the edge of a measure: at the sentences and clauses of the text. Knows no Django and no models."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import pairwise

from documents.text.sentences import sentence_spans

# A clause ends with its punctuation and the quotation marks and brackets that close on it.
CLAUSE_END = re.compile(r"[，。；：！？、,;!?][”’」』）)》】\"]*|\n")


def clause_spans(body: str) -> list[tuple[int, int]]:
    """Return the clauses of `body` as (start, end) in code points, white space around them left out."""
    edges = [0, *(match.end() for match in CLAUSE_END.finditer(body)), len(body)]
    spans = []
    for left, right in pairwise(edges):
        text = body[left:right]
        start = left + len(text) - len(text.lstrip())
        end = left + len(text.rstrip())
        if start < end:
            spans.append((start, end))
    return spans


Cut = Callable[[str], Iterable[tuple[int, int]]]
# By what an edge moves: the whole sentence first, the clause for the finer step.
STEPS: dict[str, Cut] = {"sentence": sentence_spans, "clause": clause_spans}


def move_start(body: str, start: int, end: int, step: int, by: str = "sentence") -> int | None:
    """The start of the sentence or clause before (`step` -1) or after (+1) `start`; None where there is none before `end`."""
    starts = [left for left, _ in STEPS[by](body)]
    place = bisect_left(starts, start) - 1 if step < 0 else bisect_right(starts, start)
    return starts[place] if 0 <= place < len(starts) and starts[place] < end else None


def move_end(body: str, start: int, end: int, step: int, by: str = "sentence") -> int | None:
    """The end of the sentence or clause before (`step` -1) or after (+1) `end`; None where there is none behind `start`."""
    ends = [right for _, right in STEPS[by](body)]
    place = bisect_left(ends, end) - 1 if step < 0 else bisect_right(ends, end)
    return ends[place] if 0 <= place < len(ends) and ends[place] > start else None


def inner_starts(body: str, start: int, end: int) -> list[int]:
    """Where `body[start:end]` can be split: the starts of the clauses inside it, its own left out."""
    return [left for left, _ in clause_spans(body) if start < left < end]
