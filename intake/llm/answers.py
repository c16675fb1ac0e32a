"""From a model's answer to verified spans: what does not stand in the text is dropped and counted. Pure."""

import json
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from measures.extraction.spans import Found, MeasureSpan

RULE = "reader.llm"
# Fewer characters would stand in many places.
SHORTEST_WORDS = 4
# No measure that readers marked in 265 texts was longer.
LONGEST_MEASURE = 3_000
LONGEST_TITLE = 40
# So many of a title's characters must stand in its measure, or the title tells of something else.
TITLE_SHARE = 0.6
# What a model says of itself is not calibrated: it goes to review before what the embedded reading is sure of.
CONFIDENCE = 0.5


class UnusableAnswerError(ValueError):
    """The answer holds no list of measures at all."""


@dataclass
class Answer:
    """`spans` in text order; `dropped` counts by reason what was not taken."""

    spans: list[MeasureSpan] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def read_answer(text: str, *, body: str, start: int, end: int, themes: Collection[str], model: str) -> Answer:
    """Check one answer about `body[start:end]`. Raises UnusableAnswerError where it is no JSON of the asked shape."""
    answer = Answer()
    place = start
    for row in _rows(text):
        problem, found_start, found_end = _span(row, body, place, end)
        theme = row.get("theme") if isinstance(row, dict) else None
        if not problem and theme not in themes:
            problem = "theme"
        if problem:
            answer.dropped[problem] += 1
            continue
        quote = body[found_start:found_end]
        found = Found(_title(row, quote), (), found_start, found_end, RULE, model[:20], CONFIDENCE)
        answer.spans.append(MeasureSpan(found, theme=str(theme)))
        place = found_end
    return answer


def _rows(text: str) -> list[Any]:
    """The measures of the answer; models like to wrap JSON in a fence or a sentence."""
    begin, last = text.find("{"), text.rfind("}")
    try:
        data = json.loads(text[begin : last + 1]) if begin >= 0 else None
    except (ValueError, RecursionError) as error:
        raise UnusableAnswerError("no JSON") from error
    rows = data.get("measures") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise UnusableAnswerError("no list of measures")
    return rows


def _span(row: Any, body: str, place: int, end: int) -> tuple[str, int, int]:
    """(what is wrong, start, end): the words must stand verbatim, in order, behind the measure before."""
    words = (row.get("opening"), row.get("closing")) if isinstance(row, dict) else (None, None)
    opening, closing = (word.strip() if isinstance(word, str) else "" for word in words)
    if min(len(opening), len(closing)) < SHORTEST_WORDS:
        return "shape", 0, 0
    start = body.find(opening, place, end)
    # The closing words may overlap the opening ones, in a measure of a few characters.
    closes = body.find(closing, start, end) if start >= 0 else -1
    if closes < 0 or closes + len(closing) < start + len(opening):
        return "quote", 0, 0
    if closes + len(closing) - start > LONGEST_MEASURE:
        return "length", 0, 0
    return "", start, closes + len(closing)


def _title(row: dict[str, Any], quote: str) -> str:
    """The model's title where it is made of the measure's own characters, else the measure's first clause."""
    given = row.get("title")
    title = " ".join(given.split()) if isinstance(given, str) else ""
    standing = sum(character in quote for character in title)
    if title and len(title) <= LONGEST_TITLE and standing >= TITLE_SHARE * len(title):
        return title
    return re.split(r"[，。；：！？\n]", quote, maxsplit=1)[0][:LONGEST_TITLE] or quote[:LONGEST_TITLE]
