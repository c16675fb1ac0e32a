"""Who wrote a text, who answers in it, or which body issued it; posts as printed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from documents.ingest.blocks import author_blocks, people_on_one_line
from documents.ingest.dates import first_date
from documents.ingest.header.credits import credits_of
from documents.ingest.header.labels import labelled_fields
from documents.ingest.kinds import interviewee, is_interview
from documents.ingest.names import DUTY, bodies, is_person, people, post_in_text
from documents.ingest.parsed import ParsedAuthor
from documents.ingest.split import DraftArticle

_ANONYMOUS = frozenset("佚名 匿名 admin 管理员 本站 网站管理员 未知 无 本网 原创 转载".split())
_ISSUED = re.compile(r"^(.{2,60}?)(?:关于|印发|转发|批转|公布|发布)")
_PRINTED = re.compile(r"\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日印发$")
_ROLES = re.compile(
    r"[^\s、，：:（(]{0,8}(?:记者|通[讯信迅]员)|作者|撰稿|供稿|执笔|图[/／]文|文[/／]图?|图文"
)
_EDITORS = re.compile(
    r"(?:责任编辑|责编|编辑|审核|校对|监制|初审|复审|终审|[一二三]审|美编|值班编委|摄影|摄)[\s:：/]*[^\s，,；;|（）()]{2,24}"
)
_POST_AND_NAME = re.compile(rf"^(?P<post>.*{DUTY})[\s□■◆:：]*(?P<name>[一-龥·]{{1,4}}(?:[ \u3000][一-龥])?)$")
_AUTHOR_IS = re.compile(
    r"^(?:本文)?作者[:：]?\s?(?P<name>[^\s系为是单简：:，,]{2,15}?)??\s?(?:系|为|是|，|,|单位[:：]|简介[:：])\s*(?P<who>.+)$"
)
_ORIGINAL = re.compile(r"^原创\s+(?P<name>[一-龥·]{2,8})\s+[^\s]{2,16}(?:\s+(?:19|20)\d{2}.*)?$")
_NAME_THEN_UNIT = re.compile(
    r"^(?P<name>[^:：]{2,30}?)[\s，,；;|｜]+(?:作者)?单位[:：]\s*(?P<post>[^\s:：]{4,40})$"
)
_SUPPLIED = re.compile(r"^[（(]?(?P<who>.{4,40}?)\s?(?:供稿|报送|供图)[）)]?$")
_OUTLETS = re.compile("融媒|新闻|宣传部|网信|电视|报社|记者|通[讯信迅]员")
# 【作者】王海、李丽 【报送单位】某县教育局 【作品简介】 inside a text.
_PRESENTED = re.compile(
    r"【作者】\s*(?P<who>[^【】]{2,40}?)\s*【(?:报送|选送|推荐|申报)?单位】\s*(?P<unit>[^【】\n]{2,40}?)\s*(?:【|\n|$)"
)
_UNIT_WORD = re.compile(r"[报网社台]|中心|宣传部|记者|通[讯信迅]员|供稿|[局办委厅院室处科站所]\b")

# 王海（某市某县） or 王海(媒体评论员) after 作者：, perhaps with the text glued on.
_NAME_AND_NOTE = re.compile(r"^(?P<name>[一-龥·]{2,4})\s?[（(](?P<note>[^（）()]{2,30})[）)]")
_UNIT_NOTE = re.compile(rf"{DUTY}$|[局委办院校厅部会所站]$|政府$|公司$|中心$|[县区市].{{2,8}}[镇乡村]$")
_OPENING, _CLOSING = 400, 120  # characters in which a credit may stand inside the text
_OPENING_CREDIT = re.compile(
    r"(?:讯|报道|消息|客户端)[\s|｜]{0,3}[（(]?(?P<who>(?:\w{0,4}记者|通[讯信迅]员)\s[^（）()。，]{2,60}?)(?:[）)]|(?=[一-龥]{2}部|\n))"
)
# 记者王海从某局获悉
_REPORTER_WHO_HEARD = re.compile(
    r"记者\s?(?P<who>[一-龥]{2,3})(?=[\d一-龥]{0,3}从[^，。]{2,30}(?:获悉|了解到))"
)
_CLOSING_CREDIT = re.compile(
    r"[（(](?P<who>[^（）()。，]{0,12}(?:记者|通[讯信迅]员|图[/／]文|文[/／]图|供稿)[^（）()。，]{2,30})[）)]\s*$"
)
_SIGNED_BEFORE_CAPTION = re.compile(r"[。！？”][（(](?P<who>[^（）()。，]{2,20})[）)][^。（）()]{4,40}$")


def issuers_of(draft: DraftArticle, title: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the issuing bodies: as the title names them, as they signed, as the header names them."""
    if (named := _ISSUED.match(title)) and (found := bodies(named[1])):
        return found
    for piece in reversed(draft.tail):
        if found := bodies(piece):
            return found
    if found := _notice_signers(draft.notice):
        return found
    in_title = next(
        (i for i, piece in enumerate(draft.head) if title and title[-6:] in piece), len(draft.head)
    )
    for piece in draft.head[in_title + 1 :]:
        if found := bodies(piece):
            return found
    if found := bodies(fields.get("issuer", "") or fields.get("unit", "")):
        return found
    printed = (_PRINTED.sub("", piece).strip() for piece in draft.tail if _PRINTED.search(piece))
    return next((found for office in printed if (found := bodies(office))), ())


def _notice_signers(notice: str) -> tuple[str, ...]:
    """Return who signed a covering notice: the offices between its last sentence and its date."""
    signed: tuple[str, ...] = ()
    for line in reversed(re.split(r"\n|(?<=。)", notice[-600:])):
        undated = re.split(r"(?:19|20)\d{2}年|[二○〇]{2}", line.strip())[0].strip()
        if found := bodies(undated):
            signed = found + signed
        elif signed and line.strip():
            break
    return signed


def authors_of(
    draft: DraftArticle, title: str, fields: Mapping[str, str], issuers: tuple[str, ...]
) -> tuple[ParsedAuthor, ...]:
    """Return people with their posts where any are named, else the issuing bodies, else the reporters."""
    around = " ".join((title, *draft.head))
    if is_interview(draft.body) and (name := interviewee(draft.body)):
        return (ParsedAuthor(name, post_in_text(name, f"{around}。{draft.body}")),)
    if found := tuple(each for block in author_blocks(draft.head) for each in (block.author, *block.others)):
        return found
    if found := tuple(_described(draft)) or tuple(_signed_below(draft)) or tuple(_presented(draft.body)):
        return found
    if (named := fields.get("author", "")) and (found := tuple(_labelled(named, around))):
        return tuple(_with_unit(author, fields.get("unit", "")) for author in found)
    if issuers:
        return tuple(ParsedAuthor(name, is_body=True) for name in issuers)
    return tuple(_reporters(draft, around))


def _signed_below(draft: DraftArticle) -> Iterator[ParsedAuthor]:
    """渭源县农业农村局 林知远 below a text; an outlet's people are its reporters."""
    for piece in draft.tail:
        if not _OUTLETS.search(piece):
            yield from _of_office(piece)


def _presented(body: str) -> Iterator[ParsedAuthor]:
    if presented := _PRESENTED.search(body):
        yield from (ParsedAuthor(name, presented["unit"]) for name in people(presented["who"]))


def _of_office(piece: str) -> tuple[ParsedAuthor, ...]:
    """渭源县农业农村局 林知远 behind a label or below a text; 王海（某市某县） tells a place alone."""
    found = people_on_one_line(piece.strip("（()）") if piece.startswith(("（", "(")) else piece)
    return found if all(_UNIT_NOTE.search(author.position) for author in found) else ()


def _with_unit(author: ParsedAuthor, unit: str) -> ParsedAuthor:
    return replace(author, position=unit) if unit and not (author.position or author.is_body) else author


def _described(draft: DraftArticle) -> Iterator[ParsedAuthor]:
    """（作者系某县委书记） after the text gives the post of whoever stands named before it."""
    for piece in draft.tail:
        if described := _AUTHOR_IS.match(piece):
            who = described["who"].strip()
            if match := _POST_AND_NAME.match(who):
                yield from (ParsedAuthor(name, match["post"].strip("：: ")) for name in people(match["name"]))
                continue
            named = people(described["name"] or "")
            names = named or [name for line in draft.head for name in _names_in(line)]
            yield from (ParsedAuthor(name, who) for name in names[:1])
        elif supplied := _SUPPLIED.match(piece):
            yield from (ParsedAuthor(name, is_body=True) for name in bodies(supplied["who"]))


def _labelled(text: str, around: str) -> Iterator[ParsedAuthor]:
    """Read 山西省委农办主任、省农业农村厅厅长□ 刘志杰, 张三 李四, 某县乡村振兴局 after 作者：."""
    text = text.strip(" \u3000□■|")
    if not text or text in _ANONYMOUS:
        return
    if found := _of_office(text):
        yield from found
        return
    if match := _POST_AND_NAME.match(text) or _NAME_THEN_UNIT.match(text):
        yield from (ParsedAuthor(name, match["post"].strip()) for name in people(match["name"]))
        return
    if (match := _NAME_AND_NOTE.match(text)) and is_person(match["name"]):
        yield ParsedAuthor(match["name"], match["note"] if _UNIT_NOTE.search(match["note"]) else "")
        return
    if names := people(_ROLES.sub(" ", text)):
        yield from (ParsedAuthor(name, post_in_text(name, around)) for name in names)
        return
    if offices := bodies(text):
        yield from (ParsedAuthor(name, is_body=True) for name in offices)
        return
    yield from (ParsedAuthor(name, post_in_text(name, around)) for name in _names_in(text))


def _reporters(draft: DraftArticle, around: str) -> Iterator[ParsedAuthor]:
    """Names in the dateline, on lines of their own before the text, and in brackets after it."""
    seen: set[str] = set()
    original = (match["name"] for piece in draft.head if (match := _ORIGINAL.match(piece)))
    for text in (draft.dateline.who if draft.dateline else "", *original, *draft.head, *draft.tail):
        fields = labelled_fields(text)
        if fields and not fields.keys() & {"author", "source"}:
            continue
        for name in _names_in(text):
            if name not in seen:
                seen.add(name)
                yield ParsedAuthor(name, post_in_text(name, around))
    if not (seen or draft.headlines):
        yield from (ParsedAuthor(name, post_in_text(name, around)) for name in _credited_in_text(draft.body))


def _credited_in_text(body: str) -> tuple[str, ...]:
    """Names that a text's first lines or its last bracket credit: 某某网8月18日讯（记者 王海）, （图/文 王海）."""
    credits_ = [match["who"] for match in _OPENING_CREDIT.finditer(body[:_OPENING])]
    if (heard := _REPORTER_WHO_HEARD.search(body[:_OPENING])) and is_person(heard["who"]):
        return (heard["who"],)
    if signed := _SIGNED_BEFORE_CAPTION.search(body[-120:]):
        credits_.append(signed["who"])
    if closing := _CLOSING_CREDIT.search(body[-_CLOSING:]):
        credits_.append(closing["who"])
    return next((names for who in credits_ if (names := _names_in(who))), ())


def _names_in(text: str) -> tuple[str, ...]:
    """Names in 记者 王海 通讯员 李丽, 来源：某县委宣传部 张贝 董蕾, □ 王海宁; none where other words stand among them."""
    if credited := credits_of(text):
        return tuple(name for name in credited.people if name not in _ANONYMOUS)
    if not text or first_date(text) or len(text) > 120:
        return ()
    plain = _ROLES.sub(" ", _EDITORS.sub(" ", text)).strip(" □■◆（）()：:")
    if named := people(plain):
        return named
    words = [word for word in re.split(r"[\s、，,|｜/:：（）()·]+", plain) if word]
    if not _UNIT_WORD.search(text) or any(len(word) > 20 for word in words):
        return ()
    names = [word for word in words if is_person(word) and not bodies(word)]
    return tuple(names) if len(names) >= len(words) - 3 and names and words[-1] == names[-1] else ()
