"""What figures count, merged over words for one unit: the headings of the scales that they would stand on."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from comparison.alike.figures import name_of, unit_of
from comparison.alike.names import core_of
from comparison.scope import Scope
from measures.models import Figure, MeasureStatus

# Among so many headings those of nearly one name are looked for: those of most regions come first.
NEAR_AMONG = 3000


@dataclass(frozen=True, slots=True)
class Heading:
    """What a scale would hold: an `about`, a unit and the words for it, and how many figures of how many regions."""

    about: str
    unit: str
    units: tuple[str, ...]
    figures: int
    regions: int

    @property
    def key(self) -> tuple[str, str]:
        """What its scale goes by."""
        return name_of(self.about), self.unit


def public_figures(scope: Scope) -> QuerySet[Figure]:
    """Figures of public articles within a scope, but for those inside measures that a curator rejected."""
    figures = scope.of_articles(Figure.objects.exclude(article__region=None))
    return figures.exclude(measure__status=MeasureStatus.REJECTED)


def headings(figures: QuerySet[Figure], place_of: Callable[[str], str] = str) -> list[Heading]:
    """What the figures count, merged over words for one unit; those of most regions first. One query.

    `place_of` names the region that the texts of a region count for: its own, or that of a column.
    """
    rows = (
        figures.exclude(about="")
        .order_by()
        .values_list("about", "unit", "article__region_id")
        .annotate(Count("pk"))
    )
    together: dict[tuple[str, str], tuple[list[int], set[str], set[str]]] = {}
    for about, unit, region, count in rows:
        key = about, unit_of(unit)
        if key not in together:
            together[key] = [], set(), set()
        counts, regions, units = together[key]
        counts.append(count)
        regions.add(place_of(region))
        units.add(unit)
    # Of thousands most are counted once, and in one place; tuples sort faster than headings do.
    order = sorted((-len(regions), -sum(counts), *key) for key, (counts, regions, _) in together.items())
    return [
        Heading(about, unit, tuple(sorted(together[about, unit][2])), -figures, -regions)
        for regions, figures, about, unit in order
    ]


def near_groups(found: Sequence[Heading]) -> list[list[Heading]]:
    """Headings of nearly the same name and one unit, two or more, in the order given."""
    groups: dict[tuple[str, str], list[Heading]] = defaultdict(list)
    for each in found[:NEAR_AMONG]:
        groups[core_of(each.about), each.unit].append(each)
    return [group for group in groups.values() if len(group) > 1]
