"""The shapes the gazetteer takes and gives, and the forms in which a region's name is printed.

Pure data: knows neither Django nor how names are found in text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

LEVELS = ("province", "prefecture", "county")

# Whole ethnic names in 湄潭-like official names: 恩施土家族苗族自治州, 大化瑶族自治县, 木垒哈萨克自治县.
_ETHNIC_SUFFIX = re.compile(
    r"(?<=..)(?:蒙古族?|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族"
    r"|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族"
    r"|仡佬族|锡伯|普米族|塔吉克|怒族|保安族|裕固族|独龙族|各族)+自治(州|县|旗)$"
)


@dataclass(frozen=True, slots=True)
class RegionName:
    """One division as the gazetteer needs it: six-digit code, printed names, place in the tree."""

    code: str
    name: str
    short_name: str
    level: str
    parent: str = ""
    is_active: bool = True
    successor: str = ""


@dataclass(frozen=True, slots=True)
class OtherName:
    """What else a division is called in print: 襄樊市 before it was renamed, 科右中旗, 兵团第八师 for the city that it runs."""

    name: str
    code: str
    is_full: bool


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A name standing in a text: `text[start:end] == surface`.

    `code` is the active division meant, "" where the name fits several and nothing in the text decides.
    """

    start: int
    end: int
    surface: str
    code: str
    is_full: bool


@dataclass(frozen=True, slots=True)
class RegionMatch:
    """The region a document belongs to ("" for none), the printed words that led to it, and why, in Chinese."""

    code: str
    surface: str
    reason: str = ""


class Finder(Protocol):
    """What placing needs of a gazetteer."""

    def find(self, text: str) -> tuple[RegionMention, ...]: ...
    def ancestors(self, code: str) -> tuple[str, ...]: ...
    def row(self, code: str) -> RegionName | None: ...


def printed_forms(row: RegionName) -> Iterator[tuple[str, bool]]:
    """Yield (form, is_full): 象州县 and 象州; 恩施土家族苗族自治州, 恩施州 and 恩施; 威宁自治县."""
    yield row.name, True
    ethnic = _ETHNIC_SUFFIX.search(row.name)
    if ethnic:
        stem = row.name[: ethnic.start()]
        yield stem + ethnic[1], True
        if row.level == "county" and len(stem) > 1:
            yield f"{stem}自治{ethnic[1]}", True
        if row.level == "prefecture" and len(stem) > 1:
            yield stem, False
    if row.short_name != row.name and len(row.short_name) > 1:
        yield row.short_name, row.short_name.endswith(("州", "旗")) and row.level != "county"
