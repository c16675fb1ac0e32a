"""Notices that only hand down another text (现印发给你们): where the real text begins."""

import re
from dataclasses import dataclass

from documents.ingest.dates import find_dates
from documents.ingest.dividing.contents import find_again
from documents.ingest.lines import ENDS_LIKE_DOCUMENT, OPEN_TO_PUBLIC
from documents.ingest.pieces import head_pieces

_HANDS_DOWN = re.compile(
    r"(?:印发|转发|下发|公布|发布)(?:给|至|到)?(?:你们|各地|各单位|大家|你单位)?[，,]?\s*(?:请|望|并请|自|执行|遵照)[^。]{0,120}。"
    r"|现予(?:以)?(?:印发|转发|公布|发布)[^。]{0,60}。|(?:印发|转发|下发)(?:给|至)(?:你们|各地)[^。]{0,120}。"
)
_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_WITHIN = 900  # characters into the text by which a covering notice must have said so
_REACH = 4000  # characters after the notice by which the attached text's title must come
_MINIMUM_ATTACHED = 200  # characters; less is no text of its own


@dataclass(frozen=True, slots=True)
class Attached:
    """The attached text begins at `start`; `title` is its printed title, `notice` the covering text before it."""

    start: int
    title: str
    notice: str


def attached_text(text: str, begin: int, title: str) -> Attached | None:
    """Return where the text that a notice hands down begins; None where `text[begin:]` is no covering notice."""
    handed = _HANDS_DOWN.search(text, begin, begin + _WITHIN)
    if not handed or len(text) - handed.end() < _MINIMUM_ATTACHED:
        return None
    for name in _names(text[begin : handed.end()], title):
        if found := find_again(text, name, handed.end(), handed.end() + _REACH):
            printed = re.sub(r"\s*\n\s*", "", found[0].strip())
            return Attached(found.end(), printed, text[begin : found.start()])
    return _after_signature(text, begin, handed.end())


def _names(notice: str, title: str) -> list[str]:
    """What the attached text may be called: the last 《…》 of the notice first, then what its title hands down."""
    names = [match[1] for match in _NAMED.finditer(notice)][::-1]
    names += [match[1] for match in _NAMED.finditer(title)]
    if handed := re.search(r"(?:印发|转发)(?:关于)?(.{6,80}?)的通知", title):
        names.append(handed[1])
    if ENDS_LIKE_DOCUMENT.search(title):
        names += re.findall(r"[^，。]{8,80}$", title)
    return names


def _after_signature(text: str, begin: int, end: int) -> Attached | None:
    """The attached text's title differs from what the notice calls it: begin after the notice's date."""
    dates = [found for found in find_dates(text[end : end + 400]) if found.precision == "day"]
    if not dates:
        return None
    start = end + dates[0].end
    if opened := OPEN_TO_PUBLIC.search(text, start, start + 40):
        start = opened.end()
    head, prose = head_pieces(text, start)
    titles = [piece.content for piece in head if ENDS_LIKE_DOCUMENT.search(piece.content)]
    if not titles or len(text) - prose < _MINIMUM_ATTACHED:
        return None
    return Attached(prose, titles[-1], text[begin:start])
