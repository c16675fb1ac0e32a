"""Which localities a comparison is asked for, and what to say where the question cannot be taken as it stands."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q

from measures.scope import Scope
from regions.models import Region

FEWEST, MOST = 2, 4
OFFERED = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """The regions to compare in the order asked for, and notices on those left out."""

    regions: tuple[Region, ...]
    notices: tuple[str, ...]

    @property
    def is_enough(self):
        return len(self.regions) >= FEWEST

    @property
    def is_full(self):
        return len(self.regions) >= MOST

    @property
    def codes(self):
        return [region.code for region in self.regions]

    def address_with(self, region, scope):
        return self._address([*self.codes, region.code], scope)

    def address_without(self, region, scope):
        return self._address([code for code in self.codes if code != region.code], scope)

    @staticmethod
    def _address(codes, scope):
        return "?" + urlencode([*(("region", code) for code in codes), *scope.query])


def asked_regions(values):
    """Regions by code or by name, in order; unknown, repeated and surplus ones are named in notices."""
    regions, notices = [], []
    for value in dict.fromkeys(text for value in values if (text := value.strip())):
        region = _region_of(value)
        if region is None:
            notices.append(f"库中没有代码或名称为“{value}”的地区，已略去；可在下面按名称或拼音首字母查找。")
        elif region in regions:
            notices.append(f"{region.name}重复了，只列一次。")
        else:
            regions.append(region)
    if len(values) > len(set(values)):
        notices.append("重复的地区只列一次。")
    if len(regions) > MOST:
        names = "、".join(region.name for region in regions[MOST:])
        notices.append(f"一次最多比较 {MOST} 个地区，没有列入{names}；先移去一个再加入。")
    return Asked(tuple(regions[:MOST]), tuple(notices))


def _region_of(value):
    """The region of a code, or the only one of a name."""
    found = list(Region.objects.filter(Q(code=value) | Q(name=value) | Q(short_name=value))[:2])
    if len(found) > 1:
        found = [region for region in found if region.is_active and region.name == value]
    return found[0] if len(found) == 1 else None


def regions_to_add(text, asked):
    """Regions whose name or pinyin initials begin as typed and that hold public articles; those with none come last."""
    named = (
        Region.objects.named(text).exclude(code__in=asked.codes).order_by("-is_active", "code")[: OFFERED * 4]
    )
    counted = [(region, _articles_within(region)) for region in named[:OFFERED]]
    return sorted(counted, key=lambda pair: (not pair[1], pair[0].code))


def _articles_within(region):
    return Scope().articles().in_region(region.code).count()


def regions_with_most(asked):
    """Regions with most public articles of their own, as a first offer."""
    counts = Scope().articles().exclude(region=None).order_by().values_list("region").annotate(Count("pk"))
    most = sorted(counts.exclude(region__in=asked.codes), key=lambda pair: (-pair[1], pair[0]))[:OFFERED]
    regions = Region.objects.in_bulk([code for code, _ in most])
    return [(regions[code], count) for code, count in most]
