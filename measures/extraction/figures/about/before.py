"""The noun phrase before a number: 加工企业31家, 黑木耳规模达900万袋, 占有就业意愿农户的88%.

Owns the walk to the left in one bounded window: links and dates off, then back to the verb that governs the noun.
"""

import re
from dataclasses import dataclass

from measures.extraction.figures.about.listed import earlier_items, is_shared_out
from measures.extraction.figures.about.words import (
    ADVERB_AND_VERB,
    ANY_VERB,
    BARE_HEAD,
    CLAUSE_END,
    DATE_START,
    LEADING,
    LINK_END,
    MEASURE_HEAD,
    STRONG_VERB,
    VERB_END,
    is_place_or_time,
)
from measures.extraction.outline.page import Page

WINDOW = 48
# 一、二、三产业 is one item.
_CLAUSE_START = re.compile(f"[{re.escape(CLAUSE_END)}]|(?<![一二三])、")
_SENTENCE_PART = re.compile(f"[{re.escape(CLAUSE_END)}]")
_NOUN_AT_ALL = re.compile(r"[一-龥A-Za-z”]{2}|[村镇县市户人田林路桥]$")
_COPULA = re.compile(r"[是为](?=[^，。；]{0,14}的$)")
# 高于全国平均, 同口径, 较“十三五”: the clause goes on comparing what was counted before.
_COMPARISON = re.compile(
    r"(?:是(?=[^，。；]{1,8}[年期时前]的?$)|快于|高于|低于|优于|好于|多于|超过|比|较|同口径|按可比|按不变|稳居|居(?!民|住|家)|位居|位列|排名|创(?=历史|新|下|纪录))"
)
_BRACKET = re.compile(r"[（(][^（）()\n]{0,40}[）)]")
# A table that lost its lines: the digits of the cells before run into the name of the next.
_CELLS = re.compile(r"^.*\d{5}[^一-龥]*")
# 时间从两小时缩短到40分钟: what it was before is no part of the name.
_FORMER = re.compile(
    r"(?<![自理缘经])[从由][近约]?[\d一二两三四五六七八九十][^，。；]{0,8}$|(?<=[一-龥]{2})已?(?<![自理缘经])[从由][^，。；]{1,12}(?:前|时|初|原来)的?$"
)
# 经济总量在全市率先突破: among whom is no part of the name either.
_AMONG = re.compile(r"(?<=[一-龥]{2})在[^，。；]{2,10}[中里内]$")
# 在文化建设方面共投入42亿元, 先后多方筹资210万元
_PAID_IN_ALL = re.compile(r"(?:共|累计|先后|多方)(?P<paid>投入|投资|支出|筹资|捐资)$")
# 对企业每人每月补贴: to whom and how often is no part of what is paid.
_EACH = re.compile(
    r"^.*每[人户亩村头天名台件只吨斤株棵套](?:每[年月天日])?(?=(?![能可要还就都才仅有卖赚达])[一-龥]{2})"
)
# 红树林面积比本世纪初, 蓄水总量较常年同期: nor is with what it is compared.
_COMPARED = re.compile(
    r"(?<=[一-龥”]{2})(?:(?<![占同环对之百评配])比(?![例重赛较如率值分价对])|(?<![比计])较(?![大高强好多低小少快慢为])|[与跟和](?=[^，。；]{2,8}相?比$))[^，。；]{2,12}$"
)
# 依靠科技手段把损失率控制在: what is done to it comes after 把.
_TAKEN = re.compile("^.*(?<![一两几车第火拖])把(?![关握控手])(?=[一-龥]{2})")
_LONGEST_ENDING = 10
_LONGEST_CHAIN = 6


@dataclass(frozen=True, slots=True)
class Before:
    """`noun` stands right before the number; `subject` did what `verb` says where a verb stands between.

    `is_attribute`: 的 joins it to the number (保收入的10项措施), so that the noun after the number is meant.
    `is_linked`: only 达, 为, a date or the like stands before the number. `earlier` are the items of a list before `noun`,
    `shared_out` says that each has a number of its own (分别达).
    """

    noun: str
    subject: str
    verb: str
    is_attribute: bool
    is_linked: bool = False
    earlier: tuple[str, ...] = ()
    shared_out: bool = False

    @property
    def whole(self) -> str:
        """The noun with the items before it."""
        return "、".join((*self.earlier, self.noun)) if self.noun else ""


def look_before(page: Page, floor: int, position: int) -> Before:
    """What stands in the clause before `position`, not going back past `floor`."""
    window = _BRACKET.sub("", page.body[max(floor, position - WINDOW) : position])
    text = _clause(window)
    earlier = _earlier(window, text)
    text = clause = _CELLS.sub("", text).lstrip("”’）)。 ")
    is_attribute = text.endswith("的")
    copula = _COPULA.search(text)
    if copula and copula.start() >= 2:
        text = text[: copula.start()]
    text = _FORMER.sub("", text)
    if _COMPARISON.match(text):
        return Before("", "", "", False)
    text = _without_links(text)
    text = _AMONG.sub("", text)
    if compared := _COMPARED.search(text):
        text = text[: compared.start()].rstrip("却还也将则").removesuffix("分别")
    text = paid["paid"] if (paid := _PAID_IN_ALL.search(text)) else text
    verb = VERB_END.search(text[-_LONGEST_ENDING:])
    if verb is not None:
        subject = noun_of(_without_links(text[: len(text) - len(verb[0])]))
        return Before("", subject, verb[0], is_attribute)
    noun = noun_of(text)
    if noun != text:
        earlier = ()
    return Before(
        noun,
        "",
        "",
        is_attribute,
        is_linked=not text and bool(clause),
        earlier=earlier,
        shared_out=is_shared_out(clause),
    )


def _earlier(window: str, last: str) -> tuple[str, ...]:
    """The items of the list whose last item is `last`, the first without the verb that governs all."""
    start = len(window) - len(last)
    if window[start - 1 : start] != "、":
        return ()
    marks = [mark.end() for mark in _SENTENCE_PART.finditer(window, 0, start)]
    items = earlier_items(window[marks[-1] if marks else 0 :])
    first = noun_of(items[0]) if items else ""
    return (first, *items[1:]) if first else ()


def _clause(text: str) -> str:
    """The last clause or list item of `text` that says anything; a mark inside a quotation ends none."""
    marks = [mark for mark in _CLAUSE_START.finditer(text) if not _is_quoted(text, mark.start())]
    for mark in reversed(marks):
        last = text[mark.end() :]
        if mark[0] != "、" or not last.strip() or _without_links(last):
            return last
    return text


def _is_quoted(text: str, position: int) -> bool:
    return text.rfind("“", 0, position) > text.rfind("”", 0, position) and "”" in text[position:]


def _without_links(text: str) -> str:
    text = text.rstrip("的 、")
    for _ in range(_LONGEST_CHAIN):
        link = LINK_END.search(text[-_LONGEST_ENDING:])
        if link is None or not link[0]:
            break
        text = text[: len(text) - len(link[0])].rstrip("的 、")
    return text


def noun_of(text: str) -> str:
    """`text` without the subject, verbs and adverbs that lead up to its noun; empty if no noun is left."""
    dated = DATE_START.match(text)
    text = LEADING.sub("", _without_deed(text[dated.end() :] if dated else text))
    verbs = (*STRONG_VERB.finditer(text), *ADVERB_AND_VERB.finditer(text))
    governing = [
        verb.end() for verb in verbs if _governs(text[verb.end() :]) and text[verb.start() - 1] != "未"
    ]
    text = LEADING.sub("", text[max(governing) :] if governing else text)
    for _ in range(_LONGEST_CHAIN):
        verb = ANY_VERB.match(text)
        if verb is None or not _governs(text[verb.end() :]) or BARE_HEAD.fullmatch(text, verb.end()):
            break
        text = LEADING.sub("", text[verb.end() :])
    if is_place_or_time(text) or not _NOUN_AT_ALL.search(text):
        return ""
    return _opened(text)


def _without_deed(text: str) -> str:
    return _EACH.sub("", _TAKEN.sub("", text))


def _governs(rest: str) -> bool:
    return len(rest) >= 2 and MEASURE_HEAD.fullmatch(rest) is None and not rest.startswith(("”", "的", "率"))


def _opened(text: str) -> str:
    """Without a closing quotation mark whose opening was cut off."""
    if text.startswith("“") and "”" not in text:
        return text[1:]
    return text.replace("”", "", 1) if "”" in text and "“" not in text else text
