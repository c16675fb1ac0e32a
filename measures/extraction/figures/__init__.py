"""Figures (数据) of a text: numbers that count or measure something, with value, unit, qualifier and what is counted.

Pure and linear in the length of the text; raises nothing on any text. Rules are modules in `rules`, asked in order.
"""

from measures.extraction.figures.about import describe
from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.implied import in_percent
from measures.extraction.figures.rules import RULES
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.scan import scan
from measures.extraction.figures.sharing import share_qualifiers
from measures.extraction.outline.page import Page
from measures.extraction.spans import FigureSpan

__all__ = ["RULES", "find_figures"]


def find_figures(page: Page) -> tuple[FigureSpan, ...]:
    """Figures in text order, never overlapping; `page.body[start:end] == surface`."""
    accepted = [
        (candidate, rule) for candidate in scan(page) if (rule := _accepting(candidate, page)) is not None
    ]
    figures = share_qualifiers(page, [in_percent(candidate) for candidate, _ in accepted])
    abouts = describe(page, figures)
    rules = [rule for _, rule in accepted]
    return tuple(_span(page, *parts) for parts in zip(figures, rules, abouts, strict=True))


def _accepting(candidate: Candidate, page: Page) -> FigureRule | None:
    """The rule that took the candidate for a figure, or None."""
    for rule in RULES:
        decision = rule.run(candidate, page)
        if decision is not None:
            return rule if decision else None
    return None


def _span(page: Page, candidate: Candidate, rule: FigureRule, about: str) -> FigureSpan:
    return FigureSpan(
        surface=page.body[candidate.start : candidate.end],
        start=candidate.start,
        end=candidate.end,
        low=candidate.low,
        high=candidate.high,
        unit=candidate.unit,
        qualifier=candidate.qualifier,
        about=about,
        rule=rule.id,
        rule_version=rule.version,
    )
