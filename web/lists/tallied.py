"""Counts of a list read off the tallies: what the whole list and its facets hold, without reading the list.

They tell the rows apart by region, year, kind, status and one axis more, a theme say. Under other filters the rows
themselves are counted, up to a bound.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, Sum
from django.db.models.expressions import Combinable

from documents.querysets import Reader
from measures.models import Axis, Tally
from measures.models.tally import EVERY_KIND, EVERY_YEAR, EVERYWHERE, SPARSE, TallyQuerySet
from regions.models import Region
from web.lists.region_facet import NO_REGION

AXES = {
    "theme": Axis.THEME,
    "group": Axis.GROUP,
    "revitalization": Axis.REVITALIZATION,
    "source": Axis.SOURCE,
    "official": Axis.OFFICIAL,
}
SPARSE_NAMES = frozenset(name for name, axis in AXES.items() if axis in SPARSE)
PERIOD = frozenset({"year", "since", "until"})
KNOWN = frozenset({"region", "own", "then", "level", "kind", "status", *PERIOD, *AXES})
# The columns whose sum less that of others is the number of rows of a status: (added, taken away).
Columns = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class TalliedRows:
    """How the rows of a list stand in the tallies: by each status, and "" for all of them."""

    statuses: Mapping[str, Columns]
    axes: frozenset[str] = frozenset(AXES)

    def knows(self, asked: Mapping[str, Any], counted: str) -> bool:
        """Whether the tallies tell what `counted`, a parameter or "", has under the filters asked for."""
        names = {*asked, *([counted] if counted else [])}
        if {"then", "region"} <= asked.keys() - {counted}:
            # They know places as they are today; where none is asked for it is all one.
            return False
        if names & SPARSE_NAMES and not names <= SPARSE_NAMES | {"status"}:
            # The rows that would add up are nearly as many as those of the list.
            return False
        return names <= KNOWN and len(names & AXES.keys()) <= 1 and names & AXES.keys() <= self.axes

    def counts(self, asked: Mapping[str, Any], counted: str, reader: Reader) -> Counter[Hashable]:
        """Rows of each value of `counted` under the filters asked for; with "" all of them, under ""."""
        asked = {name: value for name, value in asked.items() if name != counted}
        rows, reach = _rows(asked, counted, reader)
        if counted == "status":
            sums = rows.aggregate(**{status: self._sum(status, reach) for status in self.statuses if status})
            return Counter({status: many for status, many in sums.items() if many})
        total = self._sum(asked.get("status") or "", reach)
        if not counted:
            return Counter({"": rows.aggregate(total=total)["total"] or 0})
        column = {"level": "region"}.get(counted, "key" if counted in AXES else counted)
        found = rows.order_by().values_list(column).annotate(total=total)
        return _as_stored(counted, {value: many for value, many in found if many})

    def _sum(self, status: str, reach: str) -> Combinable:
        added, taken = self.statuses[status]
        terms = [F(f"{reach}_{name}") for name in added] + [-1 * F(f"{reach}_{name}") for name in taken]
        return Sum(sum(terms[1:], terms[0]))


def _rows(asked: Mapping[str, Any], counted: str, reader: Reader) -> tuple[TallyQuerySet, str]:
    """The rows that add up to what is asked for, and whether what they hold themselves or all below is to be added."""
    axis, key = next(
        ((AXES[name], _key(asked.get(name))) for name in (*asked, counted) if name in AXES), (Axis.TOTAL, "")
    )
    rows = Tally.objects.seen_by(reader).filter(axis=axis)
    if key:
        rows = rows.filter(key=key)
    is_parted = not {counted, *asked}.isdisjoint({"kind", *PERIOD})
    region, level = asked.get("region"), asked.get("level")
    is_own = counted in ("region", "level") or bool(level)
    rows = rows.exclude(year=EVERY_YEAR) if is_parted else rows.filter(year=EVERY_YEAR, kind=EVERY_KIND)
    rows = _within_period(rows, asked)
    if level:
        rows = rows.filter(region__in=Region.objects.filter(level=level).values("code"))
    if region == NO_REGION:
        return rows.filter(region=EVERYWHERE), "own"
    if region and (asked.get("own") or not is_own):
        return rows.filter(region=region.code), "own" if asked.get("own") else "all"
    if region:
        return rows.in_region(region.code), "own"
    return (rows, "own") if is_own else (rows.everywhere(), "all")


def _within_period(rows: TallyQuerySet, asked: Mapping[str, Any]) -> TallyQuerySet:
    since = max(1, *(int(asked[name]) for name in ("year", "since") if asked.get(name)), 1)
    until = [int(asked[name]) for name in ("year", "until") if asked.get(name)]
    if not PERIOD.isdisjoint(asked):
        rows = rows.filter(year__gte=since)
    if until:
        rows = rows.filter(year__lte=min(until))
    return rows.filter(kind=asked["kind"]) if asked.get("kind") else rows


def _key(value: Model | str | None) -> str:
    return str(value.pk) if isinstance(value, Model) else value or ""


def _as_stored(counted: str, found: Mapping[Any, int]) -> Counter[Hashable]:
    """The values of the tallies as a list's own rows hold them: keys as numbers, no region and no year as None."""
    if counted == "level":
        level_of = dict(Region.objects.filter(pk__in=found).values_list("pk", "level"))
        counts: Counter[Hashable] = Counter()
        for code, many in found.items():
            counts[level_of.get(code)] += many
        return counts
    if counted in AXES and counted != "revitalization":
        return Counter({int(key): many for key, many in found.items()})
    return Counter({value or None: many for value, many in found.items()})
