"""The columns of a comparison: which region's texts stand where, and what stands behind each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q
from django.urls import reverse

from regions.models import Region


@dataclass(frozen=True, slots=True)
class Place:
    """A column: a region, and what stands behind it; `apart` are regions within it with columns of their own."""

    region: Region
    articles: int
    first_on: date | None
    last_on: date | None
    undated: int
    apart: tuple[Region, ...]
    articles_url: str

    @property
    def dates(self):
        """When its articles appeared, in words."""
        if not self.first_on:
            return "日期不详" if self.articles else "—"
        first, last = (f"{day.year}年{day.month}月" for day in (self.first_on, self.last_on))
        undated = f"，另{self.undated}篇日期不详" if self.undated else ""
        return (first if first == last else f"{first}—{last}") + undated


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column a region's texts stand in: of two chosen regions that hold it, the narrower."""

    regions: tuple[Region, ...]
    own_only: bool

    def of(self, code):
        """The code of the column that the region of `code` belongs to."""
        holders = [region for region in self.regions if self._holds(region, code)]
        return max(holders, key=lambda region: region.code).code

    def condition(self, region, field):
        """A Q that keeps what stands in the region's column."""
        if self.own_only:
            return Q(**{field: region.code})
        inside = Q(**{f"{field}__code__range": region.code_range})
        for other in self.within(region):
            inside &= ~Q(**{f"{field}__code__range": other.code_range})
        return inside

    def within(self, region):
        """Other chosen regions that lie in this one and so have a column of their own."""
        if self.own_only:
            return []
        return [other for other in self.regions if other != region and self._holds(region, other.code)]

    def _holds(self, region, code):
        first, last = (region.code, region.code) if self.own_only else region.code_range
        return first <= code <= last


def place_in(region, columns, scope):
    articles = scope.articles().filter(columns.condition(region, "region"))
    facts = articles.aggregate(
        n=Count("pk"),
        first=Min("published_on"),
        last=Max("published_on"),
        undated=Count("pk", filter=Q(published_on=None)),
    )
    return Place(
        region,
        facts["n"],
        facts["first"],
        facts["last"],
        facts["undated"],
        tuple(columns.within(region)),
        scope.address(reverse("article_list"), ("region", region.code)),
    )
