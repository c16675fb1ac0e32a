"""A file's text beside the article that was made of it: what of it stands in the body, and what was cut off.

Compared sentence by sentence, blanks aside: cleaning takes lines away and ends off, repairing closes up and joins. Linear
in both texts.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from documents.ingest.dates import find_dates
from documents.ingest.mending.repair import repair
from documents.ingest.parsed import ParsedArticle
from documents.text.sentences import sentence_spans

# How far behind the last sentence found the next one is looked for; shorter ones must follow it at once.
_REACH = 5000
_SHORTEST = 6
# A longer line that names an author or the source is text, and no heading over it.
_LONGEST_FIELD = 80


class State(StrEnum):
    KEPT = "kept"
    FIELD = "field"  # not in the body: title, author, date, source
    OTHER = "other"  # in another article of the file
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the file's text, or the rest of a line; `place` is where it begins in the body, squeezed, if it does."""

    line: int
    text: str
    state: State
    place: int = -1


def pieces_of(source: str, article: ParsedArticle, others: Collection[str] = ()) -> list[Piece]:
    """The sentences of a file's text; `others` are the bodies of the other articles in it."""
    own, elsewhere = _Body(article.body), _Body("\n".join(others))
    pieces = []
    for number, text in _sentences(source):
        key = squeezed(text)
        place = own.find(key)
        if place >= 0:
            state = State.KEPT
        elif _is_field(text, key, article):
            state = State.FIELD
        elif elsewhere.find(key) >= 0:
            state = State.OTHER
        else:
            state = State.CUT
        pieces.append(Piece(number, text, state, place))
    return pieces


def with_pieces(body: str, pieces: list[Piece], first: int, last: int) -> str:
    """The body with the pieces from `first` to `last` that were cut off, put where they stand in the file."""
    taken = [piece for piece in pieces[first : last + 1] if piece.state == State.CUT]
    if not taken:
        return body
    text = taken[0].text
    for before, piece in pairwise(taken):
        text += ("" if piece.line == before.line else "\n") + piece.text
    kept = [piece for piece in pieces[:first] if piece.state == State.KEPT]
    if kept:
        before = kept[-1]
        at = _place_behind(body, before.place + len(squeezed(before.text)))
        return body[:at] + ("" if before.line == taken[0].line else "\n") + text + body[at:]
    behind = next((piece for piece in pieces[last + 1 :] if piece.state == State.KEPT), None)
    if behind is not None and behind.line == taken[-1].line:
        return text + body
    return f"{text}\n{body}"


def squeezed(text: str) -> str:
    return "".join(text.split())


def _place_behind(body: str, count: int) -> int:
    """Where in the body its first `count` characters end, blanks aside."""
    for place, character in enumerate(body):
        if count == 0:
            return place
        count -= not character.isspace()
    return len(body)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """(number of the line, sentence) of the text mended as the article's was."""
    for number, line in enumerate(repair(text).split("\n")):
        for start, end in sentence_spans(line):
            yield number, line[start:end]


class _Body:
    """A body in which sentences are found in order; those that moved, by themselves."""

    def __init__(self, body: str) -> None:
        self.text = squeezed(body)
        self.known: dict[str, int] = {}
        self._at = place = 0
        for start, end in sentence_spans(body):
            key = squeezed(body[start:end])
            self.known.setdefault(key, place)
            place += len(key)

    def find(self, key: str) -> int:
        """Where it stands, -1 for nowhere."""
        reach = _REACH if len(key) >= _SHORTEST else 0
        place = self.text.find(key, self._at, self._at + len(key) + reach)
        if place < 0:
            place = self.known.get(key, -1)
        if place >= 0:
            self._at = place + len(key)
        return place


def _is_field(text: str, key: str, article: ParsedArticle) -> bool:
    """Whether the line is where the title, an author, the source, the number or the date was read."""
    if len(key) > _LONGEST_FIELD:
        return False
    named = [author.name for author in article.authors] + [article.source, article.document_number]
    if key in squeezed(article.title) or any(len(name) > 1 and squeezed(name) in key for name in named):
        return True
    return article.published_on is not None and _holds_date(text, article.published_on)


def _holds_date(text: str, day: date) -> bool:
    return any(found.on == day for found in find_dates(text))
