"""The figure rules in the order they are asked; the first that decides has decided.

Refusals stand before acceptances: what looks like a count inside a title or a slogan is none, whatever its unit.
"""

from measures.extraction.figures.rules import (
    bare_count,
    calendar,
    chinese_count,
    counted,
    duration,
    grade,
    model_name,
    money,
    noun_unit,
    ordinal,
    percentage,
    physical,
    ratio,
    round_name,
    slogan,
    title,
)
from measures.extraction.figures.rules.base import FigureRule

RULES: tuple[FigureRule, ...] = (
    title.RULE,
    ordinal.RULE,
    ratio.RULE,
    model_name.RULE,
    duration.RULE,
    calendar.RULE,
    grade.RULE,
    slogan.RULE,
    round_name.RULE,
    percentage.RULE,
    money.RULE,
    physical.RULE,
    chinese_count.RULE,
    noun_unit.RULE,
    bare_count.RULE,
    counted.RULE,
)
