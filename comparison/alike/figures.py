"""Which figures may stand on one scale: those of one unit that count one thing, and no others.

茶园 (tea gardens) by the 亩 compares with 茶园 by the 亩, not with 茶叶, and not with 茶园 by the hectare: what a figure
counts is taken as printed, and only units that differ in nothing but the word are taken for one. A county's sum stands
beside no province's, and last year's beside none of ten years ago.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

# Words for one unit. Nothing is converted here: values come expanded (万, 亿) and otherwise as printed.
SAME_UNIT = {"名": "人", "位": "人", "千米": "公里", "余户": "户", "余人": "人", "平米": "平方米", "%": "％"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure: `low == high` unless it is a range; `place` is the region it speaks of, of some `level`.

    `text` is the article that prints it, in some `year`.
    """

    key: int
    place: str
    about: str
    unit: str
    low: Decimal
    high: Decimal
    level: str = ""
    year: int | None = None
    text: int = 0


@dataclass(frozen=True, slots=True)
class Set:
    """Figures of one level of places and one year, the largest first: these may be held against each other."""

    level: str
    year: int | None
    figures: tuple[Counted, ...]

    @property
    def longest(self) -> Decimal:
        """The value at the end of the scale: the first figure's."""
        return self.figures[0].high

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to compare: what one place says, once or often, makes no scale."""
        return len({figure.place for figure in self.figures}) > 1

    def share(self, value: Decimal) -> float:
        """Where a value lies on the scale, from 0 to 1."""
        return float(max(value, Decimal(0)) / self.longest) if self.longest > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures that count one thing in one unit, by what may be compared: the sets of most figures first."""

    about: str
    unit: str
    sets: tuple[Set, ...]

    @property
    def figures(self) -> tuple[Counted, ...]:
        return tuple(figure for each in self.sets for figure in each.figures)

    @property
    def places(self) -> int:
        return len({figure.place for figure in self.figures})


@lru_cache(maxsize=2000)
def unit_of(unit: str) -> str:
    """The unit's one name."""
    return SAME_UNIT.get(unit.strip(), unit.strip())


def name_of(about: str) -> str:
    """What a figure counts, without the marks around it: “优质稻+” and 优质稻+ are one thing."""
    return about.strip("“”《》 ")


def scales(figures: Iterable[Counted]) -> tuple[Scale, ...]:
    """Figures by what they count and unit; those of most places first. What counts nothing named is left out."""
    together: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for figure in figures:
        about = name_of(figure.about)
        if about:
            together[about, unit_of(figure.unit)].append(figure)
    found = [Scale(about, unit, sets_of(group)) for (about, unit), group in together.items()]
    return tuple(
        sorted(found, key=lambda scale: (-scale.places, -len(scale.figures), scale.about, scale.unit))
    )


def sets_of(figures: Iterable[Counted]) -> tuple[Set, ...]:
    """Figures by level and year, each fact of a text once; larger sets first, then the newer."""
    together: dict[tuple[str, int | None], list[Counted]] = defaultdict(list)
    for figure in _each_once(figures):
        together[figure.level, figure.year].append(figure)
    found = [
        Set(level, year, tuple(sorted(group, key=lambda figure: (-figure.high, -figure.low, figure.key))))
        for (level, year), group in together.items()
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.figures), -(each.year or 0), each.level)))


def _each_once(figures: Iterable[Counted]) -> list[Counted]:
    """Leave out what a text says again."""
    facts: dict[tuple[int, str, Decimal, Decimal], Counted] = {}
    for figure in figures:
        fact = figure.text or -figure.key, figure.place, figure.low, figure.high
        facts.setdefault(fact, figure)
    return list(facts.values())
