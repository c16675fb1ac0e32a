"""Which figures may stand on one scale: those of one unit that count one thing, and no others.

茶园 (tea gardens) by the 亩 compares with 茶园 by the 亩, not with 茶叶, and not with 茶园 by the hectare: what a figure
counts is taken as printed, and only units that differ in nothing but the word are taken for one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

# Words for one unit. Nothing is converted here: values come expanded (万, 亿) and otherwise as printed.
SAME_UNIT = {"名": "人", "位": "人", "千米": "公里", "余户": "户", "余人": "人", "平米": "平方米", "%": "％"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure: `low == high` unless it is a range; `place` is the region it speaks of."""

    key: int
    place: str
    about: str
    unit: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures that may be compared, the largest first; `longest` is the value at the end of the scale."""

    about: str
    unit: str
    figures: tuple[Counted, ...]

    @property
    def places(self) -> int:
        return len({figure.place for figure in self.figures})

    @property
    def longest(self) -> Decimal:
        return max(figure.high for figure in self.figures)

    def share(self, value: Decimal) -> float:
        """Where a value lies on the scale, from 0 to 1."""
        return float(max(value, Decimal(0)) / self.longest) if self.longest > 0 else 0.0


def unit_of(unit: str) -> str:
    """The unit's one name."""
    return SAME_UNIT.get(unit.strip(), unit.strip())


def scales(figures: Iterable[Counted]) -> tuple[Scale, ...]:
    """Figures by what they count and unit; those of most places first. What counts nothing named is left out."""
    together: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for figure in figures:
        about = figure.about.strip("“”《》 ")
        if about:
            together[about, unit_of(figure.unit)].append(figure)
    found = [
        Scale(about, unit, tuple(sorted(group, key=lambda figure: (-figure.high, -figure.low, figure.key))))
        for (about, unit), group in together.items()
    ]
    return tuple(
        sorted(found, key=lambda scale: (-scale.places, -len(scale.figures), scale.about, scale.unit))
    )
