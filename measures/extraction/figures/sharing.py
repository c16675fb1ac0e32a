"""Qualifiers that a list shares: 每公里不低于8000元、4000元、2000元 sets a lower bound three times.

Owns nothing but this hand-down; the surface of the later figures stays as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from measures.extraction.figures.candidate import Candidate
from measures.extraction.outline.page import Page

_LIST_MARK = re.compile(r"\s?[、和]\s?")


def share_qualifiers(page: Page, figures: Sequence[Candidate]) -> list[Candidate]:
    """The figures with the qualifier before the first of a list handed down to the ones joined to it by 、 or 和."""
    shared: list[Candidate] = []
    for figure in figures:
        previous = shared[-1] if shared else None
        if previous is not None and _goes_on(page, previous, figure):
            shared.append(replace(figure, qualifier=previous.qualifier))
        else:
            shared.append(figure)
    return shared


def _goes_on(page: Page, previous: Candidate, figure: Candidate) -> bool:
    in_list = _LIST_MARK.fullmatch(page.body, previous.end, figure.start)
    stands_before = previous.end == previous.unit_end
    return bool(
        in_list
        and stands_before
        and previous.qualifier
        and not figure.qualifier
        and previous.unit == figure.unit
    )
