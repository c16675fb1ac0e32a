"""What figures count, merged over words for one unit: the headings of the scales that they would stand on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, overload

from django.db.models import QuerySet

from comparison.alike.extents import Teller
from comparison.alike.figures import name_of, unit_of
from comparison.alike.names import core_of
from comparison.scope import Scope
from documents.models import Article
from documents.search.results import IsAmong
from measures.models import Figure, Measure, MeasureStatus

# Among so many headings those of nearly one name are looked for: those of most regions come first.
NEAR_AMONG = 3000

Figures = list[tuple[int, int, str, bool]]


class Heading(NamedTuple):
    """What a scale would hold: an `about`, a unit and the words for it, and which figures; `regions` have one of their own among
    them, not only of something in them."""

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


class Headings(Sequence[Heading]):
    """Each is made when it is looked at, for a page shows fifteen of thousands.

    `order` sorts them as (regions below zero, figures below zero, about, unit); `figures` gives those of an about and a unit as
    (key, article, unit as told, whether it is the region's own).
    """

    def __init__(
        self, order: list[tuple[int, int, str, str]], figures: Mapping[tuple[str, str], Figures]
    ) -> None:
        self.order, self.figures = order, figures

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, place: int) -> Heading: ...
    @overload
    def __getitem__(self, place: slice) -> list[Heading]: ...
    def __getitem__(self, place: int | slice) -> Heading | list[Heading]:
        if isinstance(place, slice):
            return [self._made(*each) for each in self.order[place]]
        return self._made(*self.order[place])

    def _made(self, regions: int, _count: int, about: str, unit: str) -> Heading:
        keys, _, units, _ = zip(*self.figures[about, unit], strict=True)
        return Heading(about, unit, tuple(sorted({*units})), list(keys), -regions)


def tellers_of(articles: Collection[int], scope: Scope) -> dict[int, Teller]:
    """The articles as they bear on their figures."""
    told = ("pk", scope.of_place("region", "name"), scope.of_place("region", "short_name"), "kind")
    rows = Article.objects.filter(IsAmong(articles)).order_by().values_list(*told)
    return {pk: Teller(*of) for pk, *of in rows}


def headings(figures: QuerySet[Figure], place_of: Mapping[int, str], scope: Scope) -> Headings:
    """What the figures count, merged over words for one unit; those of most regions first. Two queries.

    `place_of` names the region that an article counts for: its own, or that of a column. Nearly every figure counts something
    of its own: they are put together here, for a database that groups them takes twice as long.
    """
    together: dict[tuple[str, str], Figures] = defaultdict(list)
    tellers = tellers_of(place_of, scope)
    rows = figures.exclude(about="").order_by().values_list("pk", "article_id", "unit", "about", "extent")
    for pk, article, unit, about, extent in rows:
        is_whole = article in tellers and tellers[article].tells_of_whole(extent)
        together[about, unit_of(unit)].append((pk, article, unit, is_whole))
    order = sorted(
        (-len({place_of[article] for _, article, _, is_whole in group if is_whole}), -len(group), *key)
        for key, group in together.items()
    )
    return Headings(order, together)


def near_groups(found: Headings) -> list[list[Heading]]:
    """Headings of nearly the same name and one unit, two or more, in the order given."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (_, _, about, unit) in enumerate(found.order[:NEAR_AMONG]):
        groups[core_of(about), unit].append(place)
    return [[found[place] for place in group] for group in groups.values() if len(group) > 1]
