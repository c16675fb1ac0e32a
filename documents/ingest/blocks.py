"""Authors printed before a text with their posts: on one line, on two, or over a wrapped line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.ingest.header.labels import is_labelled
from documents.ingest.names import DOTTED_NAME, DUTY, bodies, is_person, is_post, people
from documents.ingest.parsed import ParsedAuthor

_POST_AND_NAME = re.compile(
    rf"^(?P<post>.{{0,60}}{DUTY})[\s□■◆:：]+(?P<name>{DOTTED_NAME}|[一-龥]{{1,6}}(?:[ \u3000]+[一-龥])?)$"
)
_UNIT_AND_NAMES = re.compile(r"^(?P<unit>[^\s:：]{4,40})[\s:：]+(?P<names>[^:：]{2,30})$")
_NAMES_AND_UNIT = re.compile(r"^(?P<names>[^:：]{2,30}?)\s+(?P<unit>[^\s:：]{4,40})$")
_NAME_AND_UNIT = re.compile(
    r"^[□■◆●]?\s*(?P<name>[一-龥·•・．.]{2,15})\s*[（(](?P<unit>[^（）()]{4,60})[）)]$"
)
_NOT_A_UNIT = re.compile(r"记者|通[讯信迅]员|摄|图|报道|\d{4}")


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
    if one_line := _on_one_line(piece):
        return AuthorBlock(i, i + 1, one_line[0], one_line[1:])
    if is_person(piece):
        post, end = _post_from(pieces, i + 1)
        return AuthorBlock(i, end, ParsedAuthor(people(piece)[0], post)) if post else None
    post, end = _post_from(pieces, i)
    if post and end < len(pieces) and is_person(pieces[end]):
        return AuthorBlock(i, end + 1, ParsedAuthor(people(pieces[end])[0], post))
    return None


def _on_one_line(piece: str) -> tuple[ParsedAuthor, ...]:
    if is_labelled(piece):
        return ()
    if (match := _POST_AND_NAME.match(piece)) and (names := people(match["name"])):
        return (ParsedAuthor(names[0], match["post"].strip()),)
    if (match := _NAME_AND_UNIT.match(piece)) and is_person(match["name"]) and not _NOT_A_UNIT.search(piece):
        return (ParsedAuthor(match["name"], match["unit"]),)
    return _of_unit(piece)


def _of_unit(piece: str) -> tuple[ParsedAuthor, ...]:
    """渭源县农业农村局 林知远 周亦航, in either order: people with their office, where both are nothing else."""
    for pattern in (_UNIT_AND_NAMES, _NAMES_AND_UNIT):
        match = pattern.match(piece)
        if match and bodies(match["unit"]) and not _NOT_A_UNIT.search(piece):
            return tuple(ParsedAuthor(name, match["unit"]) for name in people(match["names"]))
    return ()


def _post_from(pieces: Sequence[str], i: int) -> tuple[str, int]:
    """Return a post at `i` and where it ends; printers wrap long posts over two lines."""
    if i < len(pieces) and is_post(pieces[i]) and not is_person(pieces[i]):
        return pieces[i], i + 1
    if i + 1 < len(pieces) and "、" in pieces[i] and re.search(DUTY, pieces[i]) and is_post(pieces[i + 1]):
        return pieces[i] + pieces[i + 1], i + 2
    return "", i
