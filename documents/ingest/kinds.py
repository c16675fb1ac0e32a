"""What kind of text an article is, from its title, its form and its authors."""

import re
from collections.abc import Iterable
from dataclasses import replace

from documents.ingest.names import is_person
from documents.ingest.parsed import ParsedAuthor

_PLAN = re.compile(
    r"(?:规划|方案|计划|意见|措施|办法|行动|纲要|细则|要点|若干政策|政策|规定|条例|指南|清单)(?:[（(][^（）()]*[）)])*(?:》)?(?:的通知)?$"
)
_REPORT = re.compile(
    r"(?:工作报告|情况报告|总结|汇报|情况的?报告|述职)(?:[（(][^（）()]*[）)])*$|工作总结|政府工作报告"
)
_NOTICE = re.compile(r"(?:通知|公告|通告|公示|批复|通报|决定|函|复函|倡议书)(?:[（(][^（）()]*[）)])*$")
_SPEAKER = re.compile(r"(?:^|(?<=[。？！?\s]))([^\s，,。；：:？！?]{1,14})[:：](?=[^\n]{2})")
_VOICES = re.compile(r"解说|旁白|画外音|同期声?|现场声|字幕|配音|串场")
_ASKS = re.compile(r"记者|主持人|《[^》]+》|问|日报|网|杂志")


def speakers(body: str) -> dict[str, int]:
    """Return who speaks how often where paragraphs open with a name and a colon."""
    counts: dict[str, int] = {}
    for match in _SPEAKER.finditer(body):
        name = match[1].strip()
        counts[name] = counts.get(name, 0) + 1
    return counts


def is_interview(body: str) -> bool:
    """Whether a text is question and answer: an asker and somebody else, each at least twice."""
    counts = {name: n for name, n in speakers(body).items() if n >= 2 and not _VOICES.match(name)}
    asks = [name for name in counts if _ASKS.search(name)]
    return bool(asks) and len(counts) > len(asks)


def interviewee(body: str) -> str:
    """Return the one who answers most, "" where the answers carry no name (答：)."""
    counts = {
        name: n
        for name, n in speakers(body).items()
        if n >= 2 and not _ASKS.search(name) and not _VOICES.match(name)
    }
    name = max(counts, key=lambda key: counts[key], default="")
    if name not in {"", "答", "回答", "答复"}:
        return name if is_person(name) else ""
    asked = re.search(r"([一-龥]{2,4})(?:在?接受|就)[^。]{0,30}(?:专访|采访|答记者问|访谈)", body[:600])
    endings = (asked[1][-length:] for length in (3, 2)) if asked else iter(())
    return next((ending for ending in endings if is_person(ending)), "")


def kind_of(
    title: str,
    body: str,
    authors: tuple[ParsedAuthor, ...],
    *,
    is_news: bool,
    is_attached: bool,
    is_addressed: bool,
) -> str:
    """Return one of interview, report, plan, notice, news, signed, other; `is_addressed`: it opens with 各乡镇人民政府：."""
    if is_interview(body):
        return "interview"
    if _REPORT.search(title):
        return "report"
    if is_attached or _PLAN.search(title):
        return "plan"
    if _NOTICE.search(title) or (is_addressed and authors and all(author.is_body for author in authors)):
        return "notice"
    if is_news:
        return "news"
    return "signed" if authors else "other"


def told_apart(authors: Iterable[ParsedAuthor], kind: str) -> tuple[ParsedAuthor, ...]:
    """Of a story, whoever is named without a post or an office reported it: 记者, 通讯员, or a bare name in brackets."""
    return tuple(
        replace(each, is_reporter=kind == "news" and not each.is_body and not each.position)
        for each in authors
    )
