"""Counts of places added up through the tree: county to city to province, own and below kept apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from django.db.models import Q

from regions.models import Region


def codes_above(code: str) -> list[str]:
    """The codes a code lies in, from the province down, itself left out: 440901 → 440000, 440900."""
    return [upper for upper in (province_of(code), f"{code[:4]}00") if upper != code]


def province_of(code: str) -> str:
    """440901 → 440000; a province's code is its own."""
    return f"{code[:2]}0000"


@dataclass(frozen=True, slots=True)
class RollUp:
    """Rows that stand in a region itself, by code, and in the regions below it."""

    own: Counter[str]
    below: Counter[str]

    def total(self, code: str) -> int:
        return self.own[code] + self.below[code]


def roll_up(counts: Mapping[str, int]) -> RollUp:
    """Add each region's count to every region above it."""
    below: Counter[str] = Counter()
    for code, count in counts.items():
        for upper in codes_above(code):
            below[upper] += count
    return RollUp(Counter(counts), below)


def folded_chains(own: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Each code with those above it that hold nothing themselves and lead to it alone, from the province down.

    `own` holds every code with what stands in it, those above it with 0. A code that only leads to another is no key.
    """
    upper = {code: next((each for each in reversed(codes_above(code)) if each in own), "") for code in own}
    below = Counter(upper.values())
    leading = {code for code, count in own.items() if not count and below[code] == 1}
    chains = {}
    for code in own.keys() - leading:
        chain, above = [], upper[code]
        while above in leading:
            chain.append(above)
            above = upper[above]
        chains[code] = tuple(reversed(chain))
    return chains


def tree_of(codes: Iterable[str], path: Set[str] | None = None) -> list[Region]:
    """The regions of `codes` and all above them, each before those below it; one query.

    With a `path` of codes the tree is folded: provinces, and what lies one step below each region of the path.
    A county that its province runs directly (直辖) has no city: codes above it that are no region are left out.
    """
    if path is not None:
        # Of thousands of codes few are shown: where the path does not lead a province stands for all that lies in it.
        near = {province_of(code) for code in path}
        codes = {code if province_of(code) in near else province_of(code) for code in codes}
    wanted = {each for code in codes for each in (*codes_above(code), code)}
    if path is not None:
        # Thousands of codes take longer to ask for than the few that are shown.
        wanted = {
            code for code in wanted if province_of(code) == code or not path.isdisjoint(codes_above(code))
        }
    regions = Region.objects.filter(code__in=wanted).order_by("code")
    if path is not None:
        regions = regions.filter(Q(parent=None) | Q(parent__in=path))
    return list(regions)
