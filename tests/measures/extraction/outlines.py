"""Reads outlines for tests."""

from measures.extraction.outline import Outline, Page, Unit, parse


def read(body: str) -> Outline:
    return parse(Page(body))


def units_of(body: str, rule: str) -> list[Unit]:
    """The units that one rule opened, in text order."""
    return [unit for unit in read(body).all_units() if unit.rule.id == f"outline.{rule}"]


def titles_of(body: str, rule: str) -> list[str]:
    return [unit.title for unit in units_of(body, rule)]
