"""A number with its unit and qualifier, before any rule has said whether it counts something."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Candidate:
    """`start:end` is the surface with qualifiers, `number_start:unit_end` the number and unit alone.

    `multiplier` is 1 where none of 十 百 千 万 亿 follows the digits; `printed` are the digits as they stand.
    """

    start: int
    end: int
    number_start: int
    unit_end: int
    low: Decimal
    high: Decimal
    unit: str
    qualifier: str
    is_chinese: bool
    is_vague: bool
    multiplier: Decimal
    printed: str
