"""Where a text names no place: the locality whose own office or newsroom printed it, or whose short name it drops.

A county's newsroom writes 我县 and 县委 and leaves the county's name to the letterhead. Only a letterhead of the level
that the text speaks from counts; what a province's or a city's paper reprints says nothing. Knows no files.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from regions.gazetteer.region_names import RegionMatch, RegionMention, RegionName

_NOWHERE = RegionMatch("", "")
_LETTERHEAD = re.compile(
    r"(?<![一-龥])(?:今日|中共|美丽|掌上)?(?P<name>[一-龥]{2,9}?)(?P<kind>人民政府|委宣传部|委办公室|融媒体?中心|融媒|新闻网|广播电视台|发布(?![时日机单])|政府网"
    r"|(?=\s*[>＞»]))"
)
_SUFFIXES = ("", "县", "市", "区", "自治县")
_SPEAKS_FROM = {
    "county": re.compile(
        r"[我全本]县|县委|县政府|县直|(?<![一-龥])县[一-龥]{2,6}[局办]|[我全本]区(?!域)|区委|[我全本]市|市委|市政府"
    ),
    "prefecture": re.compile(r"[我全本]市|市委|市政府|[我全本]州|州委|[我全]盟"),
    "province": re.compile(r"[我全本]省|省委|省政府|[我全本]自治区"),
}
# How a county, a city and a district speak of themselves; a plan for the whole country names 县委 once.
_ITSELF = {
    "县": re.compile(r"[我全本]县|县委|县政府|县直|(?<![一-龥])县[一-龥]{2,6}[局办]"),
    "市": re.compile(r"[我全本]市(?!场)|市委|市政府|市直"),
    "区": re.compile(r"[我全本]区(?!域)|区委|区政府|区直"),
    "旗": re.compile(r"[我全本]旗|旗委|旗政府"),
}
_LEAST_OF_ITSELF = 2
_LONGEST_ACCOUNT = 12  # characters; 四川平昌 is an account's whole name


class Finder(Protocol):
    """What reading an imprint needs of a gazetteer."""

    def find(self, text: str) -> tuple[RegionMention, ...]: ...
    def row(self, code: str) -> RegionName | None: ...
    def dropped_counties(self, text: str) -> dict[str, str]: ...


def place_by_imprint(finder: Finder, imprints: Iterable[str], body: str) -> RegionMatch:
    """The region of the first letterhead that fits the body, else the one county whose short name it drops."""
    imprints = tuple(imprints)
    for imprint in imprints:
        if (
            len(imprint) <= _LONGEST_ACCOUNT
            and len(finder.find(imprint)) > 1
            and (found := _named(finder, imprint)).code
        ):
            return found
    for name, is_government in _letterheads(imprints):
        found = _named(finder, name)
        row = finder.row(found.code)
        if row and (is_government or _SPEAKS_FROM[row.level].search(body)):
            return found
    if not _SPEAKS_FROM["county"].search(body):
        return _NOWHERE
    dropped = finder.dropped_counties(body)
    if len(dropped) != 1:
        return _NOWHERE
    code, surface = next(iter(dropped.items()))
    row = finder.row(code)
    itself = _ITSELF.get(row.name[-1]) if row else None
    if not itself or len(itself.findall(body)) < _LEAST_OF_ITSELF:
        return _NOWHERE
    return RegionMatch(code, surface, "正文只提到这一处的简称")


def _letterheads(imprints: Iterable[str]) -> Iterator[tuple[str, bool]]:
    for imprint in imprints:
        for match in _LETTERHEAD.finditer(imprint[:120]):
            yield match["name"], match["kind"].endswith(("政府", "政府网"))


def _named(finder: Finder, name: str) -> RegionMatch:
    """湘潭县, 湘潭 of 湘潭新闻网: with the suffix that makes it a division's full name."""
    for suffix in _SUFFIXES:
        mentions = finder.find(name + suffix)
        if (
            mentions
            and mentions[-1].code
            and mentions[-1].end == len(name + suffix)
            and mentions[0].start == 0
        ):
            return RegionMatch(mentions[-1].code, name, "由当地机关或媒体刊发")
    return _NOWHERE
