"""Where a text stands: the weights of the tree's branches decide how far down it is filed.

A county outweighs its city and province where most of what is told happens in it; a province that shows
one county as an example stays a province; a text whose places lie all over the country belongs nowhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from regions.gazetteer.chains import Chain, chains
from regions.gazetteer.lead import NATIONAL_LEAD, common, inspected, listed
from regions.gazetteer.region_names import Finder, RegionMatch
from regions.gazetteer.weights import Weights, weigh

NOWHERE = RegionMatch("", "")

_SELF_REFERENCE = {
    "province": re.compile(r"[我全本]省(?!会)|省(?:委|政府|级|直|内)|[我全本]自治区|(?<![一-龥])自治区"),
    "prefecture": re.compile(r"[我全本]市(?!场)|市委|市政府|市直|[我全本]州|州委|[我全]盟"),
    "county": re.compile(
        r"[我全本该]县|县委|县政府|县直|[我全该]区(?!域)|区委|(?<![一-龥])区[一-龥]{2,6}[局办委]|[我全本该]旗|旗委"
    ),
}
_NATIONAL_SCOPE = re.compile(
    r"全国|我国|各省|各地区|国务院|党中央|中央财政|东西部|中西部|三区三州|国家[一-龥]{2,8}(?:局|委)|(?:农业农村|教育|财政|民政|商务)部"
)
# One side helps another that lies elsewhere.
_HELPS = re.compile(r"结对帮扶|对口(?:帮扶|支援|协作)|定点帮扶|东西部协作|捐赠")
_HELP_IN_TITLE = re.compile(r"结对|对口|帮扶|支援|协作|捐赠")
_TOWARDS = re.compile(r"[赴到至与]|携手|牵手|对口|支援|助力|帮扶")
_HEADING_BEHIND = re.compile(r"[：:][^。；\n]{4,40}(?:\n|$)")
_HAN = re.compile(r"[一-龥]")
_LEAD_LENGTH = 200  # characters
_AT_ONCE = 2  # characters, the line's end among them: 在某县有一个古寨
_FEW = 3  # provinces
_MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})  # they say 我市, too

# Judged with regions.gazetteer.weights.
_LEAD_WEIGHT = 3.0
_SELF_WEIGHT = 1.3
_SELF_MOST = 8
_LEAST_WEIGHT = 2.0  # one name in passing places no text
_LEAST_SHARE = 0.5  # of all places named, by the province a text is filed under
_LEAST_SHARE_OF_NEWS = 0.9  # the same where its opening speaks of the whole country
_BRANCH = 0.5  # of a division's parts, by the one that a text is filed under
_AGAINST_WHOLE = 1.0  # of the weight of the division itself, by its part
_AGAINST_TITLED = 1.3  # the same where the title names the division


def place_by_text(finder: Finder, title: str, body: str) -> RegionMatch:
    """Return the region that a title and a text speak of; `NOWHERE` where that is the whole country or nothing."""
    text = f"{title}\n{body}"
    found = [chain for chain in chains(finder, finder.find(text)) if chain.code]
    if told_at_once := _told_at_once(title, text, found):
        return told_at_once
    if len({chain.code[:2] for chain in found if _heads(text, chain)}) > 1:
        return NOWHERE
    weights = weigh(finder, text, len(title), _by_stem(finder, found))
    if not weights.titled and (together := listed(text, len(title), found)):
        shared = common(finder, together)
        return _explained(weights, shared) if shared else NOWHERE
    told = Counter(weights.own)
    if weights.lead:
        told[weights.lead] += _LEAD_WEIGHT  # type: ignore[assignment]
    below, mass = _below(finder, told), _mass(finder, told)
    top = max(sorted(below[""]), key=lambda code: mass[code], default="")
    if not top:
        return NOWHERE
    selves = _selves(text, {chain.end for chain in found})
    before = found[0].start if weights.lead else _LEAD_LENGTH
    opens_wide = bool(NATIONAL_LEAD.search(text[: min(before, _LEAD_LENGTH)]))
    # A text that opens with its place is of it, however often it names another.
    opens_there = found[0].start - len(title) <= _AT_ONCE and len(below[""]) <= _FEW
    named_by = told if opens_there else weights.own
    named = _mass(finder, named_by)[top] / (sum(named_by.values()) or 1.0)
    if not weights.titled and _is_national(text, mass[top], named, selves, opens_wide=opens_wide):
        # Whoever helps is what the text is of, however often it names those that are helped.
        helps = weights.lead and _HELPS.search(text[: len(title) + _LEAD_LENGTH])
        return _explained(weights, weights.lead) if helps else NOWHERE
    return _explained(weights, _descend(finder, top, below, mass, weights, selves))


def _heads(text: str, chain: Chain) -> bool:
    """Whether a heading opens with the place: 渭源：强产业 on a line of its own."""
    begins = chain.start == 0 or text[chain.start - 1] == "\n"
    return begins and bool(_HEADING_BEHIND.match(text, chain.end))


def _told_at_once(title: str, text: str, found: Sequence[Chain]) -> RegionMatch | None:
    if helper := _helper(title, found):
        return RegionMatch(helper.code, helper.surface, "标题写明")
    visited = inspected(text, len(title), found)
    return RegionMatch(visited.code, visited.surface, "首句写明") if visited else None


def _helper(title: str, found: Sequence[Chain]) -> Chain | None:
    """The side that a headline begins with, where it goes to help another province: 海州赴西乡县开展对口支援."""
    named = [chain for chain in found if chain.end <= len(title)]
    if len(named) < 2 or not _HELP_IN_TITLE.search(title) or _HAN.search(title[: named[0].start]):
        return None
    goes = (
        helper.code[:2] == named[0].code[:2] != other.code[:2]
        and _TOWARDS.search(title, helper.end, other.start)
        for helper, other in pairwise(named)
    )
    return named[0] if any(goes) else None


def _by_stem(finder: Finder, found: Sequence[Chain]) -> list[Chain]:
    """承德 means the county where only 承德县 stands in full."""
    full = {chain.code for chain in found if chain.is_full}
    stems: dict[tuple[str, str], str] = {}
    for code in full:
        if row := finder.row(code):
            stems |= {(above, row.name[:n]): code for above in finder.ancestors(code) for n in (2, 3)}
    return [
        Chain(chain.start, chain.end, stems[chain.code, chain.surface], chain.surface, is_full=False)
        if chain.code not in full and (chain.code, chain.surface) in stems
        else chain
        for chain in found
    ]


def _below(finder: Finder, own: Mapping[str, float]) -> dict[str, set[str]]:
    """The branches of the tree that hold a named place; "" is the country."""
    below: dict[str, set[str]] = defaultdict(set)
    for code in own:
        path = (code, *finder.ancestors(code))
        for part, whole in zip(path, (*path[1:], ""), strict=True):
            below[whole].add(part)
    return below


def _mass(finder: Finder, own: Mapping[str, float]) -> Counter[str]:
    """The weight of each division with all that lies in it."""
    mass: Counter[str] = Counter()
    for code, weight in own.items():
        for each in (code, *finder.ancestors(code)):
            mass[each] += weight  # type: ignore[assignment]
    return mass


def _selves(text: str, ends: set[int]) -> dict[str, int]:
    """Count by level how often a text speaks of itself (我县, 省委); 省委 of 辽宁省委 belongs to a name."""
    return {
        level: sum(not ends & {m.start(), m.start() + 1} for m in pattern.finditer(text))
        for level, pattern in _SELF_REFERENCE.items()
    }


def _is_national(
    text: str, weight: float, share: float, selves: Mapping[str, int], *, opens_wide: bool
) -> bool:
    """Whether a text is about more than its heaviest province, which has `share` of all that is named.

    `opens_wide`: it speaks of the whole country before it names a place.
    """
    if weight < _LEAST_WEIGHT or share <= (_LEAST_SHARE_OF_NEWS if opens_wide else _LEAST_SHARE):
        return True
    speaks_for_itself = max(selves.values()) >= 2
    return not speaks_for_itself and len(_NATIONAL_SCOPE.findall(text)) > weight


def _descend(
    finder: Finder,
    code: str,
    below: Mapping[str, set[str]],
    mass: Mapping[str, float],
    weights: Weights,
    selves: Mapping[str, int],
) -> str:
    """Go down while one part holds most of what is told of the parts, and enough beside the whole."""
    while parts := sorted(below.get(code, ())):
        part = max(parts, key=lambda each: mass[each])
        whole = weights.own[code] + _LEAD_WEIGHT * (code == weights.lead) + _self_weight(finder, code, selves)
        whole *= _AGAINST_TITLED if code in weights.titled else _AGAINST_WHOLE
        is_branch = mass[part] >= _BRANCH * sum(mass[each] for each in parts)
        if not is_branch or mass[part] + _self_weight(finder, part, selves) < whole:
            break
        code = part
    return code


def _self_weight(finder: Finder, code: str, selves: Mapping[str, int]) -> float:
    row = finder.row(code)
    if not row:
        return 0.0
    level = "prefecture" if code in _MUNICIPALITIES else row.level
    return _SELF_WEIGHT * min(selves[level], _SELF_MOST)


def _explained(weights: Weights, code: str) -> RegionMatch:
    if code in weights.titled:
        return RegionMatch(code, weights.surface[code], "标题写明")
    if town := next((name for name, where in weights.smaller.items() if where == code), ""):
        return RegionMatch(code, f"{weights.surface[code]}{town}", "正文说的是其下的乡镇、村")
    if times := weights.times[code]:
        return RegionMatch(code, weights.surface[code], f"正文提到最多（{times} 处）")
    return RegionMatch(code, "、".join(list(weights.surface.values())[:2]), "正文提到其下几个地方")
