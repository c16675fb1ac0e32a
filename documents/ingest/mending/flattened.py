"""A document that came as one line → its paragraphs, broken where its own numbering says so, or the headlines of a digest.

Portals, mails and copies from a PDF lose every line end: 一、总体要求（一）指导思想。…（二）… stands in one piece. Where a reader
still sees the numbers count up, a line begins at each.
"""

import re
from itertools import pairwise

from documents.ingest.dividing.digest import parted

_HAN = "[一二三四五六七八九十百零〇]"
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
# What numbers a document, from outermost to innermost; each counts for itself. 一是 and 二是 stay: they count inside paragraphs,
# where they are read as they stand.
_NUMBERED = (
    re.compile(rf"第(?P<n>{_HAN}{{1,4}})[编篇章]"),
    re.compile(rf"第(?P<n>{_HAN}{{1,4}})节"),
    re.compile(rf"(?<![本该按照据依及和至、])第(?P<n>{_HAN}{{1,4}})条(?![第款规之的、和至])"),
    re.compile(
        rf"(?<![第{_HAN[1:-1]}、\d到至两])(?P<n>{_HAN}{{1,3}})、(?!{_HAN}{{1,2}}[、，是类级次产线]|{_HAN}产)"
    ),
    re.compile(rf"(?<![第款条])[（(](?P<n>{_HAN}{{1,3}})[）)](?![项款期班])"),
    re.compile(r"(?<![\d.．%％A-Za-z第\-~—∶:：/、])(?P<n>\d{1,2})[.．、](?=[\u4e00-\u9fff“《])"),
)
_ENDED = "。！？；：…”）》!?;:)"  # what may stand before the first item of a list
_ATTACHED = re.compile(r"附件[:：]?\s*$")  # what follows names files and stays one line
_NEAR = 12
_LONG = 400  # characters of a line that is no paragraph any more
_SHARE = 0.6  # of a text's characters; where one line holds fewer, line ends were kept
_FEWEST = 2


def broken(text: str) -> str:
    """The text with a line end before each item of the lists in its one long line, or about each headline; any other as it is.

    Nothing but line ends is added. Linear in the text.
    """
    lines = text.split("\n")
    longest = max(range(len(lines)), key=lambda place: len(lines[place]))
    if len(lines[longest]) < max(_LONG, _SHARE * len(text)):
        return text
    lines[longest] = parted(lines[longest]) or _broken_line(lines[longest])
    return "\n".join(lines)


def _broken_line(line: str) -> str:
    cuts = sorted({place for numbers in _NUMBERED for place in _items(line, numbers)} - {0})
    edges = [0, *cuts, len(line)]
    return "\n".join(line[start:end].strip() for start, end in pairwise(edges))


def _items(line: str, numbers: re.Pattern[str]) -> list[int]:
    """Where the items of the lists of one kind begin: they count up from one, and there are two at least.

    The first may follow a heading that lost its line end (重点任务（一）…); it is believed once a second one stands free.
    """
    runs: list[list[int]] = [[]]
    doubtful = -1
    for match in numbers.finditer(line):
        number, start = _number(match["n"]), match.start()
        stands_free = start == 0 or line[max(0, start - 3) : start].rstrip()[-1:] in _ENDED
        if number == 1 and _ATTACHED.search(line, max(0, start - _NEAR), start):
            runs.append([])
        elif number == 1 and not stands_free:
            doubtful = start
            continue
        elif number == 2 and stands_free and doubtful >= 0:
            runs.append([doubtful, start])
        elif number == 1:
            runs.append([start])
        else:
            if runs[-1] and number == len(runs[-1]) + 1:
                runs[-1].append(start)
            continue
        doubtful = -1
    return [place for run in runs if len(run) >= _FEWEST for place in run]


def _number(written: str) -> int:
    """一 to 九十九 and 12 as numbers; 0 for what is none."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS.get(written, 0)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
