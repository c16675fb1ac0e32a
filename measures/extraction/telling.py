"""Whose figure each one is, and whether it tells what is there, what was added or what is set out.

Positive: 全县建成茶园60万亩 is the county's, 后仙庄村先后投资320万元 a village's, 其中50万元以上的村18个 a part's; 新建农村公路1500公里 was added,
力争达到95% is set out. Near misses: 乡村, 贫困村 and 各县 name no place; 新能源汽车 adds nothing; 将近30万人 is no plan.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from measures.extraction.cutting.achieved import gives_account, is_achieved
from measures.extraction.outline import Page
from measures.extraction.spans import FigureSpan

# Code points before a figure in which its paragraph is read: a place that is named goes on to the next sentences.
_WIDTH = 300
_SENTENCE_END = re.compile(r"[。!?\n]")
_BODY = "自治县|自治州|自治区|街道|社区|省|市|县|区|州|盟|旗|镇|乡|村"
_ONE = "有限公司|合作社|公司|企业|集团|基地|产业园|园区|农场|项目|学校|中心"
# A name does not go on as another word: 村民, 市场, 县域, 乡村.
_NAMED = "自治县|自治州|自治区|街道|社区|省|市|县|区|盟|旗|镇|乡|村|有限公司|合作社"
_NAME = rf"(?:(?![全各该本我为在了的和与推改建通打实发造进过动整升数])[一-鿿]){{2,6}}?(?:{_NAMED})(?![民级域庄容貌场集长里委干居属直村])"
_PLACE = re.compile(
    rf"(?<![占居列于超])全(?P<all>国|{_BODY})(?![民级域庄容貌场集长])|[我本该](?P<this>{_BODY}|{_ONE})|(?P<inside>[村镇乡])[里上内中]"
    rf"|(?:(?<=[,;:“\s。])|^|[在为对向给从以]|位于|走进|来到|前往|深入|赴|帮助)(?P<named>(?:{_NAME})+)"
)
_LAST_NAME = re.compile(_NAME)
# 各县, 120个村, 贫困村, 园区: kinds of places, and none of them by name.
_KIND = re.compile(
    r"^(?:各|每|多|部分|这|那|有|一些|两|几)|个|(?:农|乡|城|贫困|脱贫|重点|示范|行政|自然|帮扶|空心|出列|先进|试点|特色|民族|边境|产粮|大"
    r"|小|地|园|景|灌|库|片|山|牧|校|社|新|老|超|上|门|都|集|林|矿|辖|郊|湖|海|功能|试验|发)(?:村|镇|区|市|县|乡|州|社区)$"
)
_PART = "其中"
# 居全国第四 in one sentence does not make the next one the nation's.
_NATION = "国"
# 300万亩以上, 550亿斤左右: what a report to an assembly sets out is told so.
_LIMITS = frozenset({">=", "~"})
_CLAUSE = re.compile(r"[,;:]")
_ADDED = re.compile(
    r"新(?!能源|时代|型|华|疆|农|鲜|征程|格局|质|兴|区|村|县|乡|闻|材)|改造|扩建|修建|净增|增加|再(?:建|造|增)|建设|实施"
)
_THERE = re.compile(r"累计|达到?|共有|现有|稳定|保持|总量|拥有|建成")
_SET_OUT = re.compile(
    r"力争|争取(?!了)|预计|(?<!虚)拟(?!合)|确保|(?<![”加])计划(?=[在新建投完实到今于用搬年总安发招选“])"
    r"|将(?:累计)?(?:达|建|新|实现|投|完成|覆盖|超|突破|带动|增|安排|打造|选派|推广)"
)


def tell(page: Page, figures: Sequence[FigureSpan]) -> Iterator[FigureSpan]:
    """The figures with what their sentences say of them."""
    if not figures:
        return
    in_account = gives_account(page)
    places = list(_places(page))
    for figure in figures:
        near = page.text[max(0, figure.start - _WIDTH) : figure.start]
        sentence = _SENTENCE_END.split(near)[-1]
        clause = _CLAUSE.split(sentence)[-1]
        yield replace(
            figure,
            extent=_PART if _PART in sentence else _extent(places, figure.start, near, sentence),
            is_added=_ADDED.search(clause) is not None and _THERE.search(clause) is None,
            is_planned=_SET_OUT.search(sentence) is not None
            or (in_account and figure.qualifier in _LIMITS and not is_achieved(page, (), figure.start)),
        )


def _places(page: Page) -> Iterator[tuple[int, str]]:
    """Where a place or body is named, and how."""
    for match in _PLACE.finditer(page.text):
        extent = match["all"] or match["this"] or match["inside"] or _LAST_NAME.findall(match["named"])[-1]
        if not match["named"] or not _KIND.search(extent):
            yield match.start(), extent


def _extent(places: Sequence[tuple[int, str]], start: int, near: str, sentence: str) -> str:
    """The last place that is named before the figure in its paragraph; "" where none is."""
    last = bisect_left(places, (start,)) - 1
    if last < 0:
        return ""
    place, extent = places[last]
    known = len(sentence) if extent == _NATION else len(near.rpartition("\n")[2])
    return extent if start - place <= known else ""
