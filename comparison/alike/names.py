"""Names of what figures count that are nearly the same: 优质稻 and 优质稻+, 茶叶面积 and 生态茶园.

Two names are near where the same is left of them without marks, words for how much there is and words that praise.
They are set beside each other, never added up: 茶叶面积 and 生态茶园 may well count other fields.
"""

import re
from functools import lru_cache

_MARKS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_BEFORE = re.compile(
    "^(?:全[省市县区镇村]|累计|总|共|新增|新建|新发展|现有|发展|种植|建成|建设|培育|打造|优质|生态|有机|绿色|高标准|标准化|规模化|特色|高效|高产|精品)"
)
_AFTER = re.compile(
    "(?:种植面积|总面积|面积|种植规模|规模|总数|总量|数量|个数|人数|户数|总额|种植|基地|产业)$"
)
# The ground that a crop grows on, or the part of it that is sold: 茶园, 茶叶, 果园, 稻田.
_GROWN = re.compile("(?<=[茶果稻桑药花竹草菜])[叶园田林地树]$")


@lru_cache(maxsize=20_000)
def core_of(name: str) -> str:
    """What is left of a name; the name itself where nothing would be left."""
    core = _MARKS.sub("", name)
    for pattern in (_BEFORE, _AFTER):
        while len(shorter := pattern.sub("", core)) < len(core) and shorter:
            core = shorter
    return _GROWN.sub("", core) or name
