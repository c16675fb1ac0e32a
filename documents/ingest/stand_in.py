"""What stands for a title where a text has none: the first words that say something, until a person writes a better one."""

import re

_LONGEST = 40  # characters, cut at a comma where that is possible
_FURTHEST = 70  # characters to look for that comma
_SHORTEST = 10  # characters; 开学啦！ says nothing alone
# When it was and who said so is no title: 近日，; 8月3日上午，; 记者从某局获悉，
_LEAD = re.compile(
    r"[^一-龥“《\dA-Za-z]*(?:(?:近日|日前|近期|连日来|昨[天日]|今[天日](?:上午|下午)?|(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚)?(?:消息)?)"
    r"(?:[（(][^（）()，。]{2,12}[）)])?[，,]|据[^，。“]{2,20}(?:消息|报道|介绍|了解|悉)[，,]|(?:据悉|据了解)[，,]|本[台报网](?:消息|讯)[：:]|(?:[记笔]者[^，。]{0,12})?从[^，。]{2,30}(?:获悉|了解到)[，,：:]?)"
)
# A headline and its text on one line, parted by a blank.
_HEADLINE = re.compile(r"[^，。；：？！\s]{9,40}(?=\s[一-龥\d“])")
_OFFICE = re.compile(r"[省市县区州委部局厅办会室院]$")
_SENTENCE = re.compile(r"[^。！？\n]+(?:[。！？]”|[！？])?")
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"), ("‘", "’"))


def stand_in_title(body: str) -> str:
    """The first sentence without its lead, cut at a comma with …… behind it where it is long; quotes and brackets closed.

    `body` holds a Han character at least.
    """
    opening = body.lstrip()[:400]
    while (lead := _LEAD.match(opening)) and re.match(r"[^。]{10}", opening[lead.end() :]):
        opening = opening[lead.end() :].lstrip()
    if (headline := _HEADLINE.match(opening)) and not (_OFFICE.search(headline[0]) or _opened(headline[0])):
        return headline[0]
    end = 0
    for found in _SENTENCE.finditer(opening):
        end = found.end()
        if end >= _SHORTEST and re.search(r"[一-龥]", opening[:end]):
            break
    sentence = " ".join(opening[:end].split())
    return _closed(sentence if len(sentence) <= _LONGEST else f"{_cut(sentence)}……")


def _cut(sentence: str) -> str:
    """Up to the last comma within the length, else the first one behind it; lists are cut only where nothing else is."""
    marks = [m.start() for m in re.finditer(r"[，,；;：]", sentence[:_FURTHEST])]
    within = [at for at in marks if _SHORTEST <= at <= _LONGEST and not _opened(sentence[:at])]
    beyond = [at for at in marks if at > _LONGEST and not _opened(sentence[:at])]
    if within or beyond:
        return sentence[: within[-1] if within else beyond[0]]
    kept = sentence[:_LONGEST]
    while opened := _opened(kept):
        kept = kept[: kept.rfind(opened)]
    return (kept if len(kept) >= _SHORTEST else sentence[:_LONGEST]).rstrip("、，")


def _opened(text: str) -> str:
    """The bracket or quote that is open where `text` ends, "" where none is."""
    return next((opening for opening, closing in _PAIRS if text.count(opening) > text.count(closing)), "")


def _closed(title: str) -> str:
    """Drop the quotes and brackets whose other half was cut off."""
    for opening, closing in _PAIRS:
        if title.count(opening) != title.count(closing):
            title = title.replace(opening, "").replace(closing, "")
    return title
