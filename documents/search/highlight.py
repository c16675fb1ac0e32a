"""Where the words of a query stand in an original text; pure.

Owns places, not markup: spans count code points of the text as it is stored. The search key of a text has other
places than the text, so each span is carried back through the places of the key.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from documents.search.keys import DASHES, HAN, LOOSE_MARKS, ZEROS, pieces, search_key_with_places
from documents.text.sentences import STOPS

Span = tuple[int, int]

_SENTENCE_START = re.compile(rf"[{STOPS}\n]\s*")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text with its hits; `hits` counts those of the whole text, and `first_hit` is the place in the
    whole text of the first that begins here (-1 where none does)."""

    text: str
    spans: tuple[Span, ...]
    start: int
    is_cut_before: bool
    is_cut_after: bool
    hits: int
    first_hit: int = -1

    @property
    def segments(self) -> list[tuple[str, bool]]:
        return segments(self.text, self.spans)


def mark(text: str, terms: Iterable[str]) -> list[Span]:
    """Spans of the terms (search keys) in the text, in order, those that touch or overlap made one."""
    pattern = _pattern(tuple(terms))
    if pattern is None or not text:
        return []
    key, places = search_key_with_places(text)
    found: list[Span] = []
    for match in pattern.finditer(key):
        start, end = places[match.start(1)], places[match.end(1) - 1] + 1
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


# A page marks twenty texts, and titles, by the same words.
@lru_cache(maxsize=200)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds each place where a term begins, so that overlapping hits are all seen."""
    parts = [_term(term) for term in sorted(set(terms), key=len, reverse=True) if term.strip()]
    return re.compile(f"(?=({'|'.join(parts)}))") if parts else None


def _term(term: str) -> str:
    """The pieces of a term, whatever stands between them; marks that part nothing may stand inside them."""
    found = [piece for kind, piece in pieces(term) if kind != "gap"]
    if not found:
        return "(?!)"
    edge_before = "" if re.match(f"[{HAN}]", found[0]) else rf"(?<![^\W{HAN}])"
    edge_after = "" if re.search(f"[{HAN}]$", found[-1]) else rf"(?![^\W{HAN}])"
    return edge_before + r"[^\w]*".join(map(_written, found)) + edge_after


def _written(piece: str) -> str:
    """A piece of a term as a text may write it."""
    if piece.isascii():
        return f"[{re.escape(DASHES)}]?".join(piece) if piece.isalpha() else re.escape(piece)
    chars = (f"[{ZEROS}]" if char in ZEROS else re.escape(char) for char in piece)
    return f"[{LOOSE_MARKS}]*".join(chars)


def segments(text: str, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """The text in order as (part, is a hit); the parts joined are the text."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        if start > at:
            parts.append((text[at:start], False))
        parts.append((text[start:end], True))
        at = end
    if at < len(text):
        parts.append((text[at:], False))
    return parts


def snippet(text: str, terms: Iterable[str], width: int = 120) -> Snippet:
    """The part of about `width` characters that shows most terms, from the start of a sentence where one is near."""
    spans = mark(text, tuple(terms))
    start = _best_start(text, spans, width)
    end = min(len(text), start + width)
    inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
    first = next((a for a, _ in spans if start <= a < end), -1)
    return Snippet(text[start:end], inside, start, start > 0, end < len(text), len(spans), first)


def _best_start(text: str, spans: list[Span], width: int) -> int:
    if not spans or len(text) <= width:
        return 0
    best, best_worth = spans[0][0], -1.0
    for number, (start, _) in enumerate(spans):
        inside = []
        for a, b in spans[number:]:
            if b > start + width:
                break
            inside.append(text[a:b])
        worth = len(set(inside)) + 0.1 * min(len(inside), 10) + 0.02 * sum(map(len, set(inside)))
        if worth > best_worth:
            best, best_worth = start, worth
    return _sentence_start(text, best, width)


def _sentence_start(text: str, hit: int, width: int) -> int:
    """Where the sentence of the hit begins, if the hit stays well inside the snippet; else a little before the hit."""
    reach = max(0, hit - width // 2)
    ends = [match.end() for match in _SENTENCE_START.finditer(text, reach, hit)]
    if ends:
        return ends[-1]
    return 0 if reach == 0 else hit - width // 6
