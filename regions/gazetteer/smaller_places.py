"""Places behind a region's name, below what the gazetteer knows: towns and villages (平远县仁居镇, 临朐县辛寨街道古河村) and
development zones (遵义经济技术开发区, 合肥高新区), none of which has a code here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_TOWN = r"[一-龥]{1,4}?(?:镇|乡(?![村镇贤亲土愁])|街道(?!办事处[和、])|苏木)"
_VILLAGE = r"[一-龥]{1,5}?(?:村(?![民庄集级两干务]|党)|社区|嘎查)"
_NAMED = re.compile(rf"(?P<town>{_TOWN})?(?P<village>{_VILLAGE})?")
_ZONE = re.compile(r"[一-龥]{0,10}?(?:开发区|经开区|高新区|农高区|新区|工业园区|保税区|合作区)(?![域划别间])")
# 加快建设开发区, 各类开发区, 城市新区: what is done about zones, and what kinds there are.
_NO_ZONE = re.compile(
    r"建设|建成|打造|推[进动]|加快|发展|设立|创建|申报|支持|依托|助力|引领|赋能|走进|做[好强]|城[市乡]|各类|国家级?|省级|[个年月一二三四五六七八九十]"
)
# 威宁自治县 is 威宁彝族回族苗族自治县, and 界首 is 界首市.
_SUFFIX = r"(?:自治[县州旗]|地区|[市县区旗州盟])?"
# 各乡镇, 所有村, 的村, 12个村: not a name.
_NO_NAME = re.compile(
    r"[的和与及等在为是有了以对把向到各每所某多两几全这该其个中给届少建、]|乡村|农村|深入|[受脱]|通村|驻村|进村|示范|帮扶"
)


def smaller_places(text: str, start: int) -> tuple[str, ...]:
    """Return the village and the town printed at `start`, the lower first."""
    match = _NAMED.match(text, start, start + 24)
    names = (match["village"], match["town"]) if match else ()
    return tuple(name for name in names if name and len(name) >= 3 and not _NO_NAME.search(name))


class SmallerKind(StrEnum):
    TOWNSHIP = "township"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class SmallerPlace:
    """A place as it is printed behind that of its region: 仁居镇, 经济技术开发区."""

    name: str
    kind: SmallerKind


def named_below(title: str, names: Iterable[str]) -> SmallerPlace | None:
    """The town or development zone that a title names right behind its region, which goes by some names (遵义市, 遵义)."""
    known = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
    if not known:
        return None
    for place in re.finditer(f"(?:{'|'.join(map(re.escape, known))}){_SUFFIX}", title):
        zone = _ZONE.match(title, place.end())
        if zone and not _NO_NAME.search(zone[0]) and not _NO_ZONE.search(zone[0]):
            return SmallerPlace(zone[0], SmallerKind.ZONE)
        for name in smaller_places(title, place.end()):
            if not name.endswith(("村", "社区", "嘎查")):
                return SmallerPlace(name, SmallerKind.TOWNSHIP)
    return None
