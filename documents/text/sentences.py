"""A measure in the text around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

REACH = 180  # characters shown on either side
# Where a sentence ends, and where it may be cut.
FULL_STOPS = "。！？!?"
STOPS = f"{FULL_STOPS}；;"
_SENTENCE_END = re.compile(rf"[{STOPS}]+[”’」』）)》】\"]*|\n")


@dataclass(frozen=True, slots=True)
class Context:
    """Text before and after a quote, each cut at a sentence's end; `*_cut` says that more text stands there."""

    before: str
    quote: str
    after: str
    before_cut: bool
    after_cut: bool


def context_of(body: str, start: int, end: int) -> Context:
    """The sentences around `body[start:end]`, at most REACH characters a side."""
    first = max(0, start - REACH)
    last = min(len(body), end + REACH)
    before, after = body[first:start], body[end:last]
    if first:
        before = _from_sentence(before)
    if last < len(body):
        after = _to_sentence(after)
    return Context(before, body[start:end], after, first > 0, last < len(body))


def _from_sentence(text: str) -> str:
    cuts = [text.find(mark) for mark in f"{FULL_STOPS}\n" if mark in text]
    return text[min(cuts) + 1 :] if cuts else text


def _to_sentence(text: str) -> str:
    cut = max(text.rfind(mark) for mark in f"{FULL_STOPS}\n")
    return text[: cut + 1] if cut >= 0 else text


def sentence_spans(body: str) -> Iterator[tuple[int, int]]:
    """Each sentence of `body` as (start, end), to its stop and what closes on it, no white space at either end."""
    left = 0
    for right in (*(stop.end() for stop in _SENTENCE_END.finditer(body)), len(body)):
        text = body[left:right]
        start, end = left + len(text) - len(text.lstrip()), left + len(text.rstrip())
        if start < end:
            yield start, end
        left = right


def sentence_of(body: str, start: int, end: int, reach: int = 70) -> str:
    """The sentence that holds `body[start:end]`; past `reach` characters on a side it is cut and marked so."""
    before = body[max(0, start - reach) : start]
    after = body[end : end + reach]
    begin = max(before.rfind(mark) for mark in f"{STOPS}\n")
    stops = [place for mark in f"{STOPS}\n" if (place := after.find(mark)) >= 0]
    head = "" if begin >= 0 or start <= reach else "……"
    tail = "" if stops or end + reach >= len(body) else "……"
    return f"{head}{(before[begin + 1 :] + body[start:end] + after[: min(stops) + 1 if stops else None]).strip()}{tail}"
