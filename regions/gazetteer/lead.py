"""The place that a text's first sentence is about: where somebody went, or what its places have in common."""

import re
from collections.abc import Sequence

from regions.gazetteer.chains import Chain
from regions.gazetteer.region_names import Finder
from regions.gazetteer.smaller_places import smaller_places

_LEAD_LENGTH = 200  # characters
_LISTED_WITHIN = 60  # characters
_LIST_MARKS = frozenset("、和与及")
_SENTENCE_END = re.compile(r"[。！？\n]")
_MET = r"[^，。]{0,8}(?:召开|举行|举办|开幕|闭幕|揭幕|启幕|落幕"
_MEETING = re.compile(rf"{_MET}|发布|启动|主持|出席|考察|调研)")
_MET_THERE = re.compile(rf"{_MET})")
NATIONAL_LEAD = re.compile(
    r"各地(?!群众)|全国|我国|中国(?=[一-龥]{0,6}(?:农村|乡村|各地|地区))|党中央|中共中央|国务院|国新办|最高人民|[“\"]两高[”\"]"
    r"|(?<![省市县区州委厅局、])(?:教育|财政|公安|民政|司法|水利|商务|农业|农业农村|交通运输|自然资源|生态环境|住房和?城乡建设|住建|文化和旅游|人力资源和?社会保障|人社|应急管理|工业和信息化|科技|科学技术|中央组织|中央宣传)部"
    r"|国家(?=(?:发展改革|卫生健康|民族事务)委|[一-龥]{2,8}(?:局|署|办公室))|中央气象台"
)
# 某村农民李强说: where a speaker lives is not what a text is of.
_SPEAKS = re.compile(
    r"[^，。：“]{0,14}?(?:农民|村民|居民|牧民|群众|果农|菜农|茶农|蚕农|种植户|养殖户|脱贫户|贫困户|老人|店主)[一-龥·]{2,4}?(?:高兴地|笑着|感慨)?(?:地?说|告诉|表示|介绍|坦言)"
)
# 总书记在某省考察时强调: a visit of the country's leaders is of the place.
_LEADERS = re.compile(r"中共中央|国务院|全国(?:政协|人大)|总书记|总理")
_INSPECTED = re.compile(r"(?:考察|调研|视察)[^，。]{0,24}?(?:强调|指出)")
# 赴某区学习考察: those who go there tell of themselves.
_LEARNS = re.compile(r"[^，。]{0,40}(?:学习(?:调研|考察|交流|借鉴|取经)|(?:考察|参观|观摩)学习|取经|招商)")
_WENT_TO = re.compile(r"(?:[到赴在]|来到|走进|深入|前往|奔赴)(?:[^，。、]{0,6}的)?$")


def lead_place(finder: Finder, text: str, start: int, found: Sequence[Chain]) -> str:
    """Return the code of the division that the first sentence after `start` is about, "" where none or several."""
    first = next((chain for chain in found if chain.start >= start), None)
    if not first or first.start - start > _LEAD_LENGTH:
        return ""
    if _is_venue(text, first) or lives_there(text, first) or NATIONAL_LEAD.search(text, start, first.start):
        return ""
    stop = _SENTENCE_END.search(text, first.end, first.end + _LEAD_LENGTH)
    end = stop.start() if stop else first.end + _LEAD_LENGTH
    others = [c for c in found if first.start < c.start < end and not _is_venue(text, c)]
    if went := _destination(finder, text[:end], first, others):
        return went
    if _is_listed(text, first) or any("；" in text[first.end : chain.start] for chain in others):
        return common(finder, [first.code, *(chain.code for chain in others)])
    return first.code


def _destination(finder: Finder, text: str, first: Chain, others: Sequence[Chain]) -> str:
    """Where the sentence that ends `text` says that somebody went, "" where nowhere; whoever goes to learn stays at home."""
    went = next((i for i, chain in enumerate(others) if _is_destination(text, chain)), None)
    if went is None:
        return ""
    above = {first.code, *finder.ancestors(others[went].code)}  # whoever went there is named again
    if first.code in finder.ancestors(others[went].code) or not _LEARNS.match(text, others[-1].end):
        return common(finder, [c.code for c in others[went:] if c.code not in above]) or others[went].code
    return first.code


def inspected(text: str, start: int, found: Sequence[Chain]) -> Chain | None:
    """The place of which the first words after `start` say that the country's leaders went through it."""
    first = next((chain for chain in found if chain.start >= start), None)
    if not first or first.start - start > _LEAD_LENGTH or text[first.start - 1 : first.start] != "在":
        return None
    is_visit = _INSPECTED.match(text, first.end) and _LEADERS.search(text, start, first.start)
    return first if is_visit else None


def listed(text: str, start: int, found: Sequence[Chain]) -> tuple[str, ...]:
    """The codes of the divisions that the first words after `start` list: 宁夏和广西, 阿坝州、甘孜州; () where they name one or none."""
    run = [chain for chain in found if chain.start >= start][:1]
    if not run or run[0].start - start > _LISTED_WITHIN or _is_venue(text, run[0]):
        return ()
    for chain in (chain for chain in found if chain.start > run[0].start):
        if text[run[-1].end : chain.start] not in _LIST_MARKS:
            break
        run.append(chain)
    return tuple(chain.code for chain in run) if len(run) > 1 else ()


def _is_destination(text: str, chain: Chain) -> bool:
    return bool(_WENT_TO.search(text, chain.start - 12, chain.start) or smaller_places(text, chain.end))


def common(finder: Finder, codes: Sequence[str]) -> str:
    """Return the lowest division that holds all of `codes`, "" where only the country does."""
    paths = [(code, *finder.ancestors(code)) for code in codes]
    return next((code for code in (paths[0] if paths else ()) if all(code in path for path in paths)), "")


def lives_there(text: str, chain: Chain) -> bool:
    """Whether somebody is named behind the place only as one who speaks."""
    return bool(_SPEAKS.match(text, chain.end))


def met_there(text: str, chain: Chain) -> bool:
    """在南昌举行: where people met says little of what a text is about."""
    return _is_place_of(_MET_THERE, text, chain)


def _is_venue(text: str, chain: Chain) -> bool:
    """Whether people met, visited or spoke there, so that the text is not led by the place."""
    return _is_place_of(_MEETING, text, chain)


def _is_place_of(what: re.Pattern[str], text: str, chain: Chain) -> bool:
    is_met = text[chain.start - 1 : chain.start] == "在" and what.match(text, chain.end)
    return bool(is_met) and not smaller_places(text, chain.end)


def _is_listed(text: str, chain: Chain) -> bool:
    return text[chain.end : chain.end + 1] in {"、", "和", "与"}
