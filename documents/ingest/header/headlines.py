"""Where a headline ends that lost the line break between itself and the text."""

import re
from collections.abc import Iterator

_ZONE = 240  # characters in which a headline ends
_SHORTEST, _LONGEST = 8, 90  # characters of a headline
_PAPER = r"(?:日报|晚报|晨报|早报|快报|时报|商报|都市报|农民报|青年报)"
_OUTLET_KIND = rf"(?:{_PAPER}(?:网|社)?(?:客户端|新闻客户端|全媒体)?|新闻客户端|新闻网|客户端|网(?:[一-龥]{{2}}新闻|时刻新闻|时刻)?|新闻|电视台|融媒体?|报|在线|发布)(?:[·\-－—][一-龥]{{2,6}})?"
_DATED = r"(?:[一-龥]{2,4})?(?:\d{1,2}月\d{1,2}日)?(?:电|讯|消息|报道)"
_DAY_SAID = r"(?:[一-龥]{2,4})?\d{1,2}月\d{1,2}日(?:电|讯)"
_ROLE = r"(?:首席|见习|实习|全媒体|融媒体?)*(?:记者|通[讯信迅]员)"
_SAID = rf"(?:\s?[|｜]\s?)?(?:{_DAY_SAID}|{_DATED}(?=[\s（(：:\d]|\d|近日|日前)|\s?{_ROLE}[\s:：])"
# An outlet's own name has a place or a word of two characters before its kind; 本报 has none.
_NATIONWIDE = r"(?:人民|新华|中新|央视|央广|光明|中工|中青)网"
_BOUNDED = re.compile(
    rf"(?<=[\s”》！？])(?![一-龥]{{1,3}}{_NATIONWIDE})(?:[一-龥]{{2,5}}?{_OUTLET_KIND}|[一-龥]{{2,4}}(?=讯)){_SAID}"
)
_DATELINE = re.compile(
    rf"据?(?:本[报网台刊](?:综合)?|新华社|中新社|(?:中国|参考|证券)[一-龥]{{2,4}}{_OUTLET_KIND}|[一-龥]网时刻(?:新闻)?|(?!.{{0,2}}本[报网台刊])(?!.{{1,2}}网时刻)[一-龥]{{2}}{_OUTLET_KIND}|[一-龥]{{2}}(?=讯[\s（(])){_SAID}|据[一-龥]{{2,4}}(?:卫视|电视台)(?:消息|报道)?|本报综合\s"
)
_SEASON = (
    r"(?:[初盛深仲暮早][春夏秋冬]|[春夏秋冬](?:日|季|天|末|耕|收)|金秋|寒冬|炎夏|[一二三四五六七八九十]月)"
)
_FOR = r"(?:深入|实施|切实|进一步|全面|贯彻|了|扎实|确保|推动|推进|做好|加快|加强|巩固|认真|落实|助力|解决|促进|提升|提高|庆祝|丰富|帮助|让|保障|打造|改善|关爱|加深|满足|缓解|破解|增强|培养|引导|传承|宣传|非物质|响应|弘扬|充分|更好|及时|着力|持续|有效|积极|大力)"
# The text opens with a date, 近日, 为深入 …, a season, a question put to a person, or somebody speaking.
_OPENS = re.compile(
    rf"近日|日前|近年来|近些年|今年(?:以来|，)|连日来|去年以来|眼下|当前，|当下，|目前，|如今，|由于|受[^，。]{{2,16}}影响|\s{{2,}}(?=[一-龥\d“])|文[/／]|时下|近期|最近，|昨天|今天上午|为{_FOR}"
    r"|(?<![年到至于从自在—\-暨\d])\d{1,2}月(?:\d{1,2}日|以来|份|[初中底]|[上中下]旬)|(?<![到至暨于自从在的和《“\d\-—－（(])(?<!开展|举办|举行|实施|启动|公布|发布)(?:19|20)\d{2}年(?!度|暑|寒|春季|秋季|[^，。]{0,4}[规计]划)(?=[^，。]{2,30}[，。])|“(?=[^”]{16}|[^”]*[。！？])[^”]{0,60}[，。！？、][^”]{0,200}”"
    rf"|{_SEASON}(?:时节|的|里|，|来临)|夏日炎炎|炎炎夏日|[清早]晨|傍晚|午后|一大早|记者(?:(?:\d{{1,2}}月)?\d{{1,2}}日|[昨今][天日]|近日|日前|获悉)?从|在[^，。；“”]{{2,24}}(?:支持|指导|带领|帮助|引领)下，|(?<=[！”？\s])走进|(?<![月\d至到—\-－])\d{{1,2}}日(?:上午|下午|晚)?，|据(?:了解|悉|介绍|[一-龥]{{2,8}}消息)|随着|[\s（(]{_ROLE}[\s:：]|{_ROLE}[ \u3000:：]+[一-龥]{{2,4}}"
)
# 来源：某某日报网 behind a headline, with the text right behind it.
_LABEL = re.compile(
    rf"(?:作者[:：]\s?[一-龥·]{{2,4}}(?=来源|[\s]))?\s?来源[:：]\s?(?:[一-龥]{{2,6}}网[－—-][一-龥]{{2,4}}频道|[一-龥]{{2,6}}?{_OUTLET_KIND}(?:[一-龥]{{2}}频道)?|[一-龥]{{2,8}}(?=\s))"
)
_SUBJECT_ENDS = re.compile(
    r"(?:[省市县区州盟旗镇乡村委局府办部厅院校会司队组站所社心团人们员企行库园]|集团|干部|群众)$"
)
_CAPTION = re.compile(
    r"[（(][^（）()]{0,30}(?:供图|摄|图|发)[）)]|[（(](?:图片?来源|图源)[:：][^（）()]{2,30}[）)]|[一-龥]{2,3}\s资料图"
)
_STOPS = re.compile(r"[。；]")


def headline_cuts(text: str, start: int, end: int, *, is_announced: bool) -> Iterator[int]:
    """Yield where the headline at `start` ends, and where its repetition and the source behind it do.

    `is_announced`: 原标题： stands before it. Else it must be told from a first sentence that has a subject before 近日.
    """
    zone = text[start : min(end, start + _ZONE)]
    if _DATELINE.match(zone) or _BOUNDED.match(f" {zone}", 1):
        return
    if length := _printed_twice(zone):
        yield start + length
        again = length + len(zone[length:]) - len(zone[length:].lstrip()) + length
        yield start + again
        yield from (start + each for each in _behind_label(zone, again))
        return
    told = [
        each for each in (_first(_BOUNDED, zone) or _first(_DATELINE, zone), _first(_LABEL, zone)) if each
    ]
    opened = [each for each in (_first(_OPENS, zone), _before_own_place(zone)) if each]
    length = min((*told, *opened), default=0)
    if not length or not (is_announced or length in told or _stands_alone(zone[:length])):
        return
    if caption := _CAPTION.search(zone, _SHORTEST, length):
        length = caption.start()
    if not _STOPS.search(zone, 0, length):
        yield start + length
        yield from (start + each for each in _behind_label(zone, length))


def _printed_twice(zone: str) -> int:
    for length in range(6, len(zone) // 2 + 1):
        if zone.startswith(zone[:length], length) or zone[length:].lstrip().startswith(zone[:length]):
            return length
    return 0


def _first(pattern: re.Pattern[str], zone: str) -> int:
    found = next((m for m in pattern.finditer(zone) if _SHORTEST <= m.start() <= _LONGEST), None)
    return found.start() if found else 0


def _behind_label(zone: str, start: int) -> Iterator[int]:
    label = _LABEL.match(zone, start)
    if label and label.end() < len(zone):
        yield label.end()


def _stands_alone(headline: str) -> bool:
    return not (_SUBJECT_ENDS.search(headline) or re.search("[，,：:]", headline))


def _before_own_place(zone: str) -> int:
    """山西方山：政策上门稳就业山西方山县人社局…: the text opens with the words that the headline opens with."""
    opening = re.match(r"[一-龥]{3,6}?(?=[：:])|[一-龥]{2,4}[市县区州镇]", zone)
    names = [opening[0]] if opening else []
    if opening and opening[0].endswith(tuple("市县区州镇乡")):
        names.append(opening[0][2:])
    found = (zone.find(name, _SHORTEST) for name in names if len(name) >= 3)
    return next((again for again in found if _SHORTEST <= again <= _LONGEST), 0)
