"""A comparison as far as it can be read at once: what of each theme is shown, and what is only counted."""

from collections.abc import Sequence
from typing import NamedTuple

from comparison.asked import Asked
from comparison.rows import Row, SideBySide
from comparison.side_by_side import load_shown, side_by_side

# What of a theme is shown where it stands alone, and what beside the other themes, as far as MOST_SHOWN goes: pairs, and
# measures of a place without counterpart. Judged on two provinces of a thousand articles each, to be read in a few screens.
WHOLE, BRIEFS, MOST_SHOWN = (40, 40), ((4, 2), (2, 1), (1, 1), (1, 0)), 110
# Measures of all places on a theme that take part; one theme alone is compared more thoroughly.
MOST, MOST_OF_ONE = 16, 160


class Brief(NamedTuple):
    """`rows` are those asked for, `shown` the same with as much as is shown; `is_one` where they are one theme's alone."""

    comparison: SideBySide
    rows: tuple[Row, ...]
    shown: list[Row]
    is_one: bool


def most_of(asked: Asked, theme: str) -> int:
    """Measures of each place on a theme that take part."""
    return (MOST_OF_ONE if theme else MOST) // len(asked.regions)


def in_brief(asked: Asked, theme: str, show: str) -> Brief:
    """The themes of a comparison, or those that `theme` and `show` keep."""
    comparison = side_by_side(asked.columns, most_of(asked, theme))
    rows = comparison.chosen(theme=theme, show=show)
    is_one = len({row.theme.slug for row in rows}) == 1 and bool(theme)
    shown = [row.brief(*WHOLE) for row in rows] if is_one else _shortened(rows)
    load_shown(shown, comparison.scope)
    return Brief(comparison, rows, shown, is_one)


def _shortened(rows: Sequence[Row]) -> list[Row]:
    """The rows with as many pairs and lone measures as a page holds."""
    for brief in BRIEFS:
        shown = [row.brief(*brief) for row in rows]
        if sum(len(row.measures) for row in shown) <= MOST_SHOWN:
            break
    return shown
