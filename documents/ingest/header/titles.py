"""Which of the pieces before a text is its title."""

import re
from collections.abc import Sequence

from documents.ingest.blocks import author_blocks, looks_signed
from documents.ingest.dates import DATE
from documents.ingest.furniture import is_furniture_anywhere, is_furniture_around, is_site_name
from documents.ingest.header.bylines import take_dateline
from documents.ingest.header.credits import credits_of
from documents.ingest.header.labels import is_labelled, labelled_fields
from documents.ingest.lines import (
    DOCUMENT_NUMBER,
    ENDS_LIKE_DOCUMENT,
    OCCASION,
    OPEN_TO_PUBLIC,
    is_heading,
    is_prose,
    is_salutation,
    only_letters,
)
from documents.ingest.names import bodies, is_post, people

_CATEGORY = re.compile(r"^\[[^\]]{1,10}\]\s*(?=[^\s])|^(?:原标题|标题|题目)[:：]\s*")
# #乡村振兴# 【…】: a post's topic, and its headline.
_TOPIC = re.compile(r"^(?:#[^#\s]{1,20}#\s*)+")
_IN_BRACKETS = re.compile(r"^【([^【】]{8,})】$")
_ANNOUNCES = re.compile(r"(?:原标题|标题|题目)[:：]")
_CRUMBS = frozenset({">", ">>", "＞", "»"})
_COPY_LINK = re.compile(r"\s*\[复制链接\]$")
_SUBTITLE = re.compile(r"^(?:——|—|--|–)")
_REPORTER = re.compile(
    r"^(?:文[/／]|撰文|[□■◆]|原创\s)|^\s*(?:本[报网台刊]|特约|见习|全媒体|融媒体)*\s*(?:记者|通[讯信迅]员)[\s:：]"
)
_REPORTER_AFTER = re.compile(r"(?:记者|通[讯信迅]员)[\s:：]?[一-龥·]{2,4}$")
# 周亦航 渭源发布: who wrote it, and the account that it stands under.
AUTHOR_AND_ACCOUNT = re.compile(
    r"^[一-龥·]{2,4}\s+(?P<account>[一-龥A-Za-z0-9]{1,12}(?:发布|融媒体?(?:中心)?|日报|新闻|广播电视台|微讯))$"
)
_BODY_LABEL = re.compile(r"正文[:：]$|^(?:见习|实习|特约)?(?:记者|通[讯信迅]员)$")
# Words that no title ends with: it was set over two lines.
_GOES_ON = (
    "的",
    "、",
    "和",
    "与",
    "及",
    "同",
    "以",
    "为",
    "在",
    "对",
    "向",
    "将",
    "把",
    "让",
    "用",
    "推动",
    "推进",
    "促进",
    "助力",
    "加快",
    "赋能",
    "引领",
    "走出",
)
_BARE_KINDS = frozenset("通知 意见 方案 实施意见 实施方案 若干意见 若干措施 决定 公告 规划 行动方案".split())
_FULL_DATE = r"(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)"
_DATE_LINE = re.compile(
    rf"^[（(\[【]?[^一-龥]{{0,3}}{_FULL_DATE}.{{0,40}}$|^.{{0,30}}(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}.{{0,30}}$"
    rf"|^[（(\[【—-]{{0,2}}{DATE}[）)\]】]?$"
    # 渭源发布 2022年7月28日 10:00 甘肃: an account's line
    r"|^.{2,40}\s(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s+\d{1,2}:\d{2}.{0,8}$"
)
# A portal's name, address and date on one line; a newspaper's name with its date and page.
_HEADER_INSIDE = re.compile(
    r"(?:https?://|www\.)|(?:发布|发表)(?:时间|日期)\s?[:：]|^《[^》]{2,10}》\s?[（(]\s?(?:19|20)\d{2}年|\d{1,2}\s?版[）)]?$"
)
_OUTLET_SUFFIX = re.compile(
    r"\s+[-–—_|｜]\s?(?P<outlet>[一-龥]{2,10}(?:日报|晚报|晨报|报|网|新闻|客户端|频道|在线))$|[_|｜](?P<last>[一-龥]{2,10}(?:网|日报|频道|在线))$"
)
# 某某日报丨…, 人民网｜…: who printed it first. 要闻｜ and 图解丨 stay.
_OUTLET_PREFIX = re.compile(
    r"^(?P<outlet>[一-龥]{2,6}(?:日报|晚报|晨报|早报|时报|客户端)|(?:人民|新华|中新|央视|央广|光明|中工|中青)网)\s?[丨|｜]\s?(?=.{8})"
)
# 引题（引题）主题（主题）副题（副题）: lines of a headline that a system names.
_MAIN_LINE = re.compile(r"^(?:.{0,80}[（(][引肩]题[）)])?(?P<main>.{4,80}?)[（(]主题[）)]")
_ISSUED = re.compile(r"^(.{2,60}?)(?:关于|印发|转发)")
# 第12期, （总第126期）: a bulletin's.
_ISSUE_NUMBER = re.compile(r"[（(]?(?:总?第\s?[\d一二三四五六七八九十〇零百]{1,5}\s?期\s?){1,2}[）)]?")
# Who made a book stands on its title page: 编写组编, 某县农业农村局编印. 典型经验汇编 is its title.
_COMPILERS = re.compile(r".{0,30}[组办室局厅部社会院委](?:编|编印|编写|编著|选编)|.{2,4}主编")


def is_date_line(piece: str) -> bool:
    """Whether a piece is there for its date: 2023-08-03 20:18，正文：, (2021年4月20日), 原创 某某 2022-07-08 18:00."""
    return bool(_DATE_LINE.match(piece)) and not OCCASION.match(piece)


def is_title_like(piece: str) -> bool:
    """Whether a piece could be a title: not a label, name, post, office, date, number, salutation or sentence."""
    if not (4 <= len(piece) <= 120 or piece in _BARE_KINDS) or is_labelled(piece) or is_heading(piece):
        return False
    if is_prose(piece) or is_salutation(piece) or OCCASION.match(piece) or OPEN_TO_PUBLIC.fullmatch(piece):
        return False
    if (
        is_furniture_around(piece)
        or is_furniture_anywhere(piece)
        or _REPORTER.match(piece)
        or people(piece)
        or bodies(piece)
    ):
        return False
    if _HEADER_INSIDE.search(piece) or author_blocks([piece]) or (is_post(piece) and "关于" not in piece):
        return False
    if (
        _COMPILERS.fullmatch(piece)
        or _BODY_LABEL.search(piece)
        or AUTHOR_AND_ACCOUNT.match(piece)
        or credits_of(piece) is not None
        or DOCUMENT_NUMBER.fullmatch(piece)
        or _ISSUE_NUMBER.fullmatch(piece)
    ):
        return False
    is_dated = is_date_line(piece) or bool(take_dateline(piece)[0])
    return (
        not is_dated
        and bool(re.search(r"[一-龥]{2}", piece))
        and not piece.endswith(("。", "；", "，", "、"))
    )


def title_of(pieces: Sequence[str], same_line: frozenset[int] = frozenset()) -> str:
    """Return the title among the pieces before a text, "" where there is none.

    `same_line` holds the pieces that only a space parts from the one before, as in titles of two halves.
    """
    for i, piece in enumerate(pieces):
        if named := labelled_fields(piece).get("title"):
            return main_line(named)
        if _ANNOUNCES.fullmatch(piece) and i + 1 < len(pieces) and not is_prose(pieces[i + 1]):
            return _tidy(pieces[i + 1], pieces)
    for piece in pieces:
        if piece.startswith("[") and _CATEGORY.match(piece) and len(piece) > 12:
            return _tidy(piece, pieces)  # a forum's thread title carries its category
    if repeated := _printed_twice(pieces):
        return _tidy(repeated, pieces)
    sections = [groups for groups in _sections(pieces, same_line) if groups]
    return _tidy(_best(sections), pieces) if sections else ""


def _best(sections: list[list[str]]) -> str:
    """The last title before the first label or author, unless another is its fuller form or names a document."""
    best = sections[0][-1]
    for group in (group for groups in sections for group in groups):
        is_fuller = only_letters(group).startswith(only_letters(best)) and len(group) > len(best)
        names_document = ENDS_LIKE_DOCUMENT.search(group) and ("关于" in group or len(group) >= 12)
        if is_fuller or (names_document and not ENDS_LIKE_DOCUMENT.search(best)):
            best = group
    return best


def _printed_twice(pieces: Sequence[str]) -> str:
    """Portals print a title on the page and in the document: the run of pieces that comes twice is it."""
    texts = [only_letters(piece) for piece in pieces]
    for i in range(min(len(texts), 30)):
        first = ""
        for j in range(i, min(len(texts), i + 8)):
            first += texts[j]
            rest = "".join(texts[j + 1 : j + 12])
            if len(first) >= 8 and rest.startswith(first) and any(map(is_title_like, pieces[i : j + 1])):
                return " ".join(pieces[i : j + 1])
    return ""


def _sections(pieces: Sequence[str], same_line: frozenset[int]) -> list[list[str]]:
    """Titles by section: dates, labels and authors part the sections.

    Titles set over several lines are joined; subtitles follow after a dash; a site's name and a line that looks signed
    are titles only where nothing else is.
    """
    sections: list[list[str]] = [[]]
    taken = {i for block in author_blocks(pieces) for i in range(block.start, block.end)}
    candidates = {i for i, piece in enumerate(pieces) if i not in taken and is_title_like(piece)}
    candidates -= {i for i in candidates if _CRUMBS.intersection(pieces[max(0, i - 1) : i + 2])}
    # An account's name above the line that says when it posted.
    candidates -= {
        i
        for i in candidates
        if is_date_line(after := "".join(pieces[i + 1 : i + 2])) and after.startswith(f"{pieces[i]} ")
    }
    # 某某客户端 + 记者易帆
    candidates -= {
        i
        for i in candidates
        if is_site_name(pieces[i]) and _REPORTER_AFTER.match("".join(pieces[i + 1 : i + 2]))
    }
    surely = {i for i in candidates if not is_site_name(pieces[i]) and not looks_signed(pieces[i])}
    if any(not _SUBTITLE.match(pieces[i]) for i in surely):
        candidates = surely
    for i, piece in enumerate(pieces):
        if i in taken or is_labelled(piece) or is_date_line(piece):
            sections.append([])
        elif i in candidates:
            follows = i - 1 in candidates
            if (
                follows
                and i in same_line
                and sections[-1]
                and not ENDS_LIKE_DOCUMENT.search(sections[-1][-1])
            ):
                sections[-1][-1] += f" {piece}"
            else:
                _add(sections[-1], pieces, i, follows=follows)
    return sections


def _add(groups: list[str], pieces: Sequence[str], i: int, *, follows: bool) -> None:
    """Add a piece as a title of its own, or to the title it continues."""
    piece = pieces[i]
    if groups and follows and (_SUBTITLE.match(piece) or _continues(groups[-1], piece)):
        groups[-1] += piece
    elif not _SUBTITLE.match(piece) and piece not in _BARE_KINDS:
        groups.append(_with_issuers(pieces, i))


def _with_issuers(pieces: Sequence[str], i: int) -> str:
    """Put the offices on the lines before 关于 … to the title they begin."""
    piece = pieces[i]
    named = _ISSUED.match(piece)
    is_bare = piece.startswith(("关于", "印发", "转发"))
    own = bodies(named[1]) if named else ()
    if not is_bare and not own:
        return piece
    first = i
    while first and (before := bodies(pieces[first - 1])) and not set(before) & set(own):
        first -= 1
    offices = " ".join(pieces[first:i])
    return offices + ("" if is_bare or not offices else " ") + piece


def _continues(group: str, piece: str) -> bool:
    """A document's title goes on until its kind is named: 关于 … / … 的 / 实施意见."""
    if ENDS_LIKE_DOCUMENT.search(group):
        return False
    if piece in _BARE_KINDS:
        return True
    return (
        ("关于" in group and len(group + piece) <= 120) or group.endswith(_GOES_ON) or piece.startswith("的")
    )


def _tidy(title: str, pieces: Sequence[str]) -> str:
    """Take a forum's category and the author's name as byline off a title."""
    title = _COPY_LINK.sub("", _CATEGORY.sub("", title)).strip()
    title = _IN_BRACKETS.sub(r"\1", _TOPIC.sub("", title))
    for block in author_blocks(pieces):
        for colon in (":", "："):
            title = title.removeprefix(block.author.name + colon)
    return main_line(_OUTLET_SUFFIX.sub("", title.strip().rstrip("（([【|｜ ")))


def main_line(title: str) -> str:
    """A headline without the outlet ahead of it, and the main one of the lines that a system names."""
    main = _MAIN_LINE.match(title)
    return main["main"] if main else _OUTLET_PREFIX.sub("", title)


def outlet_of(pieces: Sequence[str]) -> str:
    """The outlet that a page prints behind its headline, or ahead of it: 某县出台十条措施 -某某日报, 某某日报丨…"""
    for piece in pieces:
        if (found := _OUTLET_SUFFIX.search(piece)) or (
            found := _OUTLET_PREFIX.match(_CATEGORY.sub("", piece))
        ):
            return str(next(filter(None, found.groups())))
    return ""
