"""The region of a row as a facet: a tree of regions, each of which takes what lies below it.

A text stands in the place of today, or with the switch `then` in what its place was when it was written.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import django_filters as filters
from django.db.models import Count, QuerySet
from django.forms import Field
from django.utils.translation import gettext_lazy, pgettext_lazy

from regions.models import Region, lying_in, lying_in_then
from regions.rollup import RollUp, codes_above, roll_up, tree_of
from web.lists.faceted import FacetedFilterSet, SwitchFilter
from web.lists.facets import Facet, Row

NO_REGION = "none"

FOLD_FROM = 200


class FoldedRegionField(filters.fields.ModelChoiceField):
    """An abolished region asks for what it became, unless places count as they were then."""

    is_then = False

    def to_python(self, value: object) -> Region | str | None:
        region = super().to_python(value)
        return region.today if isinstance(region, Region) and not self.is_then else region


class RegionFilter(filters.ModelChoiceFilter):
    """A region with all below it, or alone where the list is `own_only`; `null_value` asks for rows of no region."""

    field_class = FoldedRegionField

    @property
    def field(self) -> Field:
        field = super().field
        field.is_then = is_then(getattr(self, "parent", None))
        return field

    def filter(self, queryset: QuerySet, region: Region | str | None) -> QuerySet:
        if not region:
            return queryset
        if region == NO_REGION:
            return queryset.filter(**{self.field_name: None})
        lies = lying_in_then if is_then(self.parent) else lying_in
        return queryset.filter(lies(self.field_name, region.code, own_only=self.parent.own_only))


def is_then(filterset: FacetedFilterSet | None) -> bool:
    """Whether a list is asked to count places as they were, by its scope where it has one; read before the form, whose region
    depends on it."""
    if (scope := getattr(filterset, "scope", None)) is not None:
        return bool(scope.then)
    if filterset is None or "then" not in filterset.filters:
        return False
    return str(filterset.data.get("then", "")).lower() in ("1", "true")


def as_they_were(counts: Counter, rows: QuerySet, field: str) -> Counter:
    """Counts by the region of today, with those `rows` whose place was another then put there; one query.

    `counts` may stop at a bound, `rows` does not: nothing falls below none.
    """
    moved = rows.exclude(**{f"{field}_then": None}).order_by()
    for today, then, count in moved.values_list(field, f"{field}_then").annotate(Count("pk")):
        counts[today] -= count
        counts[then] += count
    return Counter({code: count for code, count in counts.items() if count > 0})


@dataclass(frozen=True)
class RegionFacet(Facet):
    """All regions that have rows, and those above them; of more than FOLD_FROM only provinces and what leads to the choice."""

    name: str = "region"
    field: str = "article__region"
    label: str = pgettext_lazy("kind of one", "地区")

    def filters(self) -> dict[str, filters.Filter]:
        return {self.name: self._filter()}

    def rows(self, filterset: FacetedFilterSet) -> Iterable[Row]:
        rolled = roll_up(filterset.counts(self))
        path = self._path(filterset) if len(rolled.own) > FOLD_FROM else None
        rows = self._tree(filterset, rolled, tree_of(rolled.own, path))
        return [row for row in rows if row[2]]

    def _path(self, filterset: FacetedFilterSet) -> set[str]:
        """The chosen region and those above it."""
        chosen = filterset.form.cleaned_data.get(self.name)
        return {*codes_above(chosen.code), chosen.code} if isinstance(chosen, Region) else set()

    def _filter(self, **options: str) -> RegionFilter:
        return RegionFilter(queryset=Region.objects.all(), field_name=self.field, label=self.label, **options)

    def _tree(self, filterset: FacetedFilterSet, rolled: RollUp, regions: Iterable[Region]) -> list[Row]:
        count_of = rolled.own.__getitem__ if filterset.own_only else rolled.total
        return [(each.code, each.name_beside, count_of(each.code), each.depth) for each in regions]


@dataclass(frozen=True)
class FoldedRegionFacet(RegionFacet):
    """Provinces; inside the chosen region, the path to it and what lies one step below. Rows of no region come last."""

    def filters(self) -> dict[str, filters.Filter]:
        return {
            self.name: self._filter(null_label=gettext_lazy("不限地区"), null_value=NO_REGION),
            "own": SwitchFilter(method="unchanged", label=gettext_lazy("只看本级")),
            "then": SwitchFilter(method="unchanged", label=gettext_lazy("按当时的区划")),
            "smaller": filters.CharFilter(
                field_name=f"{self.field.removesuffix('region')}smaller_place",
                label=gettext_lazy("其下的乡镇或开发区"),
            ),
        }

    def rows(self, filterset: FacetedFilterSet) -> Iterable[Row]:
        counts = filterset.counts(self, empty=NO_REGION)
        nowhere = counts.pop(NO_REGION, 0)
        if is_then(filterset):
            counts = as_they_were(counts, filterset.qs_without(self.name), self.field)
        rolled = roll_up(counts)
        rows = self._tree(filterset, rolled, tree_of(rolled.own, self._path(filterset)))
        return [*rows, (NO_REGION, gettext_lazy("不限地区"), nowhere)] if nowhere else rows
