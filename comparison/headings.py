"""What figures count, merged over words for one unit: the headings of the scales that they would stand on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from comparison.alike.figures import name_of, unit_of
from comparison.alike.names import core_of
from comparison.scope import Scope
from documents.search.results import IsAmong
from measures.models import Figure, Measure, MeasureStatus

# Among so many headings those of nearly one name are looked for: those of most regions come first.
NEAR_AMONG = 3000


class Heading(NamedTuple):
    """What a scale would hold: an `about`, a unit and the words for it, and which figures, of how many regions.

    A tuple, for a page makes thousands to show fifteen.
    """

    about: str
    unit: str
    units: tuple[str, ...]
    keys: list[int]
    regions: int

    @property
    def key(self) -> tuple[str, str]:
        """What its scale goes by."""
        return name_of(self.about), self.unit


def public_figures(scope: Scope) -> QuerySet[Figure]:
    """Figures of public articles within a scope, but for those inside measures that a curator rejected."""
    figures = scope.of_articles(Figure.objects.exclude(article__region=None))
    return figures.exclude(measure__status=MeasureStatus.REJECTED)


def figures_of(articles: Collection[int]) -> QuerySet[Figure]:
    """The same of some articles that are public and of a region, given by key; no row of theirs is read again."""
    inside = IsAmong(articles, "article_id")
    rejected = Measure.objects.filter(inside, status=MeasureStatus.REJECTED)
    return Figure.objects.filter(inside).exclude(measure__in=rejected.order_by())


def headings(figures: QuerySet[Figure], place_of: Mapping[int, str]) -> list[Heading]:
    """What the figures count, merged over words for one unit; those of most regions first. One query.

    `place_of` names the region that an article counts for: its own, or that of a column. Nearly every figure counts something
    of its own: they are put together here, for a database that groups them takes twice as long.
    """
    together: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    rows = figures.exclude(about="").order_by().values_list("pk", "article_id", "unit", "about")
    for pk, article, unit, about in rows:
        together[about, unit_of(unit)].append((pk, article, unit))
    # Of thousands most are counted once, and in one place; tuples sort faster than headings do.
    order = sorted(
        (-len({place_of[article] for _, article, _ in group}) if len(group) > 1 else -1, -len(group), *key)
        for key, group in together.items()
    )
    return [_heading(about, unit, -regions, together[about, unit]) for regions, _, about, unit in order]


def _heading(about: str, unit: str, regions: int, group: list[tuple[int, int, str]]) -> Heading:
    if len(group) == 1:
        [(key, _, unit_told)] = group
        return Heading(about, unit, (unit_told,), [key], regions)
    keys, _, units = zip(*group, strict=True)
    return Heading(about, unit, tuple(sorted({*units})), list(keys), regions)


def near_groups(found: Sequence[Heading]) -> list[list[Heading]]:
    """Headings of nearly the same name and one unit, two or more, in the order given."""
    groups: dict[tuple[str, str], list[Heading]] = defaultdict(list)
    for each in found[:NEAR_AMONG]:
        groups[core_of(each.about), each.unit].append(each)
    return [group for group in groups.values() if len(group) > 1]
