"""From what a person typed to one region, or to the ones they may have meant."""

from regions.models import Region

SHOWN = 10


def find_regions(text: str) -> list[Region]:
    """Regions that `text` names: a code, a name in full or short, or a path (贵州省遵义市湄潭县); the current first."""
    text = "".join(text.split())
    if not text:
        return []
    if text.isdecimal():
        return list(Region.objects.filter(code=text))
    tail = Region.objects.filter(name__endswith=text[-2:]) | Region.objects.filter(
        short_name__endswith=text[-2:]
    )
    named = [
        region
        for region in tail.select_related("parent__parent").order_by("-is_active", "code")
        if text.endswith((region.name, region.short_name)) and is_path_of(text, region)
    ]
    current = [region for region in named if region.is_active]
    return current or named


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


def find_region_code(text: str) -> str:
    """The code of the one region that `text` names; "" where it names none or several."""
    found = find_regions(text)
    return found[0].code if len(found) == 1 else ""


def suggest_regions(text: str) -> list[Region]:
    """Up to ten current regions whose name begins with `text`, or whose pinyin initials or code do."""
    text = text.strip()
    if not text:
        return []
    regions = Region.objects.filter(code__startswith=text) if text.isdecimal() else Region.objects.named(text)
    return list(regions.active().select_related("parent__parent")[:SHOWN])
