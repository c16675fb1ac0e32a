"""Cut the head of a text into pieces, one a line, also where line breaks were lost or turned into spaces.

A piece keeps its place in the cleaned text, so that the body can be a slice of it.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from documents.ingest.furniture import is_furniture_around
from documents.ingest.header.bylines import take_dateline, take_opening
from documents.ingest.header.headlines import headline_cuts
from documents.ingest.header.labels import is_labelled
from documents.ingest.lines import (
    CONTENTS_MARK,
    NUMBER_TAIL,
    OPEN_TO_PUBLIC,
    is_heading,
    is_prose,
    number_start,
)

_LONGEST_HEAD = 80  # pieces; what stands further from the text is a list of links, not its head
_FLAT_LINE = 160  # characters; no title or author line is longer
_HEAD_ZONE = 4000  # characters of a flat line searched for its head
_BODY_MARK = re.compile(r"^(?:.{0,40}?(?<![一-龥])|.{0,160}?\d{2}:\d{2}\s{0,20}，)正文[:：]\s*")
_ORIGINAL_TITLE = re.compile(r"^(?:原标题|标题)[:：]\s*")
_SALUTATION = re.compile(
    r"(?:^|(?<=[\s号）)]))各[^。：:；]{2,240}?[:：]|各位(?:代表|委员)(?:[、，][^。：:]{2,20})?[:：]|同志们[:：]"
)
_OCCASION = re.compile(
    r"[—（(]{1,3}\s?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^。，]{0,3}在[^。]{4,40}?会议?上[）)]?"
)
_DOCUMENT_TITLE = re.compile(
    r"^[^。，；]{0,60}?(?:关于[^。；]{4,80}?|[规计]划|行动)(?:通知|意见|方案|措施|规划|计划|办法|决定|纲要|报告|公告|通告|公示|倡议书)"
    r"(?:[（(][^（）()]{1,20}[）)])?(?=为|受|因|根据|按照|按|经|现将|尊敬的|广大|各[省市县区乡镇级位有]|前\s?言|目\s*录|一、|近年来|当前|第一章)"
)
_ASKED = re.compile(r"(?:记者|主持人|问|《[^》]{2,12}》)[:：].*[。？！?]$")
# The first words of a text: a blank or a line end inside its first sentence cuts no head off.
_PREAMBLE = re.compile(
    r"为(?:全面|深入|认真|切实|扎实|进一步|贯彻|落实|加快|做好|巩固|推动|确保|规范)[^。：:]{6,}[，,][^。：:]{6,}"
    r"|(?:(?:近[几两三]?年来|[今去]年以来|(?:一直|长期|连日)以?来|当前|目前|自?(?:19|20)\d{2}年以来|党的[一-龥]{2,4}大以来)[，,])[^。：:]{6,}"
)
_GLUED_LABEL = re.compile(
    r"(?<![图照]片)(?<!视频)(?:(?:发布|发表)?(?:时间|日期)|(?:信息|文章|稿件)?来源|作者)[:：]"
)
_LONGEST_HEADER = 300  # characters before a first full stop in which labels may stand
_CONTENTS = re.compile(r"目[ \u3000]{0,4}录(?=[ \u3000]*(?:第一|一、|前言|\n))")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the cleaned text: `text[start:end] == content`."""

    start: int
    end: int
    content: str


def head_pieces(text: str, begin: int = 0) -> tuple[list[Piece], int]:
    """Return the pieces before the first prose after `begin`, and where that prose starts (len(text) if none)."""
    head: deque[Piece] = deque(maxlen=_LONGEST_HEAD)
    for piece in _pieces(text, begin):
        if (
            (is_prose(piece.content) and not is_furniture_around(piece.content))
            or _opens_news(text, piece)
            or (head and is_heading(piece.content))
            or _is_contents(piece.content)
            or _ASKED.match(piece.content)
            or _PREAMBLE.match(piece.content)
        ):
            return ([], head[0].start) if _after_heading(head) else (list(head), piece.start)
        head.append(piece)
    return list(head), len(text)


def _after_heading(head: deque[Piece]) -> bool:
    """Whether nothing stands ahead of a text but its own first heading, as where a page tells its title elsewhere."""
    return len(head) == 1 and is_heading(head[0].content)


def _opens_news(text: str, piece: Piece) -> bool:
    """Whether a dateline with its story stands here; a dateline alone on its line belongs to the head, and so does one that
    a page's time and 正文： follow."""
    end = text.find("\n", piece.start, piece.start + 260)
    opening = text[piece.start : piece.start + 260 if end < 0 else end]
    if _BODY_MARK.match(opening):
        return False
    dateline, rest = take_opening(opening)
    is_taken = bool(dateline) or rest != opening  # a picture's caption
    behind = (
        take_dateline(text[piece.end : piece.end + 80])[0]
        if text[piece.end : piece.end + 1].strip()
        else None
    )
    return is_taken and bool(rest.strip()) and not (behind and behind.source)


def _is_contents(content: str) -> bool:
    return bool(_CONTENTS.match(content) or CONTENTS_MARK.match(content))


def _pieces(text: str, begin: int) -> Iterator[Piece]:
    start = begin
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        piece = _piece(text, start, end)
        if piece and _lost_its_breaks(piece.content, is_first=piece.start == begin):
            yield from _flat_pieces(text, start, end)
        elif piece:
            yield piece
        start = end + 1


def _lost_its_breaks(line: str, *, is_first: bool) -> bool:
    """Whether a title or a label may stand in one line with the text."""
    if _BODY_MARK.match(line):
        return True
    if is_labelled(line[:20]) and not _ORIGINAL_TITLE.match(line):
        return False
    return len(line) > _FLAT_LINE or (is_first and is_prose(line))


def _piece(text: str, start: int, end: int) -> Piece | None:
    content = text[start:end]
    stripped = content.strip()
    if not stripped:
        return None
    start += len(content) - len(content.lstrip())
    return Piece(start, start + len(stripped), stripped)


def _flat_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    zone_end = min(end, start + _HEAD_ZONE)
    cuts = sorted({start, *_cuts(text, start, zone_end), zone_end})
    for left, right in pairwise(cuts):
        piece = _piece(text, left, end if right == zone_end else right)
        opens = piece and (is_prose(piece.content) or _PREAMBLE.match(piece.content))
        if piece and opens and not is_furniture_around(piece.content):
            # The first prose piece runs to the line's end: what follows it is body.
            yield Piece(piece.start, end, text[piece.start : end])
        elif piece:
            yield piece


def _title_cuts(text: str, start: int, end: int, *, is_announced: bool) -> list[int]:
    """Where a title ends that opens a flat line: as documents are called, else as headlines are."""
    if named := _DOCUMENT_TITLE.match(text[start : min(end, start + _FLAT_LINE)]):
        return [start + named.end()]
    return list(headline_cuts(text, start, end, is_announced=is_announced))


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield places inside a flat line where one head piece ends and the next begins."""
    mark = _BODY_MARK.match(text[start : start + 200])
    if mark:
        yield from (start + gap.end() for gap in re.finditer(r"\s+", mark[0]))
        start += mark.end()
        start += len(text[start:end]) - len(text[start:end].lstrip())
        yield start
    titled = _ORIGINAL_TITLE.match(text[start : start + 10])
    if titled:
        start += titled.end()
        yield start
    if (mark or titled) and (glued := _title_cuts(text, start, end, is_announced=bool(titled))):
        yield from glued
        if titled:
            return  # what follows a headline so announced is the text
        start = glued[-1]
    zone = text[start:end]
    for match in _GLUED_LABEL.finditer(zone[: (zone.find("。") + 1) or _LONGEST_HEADER]):
        yield start + match.start()
    for match in re.finditer(r"(?<![，、,；：:“《（(])\s+(?!录|[月日]|\d{1,2}\s[月日])", zone):
        yield start + match.end()
    if titled := _DOCUMENT_TITLE.match(zone):
        yield start + titled.end()
    for pattern in (_SALUTATION, _OCCASION, OPEN_TO_PUBLIC, _CONTENTS):
        for match in pattern.finditer(zone):
            yield start + match.start()
            yield start + match.end()
    for match in NUMBER_TAIL.finditer(zone):
        first = number_start(zone, match.start())
        if zone[first - 1 : first] not in {"（", "(", "《"}:
            yield start + first
            yield start + match.end()
