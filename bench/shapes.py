"""Whether each step of reading takes time in proportion to the text: texts of odd shapes, of one and of two megabytes.

Run as `python -m bench.shapes [--only SHAPE] [--require]`. A row a shape, a column a step: seconds at two megabytes and,
in brackets, how many times as long as at one. 2 is linear, 4 is the square. Web pages and feeds are one step each. With --require it fails where a step takes longer
than 2 s, or more than three times as long for twice the text.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

import django

from documents.ingest import MOST_LINES
from documents.ingest.clean import clean
from documents.ingest.cut_off import pieces_of
from documents.ingest.mending.repair import repair
from documents.ingest.metadata import metadata
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.ingest.readers.pages.text import read_text
from documents.ingest.split import DraftArticle, split
from documents.text.sentences import sentence_spans
from regions.gazetteer.gazetteer import Gazetteer

MEGABYTE = 1024 * 1024
MOST_SECONDS = 2.0
STEEPEST = 3.0
SHORTEST_TIMED = 0.3  # seconds; below, the ratio is the machine's mood

_SENTENCE = "近年来，青岭县坚持因地制宜，把产业发展摆在突出位置，统筹衔接资金5600万元，带动农户1300户。"
_OPENING = f"青岭县推进有效衔接的探索\n青岭县委书记 林青山\n2022年7月28日\n{_SENTENCE}\n"
SHAPES = {
    "prose": f"{_SENTENCE}{_SENTENCE}\n",
    "one line": _SENTENCE,
    "one character": "衔",
    "no full stop": "近年来青岭县坚持因地制宜把产业发展摆在突出位置，",
    "opening brackets": "（",
    "closing brackets": "）",
    "brackets": "（《“【",
    "pairs of brackets": "《青岭》（县）",
    "digits": "0123456789",
    "Han digits": "一二三四五六七八九十百千万",
    "dates": "2022年7月28日",
    "colons": "来源：",
    "labels": "作者：林青山 来源：云台日报 ",
    "salutations": "各位代表、",
    "spaces": " ",
    "wide spaces": "\u3000",
    "Han and spaces": "衔 接 资 金 ",
    "blank lines": "\n",
    "spaced lines": " \n\u3000\n",
    "short lines": "衔接\n",
    "lines of one letter": "a\n",
    "chapters": "第一章 总则\n",
    "numbers of lines": "（一）发展产业\n",
    "contents": "一、发展产业……………………12\n",
    "names": "青岭县县长 林青山\n",
    "regions": "贵州省遵义市湄潭县",
    "titles": "关于印发青岭县推进乡村振兴工作方案的通知\n",
    "questions": "记者：怎么做？\n林青山：这样做。\n",
    "separators": "=====\n",
    "dashes": "—",
    "dots": "…",
    "full stops": "。",
    "markup": "&amp;amp;<br>",
    "line breaks": "<br>",
    "lines of a page": "衔接<br>",
    "tags": "<div>",
    "open tags": "<",
    "links": "https://a.cn/1 ",
    "emphasis": "**",
    "unseen": "\u200b",
    "same line": f"{_SENTENCE}\n",
    "attachments": "附件：1.名单\n",
    "words": "the quick brown fox ",
}


def _deep(opening: str, closing: str, depth: int = 100, inside: str = "衔接") -> str:
    return opening * depth + inside + closing * depth


# What stands in a page again and again.
PAGES = {
    "nested articles": _deep("<article>", "</article>"),
    "nested editors": _deep("<div class='TRS_Editor'>", "</div>"),
    "editors": "<div class='TRS_Editor'><p>衔接</p></div>",
    "content by class": "<p class='art_con'>衔</p>",
    "content by id": "<div id='zoom'>衔接</div>",
    "hidden": "<p style='display:none'>衔接</p>",
    "nested hidden": _deep("<div hidden>", "</div>"),
    "empty in hidden": _deep("<div hidden>", "</div>", inside="<b></b>" * 5100),
    "small tables": "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>",
    "nested tables": _deep("<table><tr><td>", "</td></tr></table>", 60),
    "empty in cells": _deep("<table><tr><td>", "</td></tr></table>", 60, "<b></b>" * 5100),
    "vast cells": "<table><tr><td rowspan=100 colspan=100>1</td></tr></table>",
    "nested lists": _deep("<ol><li>", "</li></ol>", 60),
    "empty in items": _deep("<ol><li>", "</li></ol>", 60, "<b></b>" * 5100),
    "items": "<li>衔",
    "headings": _deep("<h1>", "</h1>"),
    "paragraphs of a page": "<p>衔</p>",
    "empty paragraphs": "<p>",
    "breaks of a page": "衔<br>",
}
# What stands in an entry of a feed.
FEEDS = {
    "entries": "<title>一</title><link>http://a.cn/1</link></item><item>",
    "open entries": "<item a='1' b='2' c='3' d='4' e='5' f='6'>",
    "links": "<link rel='a' href='http://b/c' type='text/html'/>",
    "categories": "<category term='a' scheme='b' label='c'/>",
    "texts of entries": "<description>&lt;p&gt;衔接&lt;/p&gt;</description>",
    "open texts": "<content type='xhtml'><a href='x'>b</a>",
}


def page_of(shape: str, size: int) -> bytes:
    head = "<!DOCTYPE html><html><head><title>青岭县</title></head><body>"
    return (head + PAGES[shape] * (size // len(PAGES[shape].encode()))).encode()


def feed_of(shape: str, size: int) -> bytes:
    head = "<rss version='2.0'><channel><item>"
    return (head + FEEDS[shape] * ((size - len(head)) // len(FEEDS[shape].encode()))).encode()


def text_of(shape: str, size: int) -> str:
    """An opening as articles have it, then the shape again and again, `size` bytes."""
    piece = SHAPES[shape]
    opening = _OPENING if shape not in {"one line", "tags", "markup"} else ""
    return opening + piece * ((size - len(opening.encode())) // len(piece.encode()))


def steps(gazetteer: Gazetteer) -> dict[str, Callable[[str], object]]:
    """Each step takes what the one before it makes of a text; the last two show a file beside its article."""

    def article(text: str) -> ParsedArticle:
        head = ("青岭县推进有效衔接的探索", "青岭县委书记 林青山")
        return metadata(DraftArticle(head=head, body=text, title=head[0]), gazetteer, {})

    return {
        "read": lambda text: read_text(text.encode(), file_name="a.txt").text,
        "repair": repair,
        "clean": clean,
        "split": lambda text: split(text, gazetteer),
        "metadata": article,
        "sentences": lambda text: list(sentence_spans(text)),
        "cut off": lambda text: pieces_of(text, ParsedArticle("题", text, "other")),
        "cut all": lambda text: pieces_of(text, ParsedArticle("题", "文", "other"), [text]),
    }


def timed(named: dict[str, Callable[[str], object]], text: str) -> dict[str, float]:
    """Seconds of each step; those after a refusal are left out."""
    times = {}
    for step, run in named.items():
        begin = time.process_time()
        try:
            made = run(text)
        except IngestError:
            made = None
        times[step] = time.process_time() - begin
        if step in {"read", "repair", "clean"}:
            if made is None or (step == "repair" and made.count("\n") > MOST_LINES):
                break
            text = made
    return times


def timed_once(read: Callable[[bytes], object], data: bytes) -> dict[str, float]:
    begin = time.process_time()
    with suppress(IngestError):
        read(data)
    return {"read": time.process_time() - begin}


def row_of(shape: str, of_size: Callable[[int], dict[str, float]]) -> list[str]:
    """Print the row of a shape; return what is wrong with it."""
    once, twice = of_size(MEGABYTE), of_size(2 * MEGABYTE)
    row, wrong = "", []
    for step, seconds in twice.items():
        ratio = seconds / max(once[step], 0.001)
        if seconds > MOST_SECONDS or (seconds > SHORTEST_TIMED and ratio > STEEPEST):
            wrong.append(f"{step} of {shape}: {seconds:.2f} s, {ratio:.1f} times")
        row += f"{seconds:.2f} ({ratio:.1f})".rjust(14)
    print(f"{shape:20}{row}", flush=True)
    return wrong


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from intake.gathering.feeds import feed_entries
    from regions.catalogue import other_names, shipped_names

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", choices=["", *SHAPES, *PAGES, *FEEDS])
    parser.add_argument("--require", action="store_true")
    options = parser.parse_args()
    named = steps(Gazetteer(shipped_names(), other_names()))
    timed(named, _OPENING * 3)  # what loads once
    ways: dict[str, tuple[Iterable[str], Callable[[str, int], dict[str, float]]]] = {
        "".join(f"{step:>14}" for step in named): (
            SHAPES,
            lambda shape, size: timed(named, text_of(shape, size)),
        ),
        f"{'page':>14}": (
            PAGES,
            lambda shape, size: timed_once(partial(read_text, file_name="a.html"), page_of(shape, size)),
        ),
        f"{'feed':>14}": (
            FEEDS,
            lambda shape, size: timed_once(
                partial(feed_entries, address="http://a.cn"), feed_of(shape, size)
            ),
        ),
    }
    wrong = []
    for head, (shapes, run) in ways.items():
        print(" " * 20 + head)
        for shape in shapes:
            if options.only in ("", shape):
                wrong += row_of(shape, partial(run, shape))
    print("\n".join(wrong) or "every step is linear")
    return 1 if options.require and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
