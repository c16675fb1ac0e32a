"""Datelines before a news text (中新网昆明8月2日电 (张三)) and bylines after it (（记者 张三）, 来源：… 作者：…)."""

import re
from dataclasses import dataclass

from documents.ingest.blocks import people_on_one_line
from documents.ingest.header.credits import credits_start
from documents.ingest.names import names_run_together, people, reads_as_name

_OUTLET_END = (
    r"新华社|中新社|通讯社|(?:日报|晚报|晨报|早报|时报|商报|都市报|农民报|[一-龥]{2,4}报)网?|新闻网|[一-龥]{1,6}网站|[一-龥]{1,4}网时刻(?:新闻)?|[一-龥]{1,4}网(?!络)"
    r"|电视台|电台|融媒体?(?:中心)?|客户端|[一-龥]{2,4}新闻(?!网)|时刻新闻|[一-龥]{2,6}发布|频道|在线|杂志|周刊|本报|本网|本台|本刊|本栏"
)
_OUTLET = rf"(?!据)(?:[A-Za-z0-9一-龥][A-Za-z0-9一-龥·\-—、]{{0,20}}?)?(?:{_OUTLET_END})(?:[-—][一-龥]{{2,8}}|[（(][一-龥]{{2,8}}网[）)])?"
_DAY = r"(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日"
_ROLE = r"(?:首席|见习|实习|特约|全媒体|融媒体?|本报|本网|本台|驻[一-龥]{2,4})*(?:记者|通[讯信迅]员|实习生)"
_NAMES = r"[一-龥·]{2,4}(?:[\s、][一-龥·]{2,4}){0,4}?"
_WHO = r"(?:\s*[（(](?P<who>[^（）()。]{2,60})[）)])?"
_DATELINE = re.compile(
    rf"[【\[]?据?(?P<source>{_OUTLET})[一-龥]{{0,8}}?(?P<day>{_DAY})?(?:电|讯|消息|报道)(?:[】\]]|(?=[\s（(：:]|{_DAY}|近日|日前|为(?:深入|进一步|贯彻|全面|切实))){_WHO}"
    rf"(?:\s*[（(][^（）()。]{{2,20}}[）)])?\s*[：:]?\s*(?:据[^。，]{{2,30}}报道[，：:]\s*)?"
)
_GLUED_DATELINE = re.compile(
    rf"据?(?P<source>{_OUTLET})[一-龥]{{0,8}}?(?P<day>{_DAY})(?:电|讯){_WHO}\s*[：:]?\s*"
)
_REPORTERS = (
    rf"(?P<source>{_OUTLET}(?:·[一-龥]{{2,4}})?)?\s?(?:[|｜]\s?)?"
    rf"(?P<who>{_ROLE}[\s:：|｜]*{_NAMES}(?:\s*{_ROLE}[\s:：|｜]*{_NAMES}){{0,2}})"
)
_REPORTER_LINE = re.compile(
    rf"{_REPORTERS}(?:\s+[一-龥]{{2,6}}?(?:摄影)?报道\s*|\s*[文图][/／][文图]\s*|(?:\s*[文图][/／][^\s]{{0,6}})?\s+)(?=[^\s])"
)
# 某某晚报记者 王丽7月18日…, 通讯员 孙华 周晓 记者 李梦为深入…: the text begins right behind the last name.
_GLUED_REPORTERS = re.compile(
    rf"{_REPORTERS}\s*"
    r"(?=\d|“|在|近日|日前|近年来|近期|最近|今年|去年|连日来|不久前|前不久|前几天|这几天|这两天|眼下|当前|时下|目前|如今|暑[假期]|寒假|春节|国庆|盛夏|初[春夏秋冬]|(?:湖[南北]|河[南北]|山[东西]|广[东西]|江[苏西]|浙江|安徽|福建|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆|西藏|吉林|辽宁|黑龙江|海南|重庆)[一-龥]{2}"
    r"|深[秋冬]|金秋|[清早]晨|一大早|随着|走进|为(?:深入|切实|进一步|全面|贯彻|了|扎实|推动|做好|助力|丰富))"
)
# 云台之家 8 月 16 日消息，: set with blanks about its numbers, as what writes so always is.
_SPACED_DAY = re.compile(
    r"(?P<source>[A-Za-z0-9一-龥]{2,10}) ?(?:\d{4} 年 )?\d{1,2} 月 \d{1,2} 日(?:消息|讯|报道)[，,：:]?\s*"
)
# 文/某某晚报记者 孙唯 通讯员 李丽图/学校供图
_WRITTEN_AND_PICTURED = re.compile(
    rf"文[/／]\s?{_REPORTERS}\s?图[/／][:：]?\s?(?:[一-龥]{{2,8}}?(?:供图|提供)|受访(?:者|对象)|[一-龥]{{2,3}}(?=\s))\s*"
)
# 【某某财经消息】
_BRACKETED_OUTLET = re.compile(rf"【(?P<source>[A-Za-z一-龥·]{{2,12}}?)(?:消息|讯|报道|电)】{_WHO}\s*")
_BRACKETED_REPORTER = re.compile(r"[（(](?P<who>[^（）()。，]{2,60})[）)]\s*")
_CHECKED = (
    _WRITTEN_AND_PICTURED,
    _REPORTER_LINE,
    _GLUED_REPORTERS,
    _BRACKETED_REPORTER,
)  # what stands where names should is looked at closely
# 南都讯 记者…, 新武山讯(记者 …): an outlet known only by 讯 and the reporters after it.
_OTHER_OUTLET = re.compile(
    rf"(?P<source>[一-龥]{{2,8}})讯[ \u3000]*(?:[（(](?P<who>{_ROLE}[^（）()。]{{2,40}})[）)]|(?P<plain>{_ROLE}[\s:：]*[一-龥·]{{2,4}}(?:[ \u3000、][一-龥·]{{2,4}}?){{0,4}})(?:发自[一-龥]{{2,6}}|[一-龥]{{2,6}}报道)?[ \u3000])\s*"
)
_PROGRAMME = re.compile(
    r"(?P<source>)(?:[（(](?:新闻联播|焦点访谈|朝闻天下|新闻直播间|经济信息联播)[）)][：:]\s*|本报综合(?:报道|消息)?\s+)"
)
_STORY_TITLE = re.compile(r"题[:：]\s*(?P<title>[^\s。]{6,60})\s+")

_TOLD_BY = re.compile(
    rf"据(?P<told>{_OUTLET}(?<!官网)(?<!网站))(?:微信公众号)?(?:{_DAY})?(?:消息|报道|讯)[，,：:]|(?P<signed>{_OUTLET})\s?[|｜]?\s?{_ROLE}[\s:：]"
)
# A picture's words and, where they say so, whose it is.
_CAPTION = re.compile(
    r"(?:[^，。；！？：:“”\n（()）]{2,30}。\s*(?:[（(][^（）()。，]{2,20}(?:供图|[摄图])[）)]\s*)?){1,3}"
)
_CREDITED = re.compile(
    r"(?:[（(](?:图片?来源|图源)[:：][^（）()]{2,30}[）)]|(?:\d{1,2}月\d{1,2}日，)?[^，。；！？：:“”\n]{2,40}。\s?(?:[^，。；！？“”\n]{2,12}\s)?[一-龥·]{2,4}\s?摄(?![影像氏制取])|[一-龥]{2,4}\s?资料图"
    r"|[^，。；！？：:\n]{2,60}。\s?[一-龥]{2,8}\s?供图(?=\s))\s*"
)
_BRACKETED_END = re.compile(
    r"[（(【\[]((?:[^（）()【】\[\]]|[（(][^（）()]{0,60}[）)]){1,160})[）)】\]]\s*[。■□◆]?$"
)
_BYLINE_WORD = re.compile(
    r"^\s*(?:完$|(?:原?[载刊]|发表|刊[发登载])于?《|下转|上接|原标题\s?[:：《]|记者|通[讯信迅]员|(?:本文)?作者(?:[^，。；：\s]{2,12})?(?:系|为|是|单位)|据[^，。]{2,20}[报网社](?:报道)?$"
    r"|(?:来源|稿源|作者|文|图|图文|责编|责任编辑|编辑|摘自|原载|转自|撰稿|供稿|执笔|校对|审核|摄影)\s?[:：/／\s]"
    r"|(?:本[报刊网台]|特约|见习|实习|全媒体|融媒)[^，。]{0,12}(?:记者|通[讯信迅]员)"
    r"|[^，。；：、]{0,16}(?:(?:记者|通[讯信迅]员|日报|晚报|新闻网)(?:\s|$|[:：])|供稿$|(?:新闻中心|融媒体中心|宣传部)\s))"
)
_CLOSING_MARKS = "■□◆●▲※"
MOST_BYLINES = 40  # lines; credits of a programme have a dozen, and what has more is a list that is the text
_SHORT_LINE = re.compile(
    rf"(?:^|\n)[ \u3000]*(?:[（(]?{_ROLE}[\s:：|｜/][^。，；]{{2,60}}|文[/／][^。，；]{{2,40}}|[(（]?完[)）]?)$"
)
_GLUED_CREDITS = re.compile(
    r"(?<=[。！？”）)])\s*([^。，,；;]{0,16}(?:记者|通[讯信迅]员)[^。，,；;]{2,24}?(?:编辑|责编|校对|[一二三]审)[^。，,；;]{2,60})$"
)
_GLUED_LABELS = re.compile(
    r"(?<=[。！？”）)])\s*((?:(?:文章|稿件|信息)?来源|稿源|作者|文字?|编辑|责编|责任编辑|记者|通[讯信迅]员|供稿|撰稿|撰文|审核|校对|一审|初审|监制)\s?[:：/|｜丨][^。]{1,120})$"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a news text says of itself before its first sentence; "" where it does not."""

    source: str = ""
    day: str = ""
    who: str = ""
    title: str = ""


def take_dateline(text: str) -> tuple[Dateline | None, str]:
    """Return the dateline a text opens with, None where there is none, and the text after it."""
    opening = text[:260]
    for pattern in (
        _DATELINE, _GLUED_DATELINE, _SPACED_DAY, _WRITTEN_AND_PICTURED, _BRACKETED_OUTLET, _PROGRAMME, _OTHER_OUTLET, _GLUED_REPORTERS, _REPORTER_LINE, _BRACKETED_REPORTER,
    ):  # fmt: skip
        match = pattern.match(opening)
        if not match or (pattern in _CHECKED and not _reporters_only(match["who"])):
            continue
        parts = {name: value or "" for name, value in match.groupdict().items()}
        parts["who"] = parts.pop("plain", "") or parts.get("who", "")
        rest = text[match.end() :]
        if titled := _STORY_TITLE.match(rest[:120]):
            inner, rest = take_dateline(rest[titled.end() :])
            parts |= {"title": titled["title"], "who": parts.get("who") or (inner.who if inner else "")}
        return Dateline(**parts), rest
    return None, text


def outlet_told(body: str) -> str:
    """The outlet that a text says it was told by in its first words: 据某某新闻8月3日消息，; 某某日报客户端 | 实习记者 王海."""
    told = _TOLD_BY.match(body)
    return (told["told"] or told["signed"]) if told else ""


def take_opening(body: str) -> tuple[Dateline | None, str]:
    """The dateline, and what follows it; the caption of a picture that lost its line end may stand before."""
    dateline, rest = take_dateline(body)
    if dateline or not (caption := _CREDITED.match(body) or _CAPTION.match(body)):
        return dateline, rest
    dateline, rest = take_dateline(body[caption.end() :])
    is_credited = caption.re is _CREDITED
    if is_credited or (dateline and dateline.source and (dateline.day or dateline.who)):
        return dateline, rest
    return None, body


def _reporters_only(who: str) -> bool:
    """新华社记者 王海、李丽 are names; 记者从山东省政府获悉 is a sentence."""
    names = re.sub(_ROLE, " ", who).strip(" :：|｜")
    announced = names != who.strip(" :：|｜")
    words = re.split(r"[\s、，,|｜]+", names)
    return bool(people(names)) or (
        announced and all(reads_as_name(word) or names_run_together(word) for word in words)
    )


def take_closing(text: str) -> tuple[list[str], str]:
    """Return the bylines closing a text, outermost first, and the text before them."""
    taken: list[str] = []
    while True:
        text = text.rstrip().rstrip(_CLOSING_MARKS).rstrip()
        if len(taken) >= MOST_BYLINES:
            return taken, text
        tail = text[-260:]
        found = (
            _SHORT_LINE.search(tail)
            or _GLUED_LABELS.search(tail)
            or _GLUED_CREDITS.search(tail)
            or _bracketed(tail)
        )
        if not found:
            start = credits_start(text)
            if start == len(text):
                return taken, text
            taken.append(text[start:].strip())
            text = text[:start]
            continue
        # Names keep their brackets, which tell a story's reporters from who signs a text.
        inside = found[1] if found.lastindex and not people(found[1]) else found[0]
        taken.extend(inside.strip().split("\n")[::-1])
        text = text[: len(text) - len(tail) + found.start()]


def _bracketed(tail: str) -> re.Match[str] | None:
    """（张贝 董蕾） and （某县农业农村局 张贝） after a full stop are bylines; （张三） inside a sentence and （省财政厅） are none."""
    found = _BRACKETED_END.search(tail)
    if not found or _BYLINE_WORD.match(found[1]):
        return found
    is_after_stop = tail[: found.start()].rstrip().endswith(("。", "！", "”", "？"))
    return found if is_after_stop and (people(found[1]) or people_on_one_line(found[1])) else None
