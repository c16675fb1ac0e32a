"""The columns of a comparison: which region's texts stand where, and what stands behind each."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, Sum
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from comparison.axes import tallied
from comparison.scope import Scope
from documents.querysets import ArticleQuerySet
from measures.models import Axis
from regions.models import Region


@dataclass(frozen=True, slots=True)
class Place:
    """A column: a region, and what stands behind it; `apart` are regions within it with columns of
    their own, `kinds` the kinds of its articles."""

    region: Region
    articles: int
    first_on: date | None
    last_on: date | None
    undated: int
    apart: tuple[Region, ...]
    articles_url: str
    kinds: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of its dated articles."""
        return (self.first_on.year, self.last_on.year) if self.first_on and self.last_on else None

    @property
    def dates(self) -> str:
        """When its articles appeared, in words."""
        if not (self.first_on and self.last_on):
            return gettext("日期不详") if self.articles else "—"
        first, last = (date_format(day, gettext("Y年n月")) for day in (self.first_on, self.last_on))
        undated = gettext("，另{count}篇日期不详").format(count=self.undated) if self.undated else ""
        return (first if first == last else f"{first}—{last}") + undated


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column a region's texts stand in: of two chosen regions that hold it, the narrower."""

    regions: tuple[Region, ...]
    scope: Scope

    def of(self, code: str) -> str:
        """The code of the column that the region of `code` belongs to."""
        holders = [region for region in self.regions if self._holds(region, code)]
        code_of_narrowest: str = max(region.code for region in holders)
        return code_of_narrowest

    def condition(self, region: Region, field: str) -> Q:
        """A Q that keeps what stands in the region's column; `field` leads from a row to its region."""
        inside = self.scope.lying(field, region.code)
        for other in self.within(region):
            inside &= ~self.scope.lying(field, other.code, own_only=False)
        return inside

    def any_condition(self, field: str) -> Q:
        """A Q that keeps what stands in any of the columns."""
        inside = Q(pk=None)
        for region in self.regions:
            inside |= self.condition(region, field)
        return inside

    def within(self, region: Region) -> list[Region]:
        """Other chosen regions that lie in this one and so have a column of their own."""
        if self.scope.own_only:
            return []
        return [other for other in self.regions if other != region and self._holds(region, other.code)]

    def places(self) -> tuple[Place, ...]:
        """Every column with what stands behind it, in the order asked for; one query a column."""
        return tuple(self._place_of(region) for region in self.regions)

    def _holds(self, region: Region, code: str) -> bool:
        first, last = (region.code, region.code) if self.scope.own_only else region.code_range
        holds: bool = first <= code <= last
        return holds

    def articles_of(self, region: Region) -> ArticleQuerySet:
        """The articles of the region's column."""
        articles: ArticleQuerySet = self.scope.articles().filter(self.condition(region, "region"))
        return articles

    def newest(self, most: int) -> dict[int, str]:
        """The keys of each column's newest `most` articles, with the code of the column; one query a column."""
        found: dict[int, str] = {}
        for region in self.regions:
            keys = self.articles_of(region).newest_first().values_list("pk", flat=True)
            found |= dict.fromkeys(keys[:most], region.code)
        return found

    def theme_counts(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """(measures, measures of other themes that touch it) by column and key of the theme."""
        return self._counts(Axis.THEME, "counted", "touched")

    def _counts(self, axis: Axis, *names: str) -> dict[str, dict[str, tuple[int, ...]]]:
        """Tallied counts by column and key of the axis; of regions within with columns of their own the rest."""
        reach = "own" if self.scope.own_only else "all"
        sums = {name: Sum(f"{reach}_{name}") for name in names}
        codes = [region.code for region in self.regions]
        rows = tallied(self.scope, axis).filter(region__in=codes).order_by().values_list("region", "key")
        whole: dict[str, Counter[tuple[str, str]]] = {code: Counter() for code in codes}
        for code, key, *counts in rows.annotate(**sums):
            whole[code].update({(key, name): many for name, many in zip(names, counts, strict=True)})
        found: dict[str, dict[str, tuple[int, ...]]] = {}
        for region in self.regions:
            own = Counter(whole[region.code])
            for inner in self._next_within(region):
                own.subtract(whole[inner.code])
            keys = {key for key, _ in own}
            found[region.code] = {key: tuple(own[key, name] for name in names) for key in keys}
        return found

    def _next_within(self, region: Region) -> list[Region]:
        """The chosen regions right within this one: not those within another of them."""
        inner = self.within(region)
        return [each for each in inner if not any(each in self.within(other) for other in inner)]

    def _place_of(self, region: Region) -> Place:
        by_kind = self.articles_of(region).order_by("kind").values_list("kind")
        facts = list(
            by_kind.annotate(Count("pk"), Count("published_on"), Min("published_on"), Max("published_on"))
        )
        kinds, counts, dated, firsts, lasts = zip(*facts, strict=True) if facts else ((),) * 5
        return Place(
            region,
            articles=sum(counts),
            first_on=min(filter(None, firsts), default=None),
            last_on=max(filter(None, lasts), default=None),
            undated=sum(counts) - sum(dated),
            apart=tuple(self.within(region)),
            articles_url=self.scope.address(reverse("article_list"), ("region", region.code)),
            kinds=kinds,
        )
