"""How much a title and a text say of each place they name.

A title says most, then the first sentence; a place named among many (新疆、西藏、贵州等地) shares one mention with
them; each time one of its towns or villages is named counts for the county.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from regions.gazetteer.chains import Chain
from regions.gazetteer.lead import lead_place, lives_there, met_there
from regions.gazetteer.region_names import Finder
from regions.gazetteer.smaller_places import smaller_places

_LEARNT_FROM = re.compile(r"(?:学习|借鉴|推广|复制|对标)$")
_VISITS = re.compile(
    r"[^，。：！\n]{1,14}?(?:到|赴|走进|深入(?!推进|开展|贯彻|学习|实施|打造|落实|践行|融合|人心)|来)[一-龥]{2}"
)
# 辽宁凌源人: where somebody was born.
_BORN_THERE = re.compile(r"人(?=[，。、；\n]|$)")
# 湖南农业大学, 安阳师范学院: schools go to other places.
_SCHOOL = re.compile(r"(?:(?![与和同及赴到在的对为]|联合|携手)[一-龥]){0,12}?(?:大学(?!城|生)|学院|师院)")
# 浙江省红十字会, 兰州市委政法委: who acts; where the text names one county with its town, it is done there.
_BODY = re.compile(
    "[一-龥]{0,10}?(?:委员会|委(?!托)|局|厅|医院|红十字会|协会|商会|联合会|公司|集团|银行|法院|检察院|总工会|团委|妇联|残联|政协)"
)
_LIST_MARKS = frozenset({"、", "和", "与", "及"})

# Judged, with those of regions.gazetteer.standing, on the regions of 265 annotated texts: fitted to one half of them and
# counted on the other, both ways.
_TITLE_WEIGHT = 5.0
_TITLE_ALONE = 4.0  # where the text does not name the title's place again
_ASIDE = 0.3  # of a mention, for where people met, where a speaker lives, and what a school is called by
_SMALLER_WEIGHT = 0.7  # each time a village or town of the county is named
_SMALLER_MOST = 6
_SMALLER_NAMES = 24  # that are counted in one text, so that the time stays linear


@dataclass(slots=True)
class Weights:
    """By division: what is said of it, how often it is named, its words, whether the title has it, its towns; what leads."""

    own: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)
    surface: dict[str, str] = field(default_factory=dict)
    titled: set[str] = field(default_factory=set)
    smaller: dict[str, str] = field(default_factory=dict)
    lead: str = ""

    def add(self, code: str, weight: float) -> None:
        self.own[code] += weight  # type: ignore[assignment]


def weigh(finder: Finder, text: str, title_end: int, found: Sequence[Chain]) -> Weights:
    """Weigh the places found in `text`, which begins with its title."""
    smaller = _smaller(finder, text, found)
    found = [
        _lower(finder, text, chain, smaller) for chain in found if not _BORN_THERE.match(text, chain.end)
    ]
    weights = Weights(smaller=smaller)
    above = _above_the_only(finder, text, found, smaller)
    told = {
        c for chain in found if chain.start > title_end for c in (chain.code, *finder.ancestors(chain.code))
    }
    for chain, share in zip(found, _shares(text, found), strict=True):
        weights.times[chain.code] += 1
        weights.surface.setdefault(chain.code, chain.surface)
        if chain.start < title_end and not _is_passing(text, chain):
            weights.titled.add(chain.code)
            is_body = chain.code in above and _BODY.match(text, chain.end)
            weight = _TITLE_WEIGHT if chain.code in told else _TITLE_ALONE
            weights.add(chain.code, weight * (_ASIDE if is_body else 1.0))
        else:
            weights.add(chain.code, share * (_ASIDE if _is_aside(text, chain, above) else 1.0))
    for name, code in smaller.items():
        weights.add(code, _SMALLER_WEIGHT * min(text.count(name), _SMALLER_MOST))
    _narrow(finder, weights)
    weights.lead = lead_place(finder, text, title_end, found)
    return weights


def _narrow(finder: Finder, weights: Weights) -> None:
    """A title's 清远 means the county where the text tells of one alone, with its town: 清远市连山县太保镇."""
    for code in sorted(code for code in weights.titled if weights.times[code] == 1):
        below = {each for each in weights.times if code in finder.ancestors(each)}
        if len(below) == 1 and below <= set(weights.smaller.values()):
            (county,) = below
            weights.own[county] += weights.own.pop(code)
            weights.titled.add(county)
            weights.titled.remove(code)


def _smaller(finder: Finder, text: str, found: Sequence[Chain]) -> dict[str, str]:
    """Towns and villages with the lowest division that they stand behind."""
    smaller: dict[str, str] = {}
    for chain in found:
        for name in smaller_places(text, chain.end):
            known = smaller.get(name)
            if (known is None and len(smaller) < _SMALLER_NAMES) or known in finder.ancestors(chain.code):
                smaller[name] = chain.code
    return smaller


def _lower(finder: Finder, text: str, chain: Chain, smaller: Mapping[str, str]) -> Chain:
    """安徽小岗村 is in 凤阳县 where 安徽省凤阳县小岗村 stands too."""
    codes = (smaller[name] for name in smaller_places(text, chain.end) if name in smaller)
    code = next((code for code in codes if chain.code in finder.ancestors(code)), "")
    return replace(chain, code=code) if code else chain


def _above_the_only(
    finder: Finder, text: str, found: Sequence[Chain], smaller: Mapping[str, str]
) -> frozenset[str]:
    """Province and city of the one county that a text names, with its towns more than once: what their bodies do is done there."""
    counties = {chain.code for chain in found if chain.code not in _wider(finder, found)}
    towns = sum(text.count(name) for name, code in smaller.items() if code in counties)
    if len(counties) != 1 or towns <= 1:
        return frozenset()
    return frozenset(above for county in counties for above in finder.ancestors(county))


def _wider(finder: Finder, found: Sequence[Chain]) -> set[str]:
    return {above for code in {chain.code for chain in found} for above in finder.ancestors(code)}


def _is_aside(text: str, chain: Chain, above: frozenset[str]) -> bool:
    if chain.code in above and _BODY.match(text, chain.end):
        return True
    return met_there(text, chain) or lives_there(text, chain) or bool(_SCHOOL.match(text, chain.end))


def _is_passing(text: str, chain: Chain) -> bool:
    """学习浙江经验 and 深圳警备区到仁居镇调研 are titles about another place."""
    is_learnt = _LEARNT_FROM.search(text, max(0, chain.start - 4), chain.start)
    return bool(is_learnt or _SCHOOL.match(text, chain.end) or _VISITS.match(text, chain.end))


def _shares(text: str, found: Sequence[Chain]) -> Iterator[float]:
    """One for each place named; those listed together share it."""
    run: list[Chain] = []
    for chain in (*found, None):
        if run and (chain is None or text[run[-1].end : chain.start] not in _LIST_MARKS):
            yield from (1 / len(run) for _ in run)
            run = []
        if chain:
            run.append(chain)
