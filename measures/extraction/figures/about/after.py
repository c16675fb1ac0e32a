"""The noun phrase that follows a number: 64个市定薄弱村, 3-5个…一体化的跨县产业联盟.

Owns the walk to the right in one bounded window. Knows nothing of the text before the number.
"""

import re

from measures.extraction.figures.about.verbs import said_of_it
from measures.extraction.figures.about.words import (
    ABSTRACT,
    AFTER_STOP,
    ANY_VERB,
    CLAUSE_END,
    NAME_OPENERS,
    OPENING_VERB,
    OUTCOME,
    TRAILING,
)
from measures.extraction.outline.page import Page

WINDOW = 36
_DEED_WIDTH = 12
_DONE_TO_IT = re.compile(
    r"的[^的、]{0,8}(?:建设|改造|修复|设置|联动|升级|提升|整治|治理|管理|保护|修缮|搬迁|安装|更换|运营|改建|绿化|亮化|签署|签订)(?:工作|工程|任务)?$"
)
_BRACKET = re.compile(r"[（(][^（）()\n]{0,60}[）)]")
_LINK = re.compile(r"(?:不等)?(?:以上|左右)?(?:[长宽高深厚]的|钱?的)?")
_PER = re.compile(
    r"[/／](?:[一-龥]{1,4}?(?=给予|予以|发放|奖|补|的|标准|，|、|。|；|·|$)|人|月|年|亩|天|户|吨|公里|平方米)(?:[·•/](?:年|月|天|次))?"
)
_STOP_MARK = re.compile(f"[{re.escape(CLAUSE_END)}]|  ")
# 8个省市与西部10个省区市: what follows 与 belongs to the next number.
# 12个市和肇庆市所辖901个乡镇: nor does whose they are.
_WITH_THE_NEXT = re.compile(
    r"(?<=[一-龥]{2})[与和及][一-龥]{0,4}$|(?<=[省市县区州旗])[与和及][一-龥]{2,8}[所下]辖$"
)
_AMONG = re.compile(r"(?<=[一-龥]{2})(?<![高初])[中里]$")
# 15个省区市的贫困县: the places were counted, not what is in them.
_PLACES = re.compile("(?:省区市|省份|[省市县地州区][市州县区旗]|[乡街][镇道])(?=的)")
_WITHIN = re.compile("(?<=[一-龥]{2})(?<![境室])[内里]的.*")
# 40名7—12岁的孩子: their age is no thing.
_AGED = re.compile(r"\d{1,3}(?:周?岁)?[—\-~～至到]{1,2}\d{1,3}周?岁的?")
# 9000亩耕地的合作社: the land is counted, whoever has it.
_LAND = re.compile(r"(?P<land>(?:耕|林|山|土|旱|荒|草|湿|坡)?地|[水稻旱]?田|[果茶菜]园)的")
# 478名同志“先进工作者”称号: what they are called is not counted.
_CALLED = re.compile(r"(?<=[一-龥]{2})(?<![级类型性等区县市省])“[^“”\n]{2,20}”(?:称号|荣誉|行动)")
_QUOTE = re.compile(r"“[^“”\n]{0,30}”")
_STARTS_NOTHING = re.compile(r"同时|以外|之外|开外|外的|[、”’》〉）)的了和与及或等\s\-+%‰./\\]|$")
_CHANGES = re.compile(
    "(?:提升|提高|增加?|减少?|上升|下降|降低?|扩大|扩展|缩[减短小]|压[减缩]|跃升|攀升|上涨|上调|下调|调整)(?:了|到|至|为)"
)
_LIST_VERB = re.compile(
    r"、(?=(?:新建|新增|建成|完成|培育|打造|发展|推进|推动|开展|实施|加快|提高|提升|建立|健全|加强|同比|增长|占|居|创|快于|高于|达))"
)


# 6家单位与村结对: whom the counted ones join is not counted.
_PARTNER = re.compile(r"(?<=[一-龥]{2})[与同][^，。；、与同]{1,8}(?:结对|签订|签约|对接|共建|合作)")


def outcome_after(page: Page, position: int) -> str:
    """What the counted people did: 就近就业, 尚未脱贫; empty where the text says something else."""
    found = OUTCOME.match(page.body, position, position + WINDOW)
    return found[0] if found else ""


def skip_bracket(page: Page, position: int) -> int:
    """Past what explains the number: 1000元/人, 4名（护林人员2名）值守人员."""
    per = _PER.match(page.body, position, position + 12)
    position = per.end() if per else position
    found = _BRACKET.match(page.body, position, position + 62)
    return found.end() if found else position


def noun_after(page: Page, position: int, limit: int, *, verb_may_open: bool) -> str:
    """The noun phrase between `position` and `limit`; empty where no noun begins there.

    `verb_may_open`: after a sum or a share a verb says what it is for (3亿元建设道路), after 5个 it is part of a name.
    """
    start = _LINK.match(page.body, position)
    begin = start.end() if start else position
    aged = _AGED.match(page.body, begin)
    begin = aged.end() if aged else begin
    text = page.body[begin : min(limit, begin + WINDOW)]
    if _STARTS_NOTHING.match(text) or _STOP_MARK.match(text):
        return ""
    stop = AFTER_STOP.match(text)
    is_origin = text.startswith("来自") and "的" in text
    if stop and not is_origin and (verb_may_open or stop[0] not in NAME_OPENERS):
        return ""
    if _CHANGES.match(text) or (verb_may_open and OPENING_VERB.match(text)):
        return ""
    cut = _cut(text)
    noun = _WITH_THE_NEXT.sub("", text) if cut == len(text) == limit - begin else text[:cut]
    noun = _AMONG.sub("", TRAILING.sub("", _owner(_closed(noun))))
    whole = page.body.startswith(noun, begin)
    return noun + _with_divisions(page, begin + len(noun)) if noun and whole else noun


def without_contents(noun: str) -> str:
    """果园内的枇杷 → 果园: of 16亩 it is the place that is measured."""
    return _WITHIN.sub("", noun)


def follows_with_link(page: Page, position: int) -> bool:
    """Whether 的 joins the number to what follows."""
    found = _LINK.match(page.body, position)
    return bool(found and found[0].endswith("的"))


_DIVISIONS = re.compile(r"[（(](?:[省市县区旗州镇乡][、，]?){1,4}[）)]")


def _with_divisions(page: Page, end: int) -> str:
    """The bracket of 县（市、区）, which belongs to the noun."""
    found = _DIVISIONS.match(page.body, end)
    return found[0] if found else ""


def is_abstract(noun: str) -> bool:
    """目标, 标准, 水平: what is counted stands elsewhere."""
    return ABSTRACT.match(noun) is not None


def object_after(page: Page, position: int, limit: int) -> str:
    """The object of the verb that follows, past 标准 or 比例: 收取再担保费 → 再担保费, 标准发放补助 → 补助."""
    text = _clause_after(page, position, limit)
    abstract = ABSTRACT.match(text)
    rest = text[abstract.end() :] if abstract else text
    verb = OPENING_VERB.match(rest) or ANY_VERB.match(rest)
    if verb is None or verb.end() == len(rest):
        return ""
    rest = rest[verb.end() :]
    return TRAILING.sub("", _closed(rest[: _cut(rest)]))


def deed_after(page: Page, position: int, limit: int) -> str:
    """What was done where no noun follows: 集中办公."""
    text = _clause_after(page, position, limit)
    return "" if ABSTRACT.match(text) else TRAILING.sub("", _closed(text[:_DEED_WIDTH])).lstrip("、的了")


def _clause_after(page: Page, position: int, limit: int) -> str:
    start = _LINK.match(page.body, position)
    begin = start.end() if start else position
    text = page.body[begin : min(limit, begin + WINDOW)]
    mark = _STOP_MARK.search(text)
    text = text[: mark.start()] if mark else text
    return "" if _STARTS_NOTHING.match(text) else text


def _cut(text: str) -> int:
    """Where the noun phrase ends; quotations are walked over whole."""
    mark = _STOP_MARK.search(text)
    end = mark.start() if mark else len(text)
    partner = _PARTNER.search(text)
    end = min(end, partner.start()) if partner else end
    for following in (_LIST_VERB, _CALLED):
        found = following.search(text)
        end = min(end, found.start()) if found else end
    quoted = [(quote.start(), quote.end()) for quote in _QUOTE.finditer(text)]
    for stop in AFTER_STOP.finditer(text, 1, end):
        if not any(start < stop.start() < close for start, close in quoted):
            end = stop.start()
            break
    said = said_of_it(text, end)
    return end if any(start < said < close for start, close in quoted) else said


def _owner(text: str) -> str:
    """老民居的屋面翻修 → 老民居: what is done to the counted thing is not counted."""
    if land := _LAND.match(text):
        return land["land"]
    if places := _PLACES.match(text):
        return places[0]
    deed = _DONE_TO_IT.search(text)
    return text[: deed.start()] if deed and deed.start() >= 2 else text


def _closed(text: str) -> str:
    """Without a quotation that was opened and cut off."""
    opened = text.rfind("“")
    if opened <= text.rfind("”"):
        return text
    return text[:opened] if opened else text[1:]
