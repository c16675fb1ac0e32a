"""Authors printed before a text with their posts: on one line, on two, or over a wrapped line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.ingest.header.labels import is_labelled
from documents.ingest.names import DOTTED_NAME, DUTY, bodies, is_person, is_post, people
from documents.ingest.parsed import ParsedAuthor

# What stands between a post or an office and a name.
_PARTED = r"(?:[ \u3000\xa0]*[:：|｜/／,，■□◆][ \u3000\xa0]*|[ \u3000\xa0]+)"
_MARKS = re.compile(r"^(?:[□■◆●★▲※◎]+|(?:文|撰文|作者)\s?[/／|｜])[ \u3000\xa0]*")
# 阿卜杜拉·艾合买提（维吾尔族）, 林知远（女，藏族）
_OF_A_PEOPLE = re.compile(r"[ \u3000]*[（(](?:[男女][，,、 ]?)?(?:[一-龥]{1,5}族)?[）)]$")
_POST_AND_NAME = re.compile(
    rf"^(?P<post>.{{0,60}}{DUTY})(?:{_PARTED}(?P<name>[^:：]{{2,40}})|(?P<glued>{DOTTED_NAME}))$"
)
_NAME_AND_POST = re.compile(
    rf"^(?P<name>[^\s:：，,（(|｜/／]{{2,20}}){_PARTED}(?P<post>[^，。]{{2,60}}{DUTY})$"
)
# 渭源县委书记 林知远　渭源县县长 周亦航
_EACH_WITH_POST = re.compile(
    rf"(?P<post>[^\s、，]{{2,30}}?{DUTY}){_PARTED}(?P<name>[^\s、，:：]{{2,20}})(?:[\s、，；;]+|$)"
)
_UNIT_AND_NAMES = re.compile(rf"^(?P<unit>[^\s:：|｜/／]{{4,40}}){_PARTED}(?P<names>[^:：]{{2,40}})$")
_NAMES_AND_UNIT = re.compile(rf"^(?P<names>[^:：]{{2,30}}?){_PARTED}(?P<unit>[^\s:：]{{4,40}})$")
_NAME_AND_UNIT = re.compile(r"^(?P<name>[^\s（(:：]{2,20})\s*[（(](?P<unit>[^（）()]{4,60})[）)]$")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{2,60})[）)]")
# 渭源县委书记林知远, as machines read it from a picture; 县长谈产业 is a title.
_GLUED = re.compile(
    rf"^(?P<post>[^\s，。：:“”《》]{{2,60}}[省市县区州旗盟乡镇村委局办厅会][^\s，。：:“”《》]{{0,30}}?{DUTY})(?P<name>(?![谈解应于从向和任出要关连查相通成能计])[一-龥]{{2,3}})$"
)
_LONGEST_NAME = 14  # characters; 阿不都热西提—买买提 and its like, in whatever spelling
_NOT_A_UNIT = re.compile(r"记者|通[讯信迅]员|摄|图|报道|\d{4}")
# Where people work who are of no office: 渭源县会川镇, 渭源县农业技术推广站, 某县某某投资有限公司.
_WORKPLACE = re.compile(
    r"[一-龥]{2,8}[省市县区州旗盟乡镇][一-龥（）()]{0,24}"
    r"(?:[站所场院校馆镇乡村]|社区|街道|支部|总支|党委|村委会|居委会|公司|合作社|学校|[中小]学|医院|基地|管委会|报社|学会|研究会|基金会)"
)


@dataclass(frozen=True, slots=True)
class AuthorBlock:
    """An author found in the head: pieces[start:end]."""

    start: int
    end: int
    author: ParsedAuthor
    # Who stands on the same line beside the author, of the same office.
    others: tuple[ParsedAuthor, ...] = ()


def author_blocks(pieces: Sequence[str]) -> list[AuthorBlock]:
    """Return the people printed with a post: 曹春 + 茂名市委农办主任, 省长 李炳军, 陶通艾(湄潭县委办公室)."""
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
    if one_line := people_on_one_line(piece):
        return AuthorBlock(i, i + 1, one_line[0], one_line[1:])
    if i and (glued := _GLUED.match(piece)) and is_person(glued["name"]) and is_post(glued["post"]):
        return AuthorBlock(i, i + 1, ParsedAuthor(glued["name"], glued["post"]))
    if is_person(piece):
        post, end = _post_from(pieces, i + 1)
        return AuthorBlock(i, end, ParsedAuthor(people(piece)[0], post)) if post else None
    post, end = _post_from(pieces, i)
    if post and end < len(pieces) and is_person(pieces[end]):
        return AuthorBlock(i, end + 1, ParsedAuthor(people(pieces[end])[0], post))
    return None


def people_on_one_line(piece: str) -> tuple[ParsedAuthor, ...]:
    """Return who stands on a line with a post or an office and nothing else; empty where anything else does."""
    piece = _OF_A_PEOPLE.sub("", _MARKS.sub("", piece))
    if is_labelled(piece):
        return ()
    if several := _each_with_a_post(piece):
        return several
    for pattern in (_POST_AND_NAME, _NAME_AND_POST):
        match = pattern.match(piece)
        written = (match["name"] or match["glued"]) if match else ""
        if match and is_post(match["post"]) and (names := people(written)):
            return tuple(ParsedAuthor(name, match["post"].strip()) for name in names)
    if (match := _NAME_AND_UNIT.match(piece)) and is_person(match["name"]) and not _NOT_A_UNIT.search(piece):
        return (ParsedAuthor(match["name"], match["unit"]),)
    return _of_unit(piece)


def looks_signed(piece: str) -> bool:
    """Whether a line is a post or an office and a few characters more, perhaps a name that is not known as one."""
    signed, of_unit = _POST_AND_NAME.match(piece), _UNIT_AND_NAMES.match(piece)
    rest = (signed["name"] if signed and is_post(signed["post"]) else "") or (
        of_unit["names"] if of_unit and bodies(of_unit["unit"]) else ""
    )
    return bool(rest) and len(rest) <= _LONGEST_NAME and "关于" not in rest


def _each_with_a_post(piece: str) -> tuple[ParsedAuthor, ...]:
    found = list(_EACH_WITH_POST.finditer(piece))
    if len(found) < 2 or "".join(match[0] for match in found) != piece:
        return ()
    if not all(is_person(match["name"]) for match in found):
        return ()
    return tuple(ParsedAuthor(match["name"], match["post"]) for match in found)


def _of_unit(piece: str) -> tuple[ParsedAuthor, ...]:
    """渭源县农业农村局 林知远 周亦航, in either order: people with their office, where both are nothing else."""
    for pattern in (_UNIT_AND_NAMES, _NAMES_AND_UNIT):
        match = pattern.match(piece)
        if not match or _NOT_A_UNIT.search(piece):
            continue
        is_unit = bodies(match["unit"]) or _WORKPLACE.fullmatch(match["unit"])
        if is_unit and (names := people(match["names"])):
            return tuple(ParsedAuthor(name, match["unit"]) for name in names)
    return ()


def _post_from(pieces: Sequence[str], i: int) -> tuple[str, int]:
    """Return a post at `i` and where it ends; printers wrap long posts over two lines."""
    if i < len(pieces):
        bracketed = _IN_BRACKETS.fullmatch(pieces[i])
        post = bracketed[1] if bracketed else pieces[i]
        if is_post(post) and not is_person(post):
            return post, i + 1
    if i + 1 < len(pieces) and "、" in pieces[i] and re.search(DUTY, pieces[i]) and is_post(pieces[i + 1]):
        return pieces[i] + pieces[i + 1], i + 2
    return "", i
