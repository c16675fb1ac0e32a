"""A book of articles → where it divides: by the numbers of its cases, its contents page, its headings, the places in its titles, the
headlines of its news.

Knows lines and what a line is; what stands between two cuts is read like a file of its own. Where the signs leave no doubt a file
is cut as it is read; else a person is offered them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.ingest.clean import tidy
from documents.ingest.dividing.contents import page_number_off
from documents.ingest.dividing.digest import headlines
from documents.ingest.header.titles import is_title_like
from documents.ingest.lines import CONTENTS_MARK, is_heading, is_prose, only_letters
from regions.gazetteer.gazetteer import Gazetteer


class Way(StrEnum):
    """By what a book is cut, in the order of trust."""

    SERIES = "series"
    CONTENTS = "contents"
    HEADINGS = "headings"
    PLACES = "places"
    NEWS = "news"


FEWEST = 3  # pieces; two may be a text and its annex
_FEWEST_PROSE = 100  # characters of running text in a piece; less is the title page of a part
_LONGEST_TITLE = 60
_NUMBER = r"[一二三四五六七八九十百\d]{1,4}"
_SERIES = re.compile(
    rf"(?:[【\[（(])?(?:典型|优秀|实践|创新|改革)?(?:案例|经验|典型|做法|材料){_NUMBER}(?:[】\]）)])?(?:[\s:：、.．|｜—-]+|$)"
    rf"|第{_NUMBER}[例则案](?:[\s:：、.．]+|$)"
)
_NAMED_SHARE = 0.6  # of the titles that name a place, where nobody is asked


@dataclass(frozen=True, slots=True)
class Cuts:
    """`lines` are the numbers, from 0, of the lines with which the pieces begin."""

    way: Way
    lines: tuple[int, ...]


def cuts_by(way: Way, text: str, gazetteer: Gazetteer, headings: Sequence[str] = ()) -> tuple[int, ...]:
    """The lines with which the pieces begin, () where the text does not divide in this way."""
    if way == Way.NEWS:  # a piece of news is short
        return headlines(text)
    lines = [tidy(line) for line in text.split("\n")]
    found: Iterable[int]
    if way == Way.SERIES:
        found = _series(lines)
    elif way == Way.CONTENTS:
        found = _contents(lines)
    elif way == Way.HEADINGS:
        found = _in_order(lines, headings, 0)
    else:
        found = (at for at, line in enumerate(lines) if _names_place(line, gazetteer))
    cuts = _with_text(lines, found)
    return cuts if len(cuts) >= FEWEST else ()


def sure_cuts(text: str, gazetteer: Gazetteer, headings: Sequence[str] = ()) -> Cuts | None:
    """How a book divides about which there is no doubt: its cases are numbered, or its contents or headings are titles that
    name places. Chapters and numbered headings are those of one plan."""
    for way in (Way.SERIES, Way.CONTENTS, Way.HEADINGS):
        cuts = cuts_by(way, text, gazetteer, headings)
        if not cuts:
            continue
        lines = text.split("\n")
        titles = [tidy(lines[at]) for at in cuts]
        named = sum(_names_place(title, gazetteer) for title in titles)
        if way == Way.SERIES or named >= _NAMED_SHARE * len(titles):
            return Cuts(way, cuts)
    return None


def book_pieces(text: str, cuts: Sequence[int]) -> Iterator[str]:
    """What stands before the first cut, then the pieces, the numbers of their cases off."""
    lines = text.split("\n")
    yield "\n".join(lines[: cuts[0]])
    for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        yield piece(lines[start:end])


def piece(lines: Sequence[str]) -> str:
    """One piece as a file of its own: without 案例三 before its title."""
    return "\n".join([without_number(lines[0]), *lines[1:]]).strip("\n")


def without_number(line: str) -> str:
    match = _SERIES.match(tidy(line))
    return tidy(line)[match.end() :] if match else line


def is_number_alone(line: str) -> bool:
    """Whether a line is 案例三 and nothing else; the title stands below it."""
    match = _SERIES.fullmatch(tidy(line))
    return match is not None


def _series(lines: Sequence[str]) -> Iterator[int]:
    return (at for at, line in enumerate(lines) if len(line) <= _LONGEST_TITLE and _SERIES.match(line))


def _contents(lines: Sequence[str]) -> Iterable[int]:
    """The lines that repeat the entries of a contents page, behind it."""
    mark = next((at for at, line in enumerate(lines) if CONTENTS_MARK.match(line)), None)
    if mark is None:
        return ()
    entries: list[str] = []
    for at in range(mark + 1, len(lines)):
        entry = page_number_off(lines[at])
        if not entry:
            continue
        if (
            only_letters(entry) in map(only_letters, entries)
            or is_prose(lines[at])
            or len(entry) > _LONGEST_TITLE
        ):
            return _in_order(lines, entries, at)
        entries.append(entry)
    return ()


def _in_order(lines: Sequence[str], titles: Sequence[str], start: int) -> Iterator[int]:
    """The lines that are these titles, each behind the one before; a title that comes nowhere is passed over."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines[start:], start=start):
        if len(line) <= 2 * _LONGEST_TITLE:
            places.setdefault(only_letters(line), []).append(at)
    last = start - 1
    for title in titles:
        found = next((at for at in places.get(only_letters(title), ()) if at > last), None)
        if found is not None:
            last = found
            yield found


def _names_place(line: str, gazetteer: Gazetteer) -> bool:
    line = without_number(line)
    if not line or len(line) > _LONGEST_TITLE or is_heading(line) or not is_title_like(line):
        return False
    return any(mention.code and mention.start < 12 for mention in gazetteer.find(line))


def _with_text(lines: Sequence[str], found: Iterable[int]) -> tuple[int, ...]:
    """The cuts whose pieces hold running text: entries of a contents page and titles of parts hold none."""
    cuts = list(found)
    if not cuts:
        return ()
    prose = [0]
    for line in lines:
        prose.append(prose[-1] + (len(line) if is_prose(line) else 0))
    ends = [*cuts[1:], len(lines)]
    return tuple(at for at, end in zip(cuts, ends, strict=True) if prose[end] - prose[at] >= _FEWEST_PROSE)
