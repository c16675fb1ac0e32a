"""Transitions (转变) of a text: explicit from→to statements, trimmed to their noun phrases, coordinated ones split.

Pure and linear in the length of the text; raises nothing on any text. Rules are modules in `rules`; where two
statements overlap, that of the earlier rule stands.
"""

from bisect import bisect_left, insort

from measures.extraction.outline.page import Page
from measures.extraction.spans import TransitionSpan
from measures.extraction.transitions.rules import RULES
from measures.extraction.transitions.weight import bridge_weight

__all__ = ["RULES", "find_transitions"]


def find_transitions(page: Page) -> tuple[TransitionSpan, ...]:
    """Transitions in text order, never overlapping; `page.body[start:end]` is the quote."""
    taken: list[tuple[int, int]] = []
    found: list[TransitionSpan] = []
    for rule in RULES:
        for statement in rule.run(page.body):
            if _overlaps(taken, statement.start, statement.end):
                continue
            insort(taken, (statement.start, statement.end))
            found.append(
                TransitionSpan(
                    source=statement.source,
                    target=statement.target,
                    start=statement.start,
                    end=statement.end,
                    rule=rule.id,
                    rule_version=rule.version,
                    weight=bridge_weight(statement.source),
                )
            )
    return tuple(sorted(found, key=lambda span: span.start))


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(taken, (start, end))
    if index and taken[index - 1][1] > start:
        return True
    return index < len(taken) and taken[index][0] < end
