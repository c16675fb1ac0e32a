"""Datelines before a news text (中新网昆明8月2日电 (张三)) and bylines in brackets after it (（记者 张三）)."""

import re

from documents.ingest.names import people

_OUTLET = r"(?:本[报网台刊]|据?[A-Za-z0-9\u4e00-\u9fff·\-—]{0,16}?(?:新华社|中新社|通讯社|新华网|中新网|人民网|中国网|央视网|光明网|[\u4e00-\u9fff]{1,8}(?:日报|晚报|晨报|时报|农民报|报|新闻网|网|电视台|融媒(?:体中心)?|客户端|新闻|发布|频道|在线|杂志))(?:[-—][\u4e00-\u9fff]{2,8})?)"
_DAY = r"(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日"
_WHO = r"(?:\s*[（(](?P<who>[^（）()。]{2,60})[）)])?"
_DATELINE = re.compile(
    rf"(?P<source>{_OUTLET})(?P<place>[\u4e00-\u9fff]{{0,8}}?)(?P<day>{_DAY})?(?:电|讯|消息|报道)(?=[\s（(：:]|{_DAY}){_WHO}(?:\s*[（(][^（）()。]{{2,20}}[）)])?\s*[：:]?\s*"
    rf"|(?P<source2>{_OUTLET})(?P<place2>[\u4e00-\u9fff]{{0,8}}?)(?P<day2>{_DAY})(?:电|讯){_WHO.replace('who', 'who2')}\s*[：:]?\s*"
    r"|(?P<source3>)[（(](?:本报|本网)?(?:见习|全媒体)?记者[\s:：]*(?P<who3>[^（）()。]{2,40})[）)]\s*"
)
_BRACKETED_END = re.compile(
    r"[（(【\[]((?:[^（）()【】\[\]]|[（(][^（）()]{0,60}[）)]){1,160})[）)】\]]\s*[。■□◆]?$"
)
_BYLINE_WORD = re.compile(
    r"^\s*(?:完|记者|通讯员|特约|来源|作者|文[/／:：]|图文|责编|责任编辑|编辑|摘自|原载|转自|据|撰稿|供稿|执笔|校对|审核|见习|实习|全媒体|融媒|本[报刊网台]|单位[:：]"
    r"|[^，。；：]{0,16}(?:记者|通讯员|日报|晚报|新闻网|供稿|新闻中心|融媒体中心)(?:\s|$|[:：]))"
)
_CLOSING_MARK = re.compile(r"[■□◆●▲※]+$")
_SHORT_LINE_BYLINE = re.compile(
    r"(?:^|\n)[ \u3000]*(?:[（(]?(?:本报|本网|本台)?(?:全媒体|见习|特约)?(?:记者|通讯员)[\s:：|｜/][^。，；]{2,60}|文[/／][^。，；]{2,40}|[(（]?完[)）]?)$"
)


def take_dateline(text: str) -> tuple[dict[str, str], str]:
    """Return (source, day, who; "" where missing) and the text after the dateline."""
    match = _DATELINE.match(text[:200])
    if not match:
        return {}, text
    parts = {
        name: next((v for k, v in match.groupdict().items() if k.rstrip("23") == name and v), "")
        for name in ("source", "day", "who")
    }
    return parts, text[match.end() :]


def take_closing(text: str) -> tuple[list[str], str]:
    """Return the bylines closing a text, outermost first, and the text before them."""
    taken: list[str] = []
    while True:
        text = _CLOSING_MARK.sub("", text.rstrip()).rstrip()
        tail = text[-260:]
        line = _SHORT_LINE_BYLINE.search(tail)
        bracketed = _BRACKETED_END.search(tail)
        if line:
            cut, content = line.start(), line[0].strip()
        elif bracketed and (_BYLINE_WORD.match(bracketed[1]) or _is_names(tail, bracketed)):
            cut, content = bracketed.start(), bracketed[1].strip()
        else:
            return taken, text
        taken.append(content)
        text = text[: len(text) - len(tail) + cut]


def _is_names(tail: str, bracketed: re.Match[str]) -> bool:
    """（张贝 董蕾） after a full stop is a byline; （张三） inside a sentence is none."""
    return tail[: bracketed.start()].rstrip().endswith(("。", "！", "”", "？")) and bool(people(bracketed[1]))
