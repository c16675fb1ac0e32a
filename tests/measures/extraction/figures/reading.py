"""Short ways to ask what was found, shared by the tests of the figure rules."""

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page


def surfaces(body: str) -> list[str]:
    return [figure.surface for figure in find_figures(Page(body))]


def taken_by(rule_id: str, body: str) -> list[str]:
    """The surfaces that this rule, and no other, took for figures."""
    return [figure.surface for figure in find_figures(Page(body)) if figure.rule == rule_id]
