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
    """A figure: `low == high` unless it is a range; `place` is the region it speaks of, of some `level`, or something in it unless it
    `is_whole`.

    `text` is the article that prints it, in some `year`. What was added stands beside no sum, what `is_planned` beside nothing that is.
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
    is_whole: bool = True
    is_added: bool = False
    is_planned: bool = False

    @property
    def is_sum(self) -> bool:
        """Whether it tells what a whole place has, so that it may be followed over the years."""
        return self.is_whole and not self.is_added and not self.is_planned

    @property
    def held_by(self) -> tuple[object, ...]:
        """What figures that may be held against each other share."""
        return (self.level, self.year, self.is_planned, self.is_added) if self.is_whole else ()


@dataclass(frozen=True, slots=True)
class Set:
    """Figures of whole places of one level and one year, all of them sums, added or planned, the largest first: these may be held
    against each other; or all those that are of no whole place, which may not.
    """

    figures: tuple[Counted, ...]

    @property
    def first(self) -> Counted:
        """Tells level, year and kind of all of them where they are of whole places."""
        return self.figures[0]

    @property
    def longest(self) -> Decimal:
        """The value at the end of the scale: the first figure's."""
        return self.first.high

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to compare: what one place says, once or often, makes no scale."""
        return self.first.is_whole and len({figure.place for figure in self.figures}) > 1

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
    """Figures by what they may be held against, each fact of a text once; larger sets first, then the newer, what is of no whole place last."""
    together: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for figure in _each_once(figures):
        together[figure.held_by].append(figure)
    found = [
        Set(tuple(sorted(group, key=lambda figure: (-figure.high, -figure.low, figure.key))))
        for group in together.values()
    ]
    return tuple(sorted(found, key=_order))


def _order(figures: Set) -> tuple[object, ...]:
    first = figures.first
    kind = (first.is_planned, first.is_added)
    return (not first.is_whole, -len(figures.figures), -(first.year or 0), first.level, kind)


def _each_once(figures: Iterable[Counted]) -> list[Counted]:
    """Leave out what a text says again."""
    facts: dict[tuple[int, str, Decimal, Decimal], Counted] = {}
    for figure in figures:
        fact = figure.text or -figure.key, figure.place, figure.low, figure.high
        facts.setdefault(fact, figure)
    return list(facts.values())
