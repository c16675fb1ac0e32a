"""From what a person typed to one region, or to the ones they may have meant."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import Q

from regions.english import english_name
from regions.models import Region, RegionChange, RegionQuerySet
from regions.pinyin import as_typed, spelled

SHOWN = 10
# What a former name ends in where it is typed without.
SUFFIXES = ("市", "县", "区", "地区")
# Of a code of twelve digits, which tell villages, six tell the county; what parts a path when it is typed.
_LONG_CODE = re.compile(r"(\d{6})\d{3}(?:\d{3})?")
_PARTED = re.compile(r"(?<=[\u4e00-\u9fff])\s*[-—–/／\\>＞·|｜,，、]+\s*(?=[\u4e00-\u9fff])")
WITH_CODE = re.compile(r"(\D+)(\d{6})")


def regions_ending(end: str) -> Iterable[Region]:
    """Regions whose name in full or short ends so, with what stands above them, the current first."""
    tail = Region.objects.filter(name__endswith=end) | Region.objects.filter(short_name__endswith=end)
    rows: Iterable[Region] = tail.select_related("parent__parent").order_by("-is_active", "code")
    return rows


def find_regions(text: str, ending: Callable[[str], Iterable[Region]] = regions_ending) -> list[Region]:
    """Regions that `text` names: a code, a name in full or short, or a path (贵州省遵义市湄潭县), with or without the code
    behind it; the current first."""
    text = _LONG_CODE.sub(r"\1", _PARTED.sub("", "".join(text.split())))
    if not text:
        return []
    if with_code := WITH_CODE.fullmatch(text):
        name, code = with_code.groups()
        return [region for region in Region.objects.filter(code=code) if is_path_of(name, region)]
    if text.isdecimal():
        return list(Region.objects.filter(code=text))
    named = [
        region
        for region in ending(text[-2:])
        if text.endswith((region.name, region.short_name)) and is_path_of(text, region)
    ]
    current = [region for region in named if region.is_active]
    return current or named or renamed(text)


def renamed(text: str) -> list[Region]:
    """Regions in force that bore the name `text` before, under the same code (襄樊市, 襄樊)."""
    names = [text, *(f"{text}{suffix}" for suffix in SUFFIXES)]
    changes = RegionChange.objects.filter(former_name__in=names, former=None).select_related("region")
    return list({change.region_id: change.region for change in changes}.values())


def today_of(regions: Iterable[Region]) -> list[Region]:
    """What regions are today, each once, in order."""
    return list({region.today.pk: region.today for region in regions}.values())


def changes_of(region: Region) -> list[RegionChange]:
    """How a region came to be and what became of it, in order."""
    changes = RegionChange.objects.filter(Q(region=region) | Q(former=region))
    return list(changes.select_related("region", "former").order_by("happened", "pk"))


def placed_all(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where articles stand today, and the code of their time ("" where that is the same), an entry each. Two queries.

    `found` are the code of an article's region and the words that led to it: one of its former names among them tells
    the time, too.
    """
    found = list(found)
    codes = {code for code, _ in found if code}
    regions = Region.objects.select_related("successor").in_bulk(codes)
    former: dict[str | None, list[Region]] = defaultdict(list)
    for each in Region.objects.filter(successor__in=codes, is_active=False):
        former[each.successor_id].append(each)
    return [_placed(code, printed, regions.get(code), former[code]) for code, printed in found]


def _placed(code: str, printed: str, region: Region | None, former: list[Region]) -> tuple[str, str]:
    if region is None:
        return code, ""
    if region.today != region:
        return region.today.code, code
    named = [each.code for each in former if each.name in printed and each.name != region.name]
    return code, named[0] if len(named) == 1 else ""


def is_path_of(text: str, region: Region) -> bool:
    """Whether `text` is made of the names of the region and of regions above it, each in full or short, in order."""
    ways = {text}
    for level in reversed(region.path):
        own = level is region
        ways = {
            rest
            for way in ways
            for rest in ([] if own else [way])
            + [way.removesuffix(name) for name in (level.name, level.short_name) if way.endswith(name)]
        }
    return "" in ways


def find_region_code(text: str, ending: Callable[[str], Iterable[Region]] = regions_ending) -> str:
    """The code of the one region that `text` names, as it is today; "" where it names none or several."""
    found = today_of(find_regions(text, ending))
    return found[0].code if len(found) == 1 else ""


class RegionCodes:
    """`find_region_code` for the rows of a list: each text is looked up once, and of many the tree is read once."""

    FEW = 20  # texts; for fewer a query each takes less than the tree, four thousand rows

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._ends: dict[str, list[Region]] = {}

    def __call__(self, text: str) -> str:
        if text not in self._codes:
            ending = regions_ending if len(self._codes) < self.FEW else self._ending
            self._codes[text] = find_region_code(text, ending)
        return self._codes[text]

    def _ending(self, end: str) -> list[Region]:
        if not self._ends:
            for region in regions_ending(""):
                for name in dict.fromkeys((region.name, region.short_name)):
                    self._ends.setdefault(name[-2:], []).append(region)
        return list(dict.fromkeys(self._ends.get(end, [])))


def suggest_regions(text: str) -> list[Region]:
    """Up to ten current regions whose code begins with `text`, or whose name in full or short, initials or pinyin do;
    a path may be typed up to any character (湖南永)."""
    text = "".join(text.split())
    if not text:
        return []
    current = Region.objects.active().select_related("parent__parent").order_by("code")
    if text.isdecimal():
        return list(current.filter(code__startswith=text)[:SHOWN])
    if letters := as_typed(text):
        # A region that was added by hand may have no initials.
        near = current.filter(Q(initials__startswith=letters[0]) | Q(initials=""))
        return [each for each in near if is_spelled(each, letters)][:SHOWN]
    named = list(current.named(text)[:SHOWN]) or along_path(text, current)[:SHOWN]
    return named or once_named(text)


def named_in_english(text: str) -> list[Region]:
    """Up to ten current regions whose English name begins with `text` (Meitan, inner mong); none for a text that is not in
    letters."""
    begun = " ".join(text.lower().split())
    if not begun.isascii() or not begun[:1].isalpha():
        return []
    current = Region.objects.active().order_by("code")
    return [each for each in current if english_name(each.name).full.lower().startswith(begun)][:SHOWN]


def once_named(text: str) -> list[Region]:
    """What regions are today that were once called what begins with `text` (遵义县, 襄樊)."""
    changes = RegionChange.objects.filter(former_name__startswith=text).select_related("region__successor")
    return today_of(change.region for change in changes[: SHOWN * 2])[:SHOWN]


def is_spelled(region: Region, letters: str) -> bool:
    return region.initials.startswith(letters) or spelled(region.name).startswith(letters)


def along_path(text: str, regions: RegionQuerySet) -> list[Region]:
    """Regions whose name begins with the end of `text`, what stands before it being names of regions above them."""
    tails = [text[place:] for place in range(1, len(text))]
    begun = Q()
    for tail in tails:
        begun |= Q(name__startswith=tail) | Q(short_name__startswith=tail)
    return [
        region
        for region in regions.filter(begun)
        if any(
            region.name.startswith(tail) and is_path_of(f"{text.removesuffix(tail)}{region.name}", region)
            for tail in tails
        )
    ]


def written(region: Region) -> str:
    """As a field shows a region and takes it back: 贵州省遵义市湄潭县 520328"""
    return f"{region.full_name} {region.code}"
