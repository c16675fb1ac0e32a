"""Decide which region a document belongs to: its issuing body first, then its authors, its title, its text.

Must not look at outlets: callers pass no source line here. National bodies and texts have no region.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

from regions.gazetteer.region_names import RegionMatch, RegionMention, RegionName

NOWHERE = RegionMatch("", "")

_NATIONAL_BODY = re.compile(
    r"国务院|党中央|中共中央|中央(?:办公厅|农办|文明办|组织部|宣传部|网信办|财办|政法委|军委|编办|一号文件)|全国(?:人大|人民代表|政协|总工会|妇联)"
    r"|最高人民|中国人民银行|中国银保监会|(?:^|[\s、])(?:[\u4e00-\u9fff]{2,8}部(?:办公厅)?|国家[\u4e00-\u9fff]{2,12}(?:局|委|署|总局)(?:办公室|综合司)?)(?=$|[\s、等])"
)
# A post outside government says nothing of the place a text is about.
_NOT_GOVERNMENT = re.compile(
    r"大学|学院|研究[院所中]|科学院|社科院|报社|日报|晚报|杂志|记者|通讯员|编辑|出版|公司|集团|电视台|新闻"
)
_GOVERNMENT = re.compile(
    r"[省市县区州盟旗]委|政府|政协|人大常委|[省市县区州]长|(?:厅|局|办|委)[一-鿿]{0,3}(?:主任|[厅局]长|书记)"
)
_SELF_REFERENCE = {
    "province": re.compile(r"[我全本]省|省委|省政府|[我全本]自治区"),
    "prefecture": re.compile(r"[我全本]市|市委|市政府|[我全本]州|州委|[我全]盟"),
    "county": re.compile(r"[我全本]县|县委|县政府|[我全]区(?!域)|区委|[我全本]旗|旗委"),
}
_LEAD_LENGTH = 200  # characters
_LEAD_BONUS = 3.0
_SELF_BONUS = 1.6
_MEETING = re.compile(r"[^，。]{0,8}(?:召开|举行|举办|开幕|主持|出席|考察|调研)")
_NATIONAL_SCOPE = re.compile(r"全国|各省|各地区|国务院|中央财政|东西部|中西部|三区三州")
_LIST_MARKS = frozenset("、和")  # the first of several is no subject
_MINIMUM_SHARE = 0.34


class Finder(Protocol):
    """What placing needs of a gazetteer."""

    def find(self, text: str) -> tuple[RegionMention, ...]: ...
    def ancestors(self, code: str) -> tuple[str, ...]: ...
    def row(self, code: str) -> RegionName | None: ...


def place(
    finder: Finder, *, title: str = "", posts: Sequence[str] = (), issuer: str = "", body: str = ""
) -> RegionMatch:
    """Return the region and the printed words that led to it; `NOWHERE` for national or unplaced texts."""
    if issuer:
        found = first_chain(finder, issuer, body)
        if found.code:
            return found
        if _NATIONAL_BODY.search(issuer):
            return _of_title(finder, title, body="")
    for post in posts:
        if _NOT_GOVERNMENT.search(post) and not _GOVERNMENT.search(post):
            continue
        found = first_chain(finder, post, body)
        if found.code:
            return found
    titled, told = _of_title(finder, title, body), _of_body(finder, body)
    return told if not titled.code or _outweighs(finder, told, titled, body) else titled


def _outweighs(finder: Finder, told: RegionMatch, titled: RegionMatch, body: str) -> bool:
    """Whether the body plainly speaks of another place than the title: 学习浙江经验, or 承德 for 承德县."""
    row = finder.row(told.code)
    if row and titled.code in finder.ancestors(told.code) and row.name.startswith(titled.evidence):
        return True
    related = {titled.code, *finder.ancestors(titled.code)}
    if not told.code or told.code in related or titled.code in finder.ancestors(told.code):
        return False
    weight = Counter(chain[-1].code for chain in _chains(finder, finder.find(body)))
    return weight[told.code] > 3 * weight[titled.code] + 2


def _of_title(finder: Finder, title: str, body: str) -> RegionMatch:
    """The title's region; where it names several unrelated ones, the one the body names most."""
    chains = [c for c in _chains(finder, _with_context(finder, title, body)) if c[-1].code]
    if not chains:
        return NOWHERE
    if len({c[-1].code for c in chains}) > 1 and body:
        weight = Counter(chain[-1].code for chain in _chains(finder, finder.find(body)))
        chains.sort(key=lambda chain: -weight[chain[-1].code])
    return RegionMatch(chains[0][-1].code, "".join(m.surface for m in chains[0]))


def first_chain(finder: Finder, text: str, body: str) -> RegionMatch:
    """Return the first region named in a post or an issuing body: 贵州省湄潭县委 is the county."""
    for chain in _chains(finder, _with_context(finder, text, body)):
        if chain[-1].code:
            return RegionMatch(chain[-1].code, "".join(m.surface for m in chain))
    return NOWHERE


def _with_context(finder: Finder, text: str, body: str) -> list[RegionMention]:
    """Mentions within `text`, read together with the body so that short and shared names can be told."""
    if not text:
        return []
    return [m for m in finder.find(f"{text}\n{body}") if m.end <= len(text)]


def _chains(finder: Finder, mentions: Sequence[RegionMention]) -> Iterator[list[RegionMention]]:
    """Group 福建 + 宁德 + 屏南县 into one chain: each below the one before and right after it."""
    chain: list[RegionMention] = []
    for mention in mentions:
        last = chain[-1] if chain else None
        if last and mention.start - last.end <= 1 and last.code in finder.ancestors(mention.code):
            chain.append(mention)
            continue
        if chain:
            yield chain
        chain = [mention]
    if chain:
        yield chain


def _of_body(finder: Finder, body: str) -> RegionMatch:
    """The region a text talks about most: own mentions, those in the lead, and how it speaks of itself."""
    weight: Counter[str] = Counter()
    surface: dict[str, str] = {}
    total = 0.0
    in_lead = True
    own_level = _self_level(body)
    for chain in _chains(finder, finder.find(body)):
        code = chain[-1].code
        if not code:
            continue
        points = _SELF_BONUS if _level(finder, code) == own_level else 1.0
        if in_lead and chain[0].start < _LEAD_LENGTH:
            points += _LEAD_BONUS if _is_subject(body, chain) else 0.0
            in_lead = False
        weight[code] += points  # type: ignore[assignment]
        total += points
        surface.setdefault(code, "".join(m.surface for m in chain))
    if not weight:
        return NOWHERE
    best = max(weight, key=lambda code: weight[code])
    around = sum(w for code, w in weight.items() if code == best or best in finder.ancestors(code))
    around += sum(weight[above] for above in finder.ancestors(best))
    if weight[best] < 2 or around / total < _MINIMUM_SHARE:
        return NOWHERE
    if not own_level and len(_NATIONAL_SCOPE.findall(body)) > weight[best]:
        return NOWHERE
    return RegionMatch(best, surface[best])


def _is_subject(body: str, chain: Sequence[RegionMention]) -> bool:
    """Whether the first place named can be what a text is about: neither one of a list nor where people met."""
    start, end = chain[0].start, chain[-1].end
    is_venue = body[start - 1 : start] == "在" and _MEETING.match(body, end)
    return body[end : end + 1] not in _LIST_MARKS and not is_venue


def _self_level(body: str) -> str:
    """Return the level a text speaks from (我县 …, 全省 …), "" where it does not say."""
    counts = {level: len(pattern.findall(body)) for level, pattern in _SELF_REFERENCE.items()}
    level = max(counts, key=lambda name: counts[name])
    return level if counts[level] >= 2 else ""


def _level(finder: Finder, code: str) -> str:
    row = finder.row(code)
    return row.level if row else ""
