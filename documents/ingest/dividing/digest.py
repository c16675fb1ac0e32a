"""A digest: several pieces of news in one text, each a headline with its paragraphs (快讯, 简讯, 一周要闻).

Told from an article with headings by what stands under them: a piece of news says its headline again and on which day it was. A
digest stays one article, for who printed it printed one; a person is told, and may cut it at its headlines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from documents.ingest.clean import tidy
from documents.ingest.header.labels import is_labelled
from documents.ingest.lines import is_heading, is_prose, only_letters
from regions.gazetteer.gazetteer import Gazetteer
from regions.gazetteer.region_names import RegionMatch

FEWEST = 3  # pieces; two may be a story and a note beside it
_LONGEST_TEXT = 60_000  # characters; no programme is longer, and books divide in other ways
_HEADLINE = re.compile(r"[^。；]{5,50}(?<![：:，,、])")
# Characters that half, and all, of the pieces are within; sections of an article are longer.
_USUAL_PIECE, _LONGEST_PIECE = 240, 720
# Judged on 2,772 unlabelled texts, of which 320 are digests, and on 265 annotated ones, of which 4 are: of an article's heading a
# share of .0 to .4 of the pairs stands again below it, of a headline .6 to 1.
_SAID_AGAIN = 0.5
_NEWS = 0.75  # of the pieces, that say their headline again or name a day
_CLEAR = 0.5  # of the pieces, that say their headline again
_DAY = re.compile(
    r"今天|今晚|今日|昨[天日晚]|日前|近日|当地时间|最新|\d{1,2}[日号](?!线)|记者.{0,12}从|获悉|发布|公布|印发"
)
_DAY_WITHIN = 60  # characters of a paragraph
_FIRST_WORDS = 200  # characters under a headline that may say it again
# One line: where a piece begins, and up to which mark its headline is looked for, behind which a blank stands.
_BEGINS = re.compile(r"^(?:[^。，]{0,40}[：:]\s+)?|(?<=[。！？”）])\s+")
_WITHIN = re.compile(r"[^，。；\n]{6,110}")


def headlines(text: str) -> tuple[int, ...]:
    """The numbers, from 0, of the lines that are headlines; () where the text is no digest."""
    if len(text) > _LONGEST_TEXT:
        return ()
    lines = [(at, line) for at, line in enumerate(map(tidy, text.split("\n"))) if line]
    prose = [is_prose(line) for _, line in lines]
    heads = [i for i in range(len(lines) - 1) if prose[i + 1] and not prose[i] and _is_headline(lines[i][1])]
    if len(heads) < FEWEST or any(prose[: heads[0]]):
        return ()
    ends = [*heads[1:], len(lines)]
    pieces = [[line for _, line in lines[head:end]] for head, end in zip(heads, ends, strict=True)]
    return tuple(lines[head][0] for head in heads) if _is_news(pieces) else ()


def parted(line: str) -> str:
    """A digest that came as one line with its headlines on lines of their own; "" where the line is none."""
    if len(line) > _LONGEST_TEXT:
        return ""
    edges = {edge for begin in _BEGINS.finditer(line) for edge in _edges(line, begin.end())}
    lines = (line[start:end].strip() for start, end in pairwise([0, *sorted(edges - {0}), len(line)]))
    text = "\n".join(lines)
    return text if headlines(text) else ""


def _edges(line: str, start: int) -> Iterator[int]:
    """Where the headline at `start` begins and ends; none where what stands there is no headline."""
    within = _WITHIN.match(line, start)
    blanks = [found.start() for found in re.finditer(r"\s(?=\S)", within[0])] if within else []
    end = start + blanks[-1] if blanks else start
    if (
        _is_headline(line[start:end])
        and said_again(line[start:end], line[end : end + _FIRST_WORDS]) >= _SAID_AGAIN
    ):
        yield from (start, end)


def place_of(text: str, gazetteer: Gazetteer) -> RegionMatch:
    """The place that all pieces of a digest share, none where one names none or they share the country alone."""
    lines, cuts = text.split("\n"), headlines(text)
    paths: list[tuple[str, ...]] = []
    for start, end in pairwise((*cuts, len(lines))):
        code = gazetteer.resolve(title=lines[start], body="\n".join(lines[start + 1 : end])).code
        paths.append((code, *gazetteer.ancestors(code)) if code else ())
    shared = next((code for code in (paths[0] if paths else ()) if all(code in path for path in paths)), "")
    row = gazetteer.row(shared)
    return RegionMatch(shared, row.name, "各则消息都在这里") if row else RegionMatch("", "")


def _is_headline(line: str) -> bool:
    return bool(_HEADLINE.fullmatch(line)) and not (is_heading(line) or is_labelled(line))


def _is_news(pieces: Sequence[Sequence[str]]) -> bool:
    again = [said_again(headline, first[:_FIRST_WORDS]) for headline, first, *_ in pieces]
    dated = [bool(_DAY.search(first, 0, _DAY_WITHIN)) for _, first, *_ in pieces]
    lengths = [sum(map(len, piece)) for piece in pieces]
    is_brief = median(lengths) <= _USUAL_PIECE and max(lengths) <= _LONGEST_PIECE
    clear = sum(share >= _SAID_AGAIN for share in again)
    news = sum(share >= _SAID_AGAIN or day for share, day in zip(again, dated, strict=True))
    return is_brief and news >= _NEWS * len(pieces) and clear >= _CLEAR * len(pieces)


def said_again(headline: str, text: str) -> float:
    """The share of a headline's pairs of characters that stand in the text below it."""
    pairs = _pairs(headline)
    return len(pairs & _pairs(text)) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    run = only_letters(text)
    return {run[i : i + 2] for i in range(len(run) - 1)}
