"""A short way to ask what was found, shared by the tests of the transition rules."""

from measures.extraction.outline import Page
from measures.extraction.transitions import find_transitions


def pairs(body: str) -> list[tuple[str, str]]:
    return [(found.source, found.target) for found in find_transitions(Page(body))]


def taken_by(rule_id: str, body: str) -> list[tuple[str, str]]:
    """The pairs that this rule, and no other, found."""
    return [(found.source, found.target) for found in find_transitions(Page(body)) if found.rule == rule_id]
