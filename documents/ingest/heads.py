"""What the pieces before a text say: which is the title, which are authors with their posts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.ingest.dates import first_date
from documents.ingest.furniture import is_furniture_around, is_site_name
from documents.ingest.labels import is_labelled, labelled_fields
from documents.ingest.lines import (
    DOCUMENT_NUMBER,
    ENDS_LIKE_DOCUMENT,
    OCCASION,
    OPEN_TO_PUBLIC,
    is_heading,
    is_prose,
    is_salutation,
)
from documents.ingest.names import DUTY, bodies, is_person, is_post, people
from documents.ingest.parsed import ParsedAuthor

_CATEGORY = re.compile(r"^(?:\[[^\]]{1,10}\]|【[^】]{1,8}】)\s*|^(?:原标题|标题|题目)[:：]\s*")
_POST_AND_NAME = re.compile(
    rf"^(?P<post>.{{0,60}}{DUTY})[\s□■◆:：]+(?P<name>[一-龥·]{{1,6}}(?:[ \u3000]+[一-龥])?)$"
)
_NAME_AND_UNIT = re.compile(r"^(?P<name>[一-龥·]{2,6})\s*[（(](?P<unit>[^（）()]{4,60})[）)]$")
_SUBTITLE = re.compile(r"^(?:——|—|--|–)")
_REPORTER = re.compile(
    r"^(?:文[/／]|撰文|[□■◆])?\s*(?:本[报网台刊]|特约|见习|全媒体|融媒体)*\s*(?:记者|通讯员)[\s:：]"
)
_DATE_LINE = re.compile(r"^[（(\[【]?[^一-龥]{0,3}(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月\d{1,2}日).{0,40}$")


@dataclass(frozen=True, slots=True)
class AuthorBlock:
    """An author found in the head: pieces[start:end]."""

    start: int
    end: int
    author: ParsedAuthor


def author_blocks(pieces: Sequence[str]) -> list[AuthorBlock]:
    """Return the people printed in the head with a post: 曹春 + 茂名市委农办主任, 省长 李炳军, 陶通艾(湄潭县委办公室)."""
    found: list[AuthorBlock] = []
    i = 0
    while i < len(pieces):
        block = _block_at(pieces, i)
        if block:
            found.append(block)
        i = block.end if block else i + 1
    return found


def _block_at(pieces: Sequence[str], i: int) -> AuthorBlock | None:
    piece = pieces[i]
    if (match := _POST_AND_NAME.match(piece)) and (names := people(match["name"])) and not is_labelled(piece):
        return AuthorBlock(i, i + 1, ParsedAuthor(names[0], match["post"].strip()))
    if (match := _NAME_AND_UNIT.match(piece)) and is_person(match["name"]):
        return AuthorBlock(i, i + 1, ParsedAuthor(match["name"], match["unit"]))
    if is_person(piece):
        post, end = _post_from(pieces, i + 1)
        return AuthorBlock(i, end, ParsedAuthor(people(piece)[0], post)) if post else None
    post, end = _post_from(pieces, i)
    if post and end < len(pieces) and is_person(pieces[end]):
        return AuthorBlock(i, end + 1, ParsedAuthor(people(pieces[end])[0], post))
    return None


def _post_from(pieces: Sequence[str], i: int) -> tuple[str, int]:
    """Return a post at `i` and where it ends; printers wrap long posts over two lines."""
    if i < len(pieces) and is_post(pieces[i]) and not is_person(pieces[i]):
        return pieces[i], i + 1
    if i + 1 < len(pieces) and "、" in pieces[i] and re.search(DUTY, pieces[i]) and is_post(pieces[i + 1]):
        return pieces[i] + pieces[i + 1], i + 2
    return "", i


def is_title_like(piece: str) -> bool:
    """Whether a piece could be a title: not a label, name, post, office, date, number, salutation or sentence."""
    if not 4 <= len(piece) <= 120 or is_labelled(piece) or is_heading(piece) or is_prose(piece):
        return False
    if (
        is_salutation(piece)
        or OCCASION.match(piece)
        or OPEN_TO_PUBLIC.fullmatch(piece)
        or _REPORTER.match(piece)
    ):
        return False
    if is_furniture_around(piece) or people(piece) or bodies(piece) or author_blocks([piece]) or (is_post(piece) and "关于" not in piece):
        return False
    if DOCUMENT_NUMBER.fullmatch(piece) or _DATE_LINE.match(piece) and not re.search(r"[一-龥]{6}", piece):
        return False
    return bool(re.search(r"[一-龥]{3}", piece)) and not piece.endswith(("。", "；", "，", "、"))


def title_of(pieces: Sequence[str]) -> str:
    """Return the title among the pieces before a text, "" where there is none."""
    for piece in pieces:
        if named := labelled_fields(piece).get("title"):
            return named
    if repeated := _printed_twice(pieces):
        return _tidy(repeated, pieces)
    sections = [groups for groups in _title_sections(pieces) if groups]
    if not sections:
        return ""
    best = sections[0][-1]
    for group in (group for groups in sections for group in groups):
        is_fuller = _letters(group).startswith(_letters(best)) and len(group) > len(best)
        if is_fuller or (_names_document(group) and not ENDS_LIKE_DOCUMENT.search(best)):
            best = group
    return _tidy(best, pieces)


def _names_document(group: str) -> bool:
    return bool(ENDS_LIKE_DOCUMENT.search(group)) and ("关于" in group or len(group) >= 12)


def _printed_twice(pieces: Sequence[str]) -> str:
    """Portals print a title on the page and in the document: the run of pieces that comes twice is it."""
    texts = [_letters(piece) for piece in pieces]
    for i in range(min(len(texts), 30)):
        first = ""
        for j in range(i, min(len(texts), i + 8)):
            first += texts[j]
            rest = "".join(texts[j + 1 : j + 12])
            if len(first) >= 8 and rest.startswith(first) and any(map(is_title_like, pieces[i : j + 1])):
                return " ".join(pieces[i : j + 1])
    return ""


def _title_sections(pieces: Sequence[str]) -> list[list[str]]:
    """Titles by section: dates, labels and authors part them, and the true title stands in the first.

    Titles set over several lines are joined; subtitles follow after a dash.
    """
    sections: list[list[str]] = [[]]
    open_until = -1
    taken = {i for block in author_blocks(pieces) for i in range(block.start, block.end)}
    has_other = any(is_title_like(p) and not is_site_name(p) for i, p in enumerate(pieces) if i not in taken)
    for i, piece in enumerate(pieces):
        if i in taken or is_labelled(piece) or _DATE_LINE.match(piece):
            sections.append([])
        if i in taken or not is_title_like(piece) or (has_other and is_site_name(piece)):
            continue
        groups = sections[-1]
        if _SUBTITLE.match(piece):
            if groups and open_until == i and not OCCASION.match(piece):
                groups[-1] += piece
        elif groups and open_until == i and _continues(groups[-1], piece):
            groups[-1] += piece
        elif piece.startswith(("关于", "印发", "转发")) and i and bodies(pieces[i - 1]):
            groups.append(pieces[i - 1] + piece)
        else:
            groups.append(piece)
        open_until = i + 1
    return sections


def _continues(group: str, piece: str) -> bool:
    """A title of a document goes on until its kind is named: 关于 … / … 的实施意见."""
    if ENDS_LIKE_DOCUMENT.search(group):
        return False
    return (
        ("关于" in group and len(group + piece) <= 120)
        or group.endswith(("的", "、", "和", "与", "及"))
        or piece.startswith("的")
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _tidy(title: str, pieces: Sequence[str]) -> str:
    """Take a forum's category and the author's name as byline off a title."""
    title = _CATEGORY.sub("", title).strip()
    for block in author_blocks(pieces):
        for colon in (":", "："):
            title = title.removeprefix(block.author.name + colon)
    return title.strip()


def head_date_piece(pieces: Sequence[str]) -> str:
    """Return the first piece that is only a date line (2023-08-03 20:18，正文：), "" where none is."""
    for piece in pieces:
        if (
            first_date(piece)
            and not is_title_like(piece)
            and not is_labelled(piece)
            and not OCCASION.match(piece)
        ):
            return piece
    return ""
