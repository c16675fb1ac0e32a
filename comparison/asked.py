"""Which localities a comparison is asked for, and what to say where the question cannot be taken as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext

from comparison.axes import tallied
from comparison.columns import Columns
from comparison.peers import nearest_localities
from comparison.scope import Scope
from measures.models import Axis
from measures.models.tally import EVERYWHERE
from regions.lookup import named_in_english, once_named, renamed, today_of
from regions.models import Region
from regions.speaking import is_english

FEWEST, MOST = 2, 4
OFFERED = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """The regions to compare in the order asked for, within which scope, and notices on those left out."""

    regions: tuple[Region, ...]
    scope: Scope
    notices: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        return len(self.regions) >= FEWEST

    @property
    def is_full(self) -> bool:
        return len(self.regions) >= MOST

    @property
    def codes(self) -> list[str]:
        return [region.code for region in self.regions]

    @property
    def columns(self) -> Columns:
        return Columns(self.regions, self.scope)

    def address(self, *pairs: tuple[str, str]) -> str:
        """The query string that asks for these regions and this scope, and for `pairs`."""
        return self._address(self.codes, *pairs)

    def address_with(self, region: Region) -> str:
        return self._address([*self.codes, region.code])

    def address_without(self, region: Region) -> str:
        return self._address([code for code in self.codes if code != region.code])

    def _address(self, codes: list[str], *pairs: tuple[str, str]) -> str:
        return "?" + urlencode([*(("region", code) for code in codes), *self.scope.query, *pairs])


def asked_regions(values: list[str], scope: Scope) -> Asked:
    """Regions by code or by name, in order; unknown, repeated and surplus ones are named in notices."""
    regions, notices = [], []
    told = list(dict.fromkeys(text for value in values if (text := value.strip())))
    asked_for = Q(code__in=told) | Q(name__in=told) | Q(short_name__in=told)
    named = list(Region.objects.select_related("parent").filter(asked_for)) if told else []
    for value in told:
        found = [region for region in named if value in (region.code, region.name, region.short_name)]
        region = _region_of(value, found, scope)
        if region is None:
            notices.append(
                gettext(
                    "库中没有代码或名称为“{value}”的地区，已略去；可在下面按名称或拼音首字母查找。"
                ).format(value=value)
            )
        elif region in regions:
            notices.append(gettext("{region}重复了，只列一次。").format(region=region.shown_name))
        else:
            regions.append(region)
    if len(values) > len(set(values)):
        notices.append(gettext("重复的地区只列一次。"))
    if len(regions) > MOST:
        names = gettext("、").join(region.shown_name for region in regions[MOST:])
        notices.append(
            gettext("一次最多比较 {most} 个地区，没有列入{names}；先移去一个再加入。").format(
                most=MOST, names=names
            )
        )
    for region in regions:
        region.is_told_in_full = _has_namesake(region, regions)
    return Asked(tuple(regions[:MOST]), scope, tuple(notices))


def _has_namesake(region: Region, regions: list[Region]) -> bool:
    """Whether its short name is that of another that is asked for."""
    return any(each.short_name == region.short_name for each in regions if each != region)


def _region_of(value: str, found: list[Region], scope: Scope) -> Region | None:
    """The region of a code, or the only one of a name among those `found`, as it is today or where the scope says so as it was."""
    if len(found) > 1:
        found = [region for region in found if region.is_active and region.name == value]
    found = found or renamed(value)
    found = found if scope.then else today_of(found)
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Offer:
    """Regions that could be added, each with how many public articles stand in and below it."""

    label: str
    regions: tuple[tuple[Region, int], ...]


def offer(text: str, asked: Asked) -> Offer:
    """What to offer beside the regions asked for: those named as typed; until they are enough those like the first, else
    the fullest."""
    if text:
        named = (
            Region.objects.named(text).exclude(code__in=asked.codes).order_by("-is_active", "code")[:OFFERED]
        )
        again = [each for each in once_named(text) if each.code not in asked.codes]
        english = named_in_english(text) if is_english() else []
        alike = [*named, *again, *(each for each in english if each.code not in asked.codes)]
        counted = _counted(alike if asked.scope.then else today_of(alike), asked.scope)
        return Offer(
            gettext("以“{text}”开头的地区").format(text=text),
            tuple(sorted(counted, key=lambda pair: (not pair[1], pair[0].code))),
        )
    if asked.is_enough:
        return Offer("", ())
    alike = nearest_localities(asked.regions[0], asked.scope.then) if asked.regions else []
    if alike := [region for region in alike if region not in asked.regions]:
        return Offer(
            gettext("与{region}写法相近的地区").format(region=asked.regions[0].shown_short_name),
            tuple(_counted(alike, asked.scope)),
        )
    return Offer(gettext("文章较多的地区"), tuple(_fullest(asked)))


def _counted(regions: Iterable[Region], scope: Scope) -> list[tuple[Region, int]]:
    """Each region with its public articles of any date and those of the regions in it."""
    regions = list(dict.fromkeys(regions))
    codes = [region.code for region in regions]
    rows = tallied(Scope(then=scope.then), Axis.TOTAL).filter(region__in=codes)
    many = rows.by("region", "all_articles")
    return [(region, many.get(region.code, 0)) for region in regions]


def _fullest(asked: Asked) -> list[tuple[Region, int]]:
    rows = tallied(Scope(then=asked.scope.then), Axis.TOTAL)
    counts = rows.exclude(region__in=[*asked.codes, EVERYWHERE])
    held = counts.by("region", "own_articles").items()
    most = sorted(held, key=lambda pair: (-pair[1], pair[0]))[:OFFERED]
    regions = Region.objects.in_bulk([code for code, _ in most])
    return [(regions[code], count) for code, count in most]
