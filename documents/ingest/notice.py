"""Notices that only hand down another text (现印发给你们), and tables of contents: where the real text begins."""

import re
from dataclasses import dataclass

from documents.ingest.dates import find_dates
from documents.ingest.lines import ENDS_LIKE_DOCUMENT, OPEN_TO_PUBLIC, is_heading
from documents.ingest.pieces import head_pieces

_HANDS_DOWN = re.compile(
    r"(?:现|予以|一并|特)?(?:将[^。]{0,200})?(?:印发|转发|下发|公布|发布)(?:给|至|到)?(?:你们|各地|各单位|大家|你单位)?[，,]?\s*(?:请|望|并请|自|执行|遵照)[^。]{0,120}。"
    r"|现予(?:以)?(?:印发|转发|公布|发布)[^。]{0,60}。|现(?:将[^。]{0,200})?(?:印发|转发|下发)(?:给|至)(?:你们|各地)[^。]{0,120}。"
)
_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_WITHIN = 700  # characters into the text by which a covering notice must have said so
_REACH = 4000  # characters after the notice by which the attached text's title must come
_CONTENTS = re.compile(r"\s*目[ \u3000]{0,4}[录次][ \u3000]*\n?")
_NEXT_ENTRY = re.compile(
    r"第[一二三四五六七八九十]+[章节编]|[（(][一二三四五六七八九十]+[）)]|[二三四五]、|\n"
)


@dataclass(frozen=True, slots=True)
class Attached:
    """The attached text begins at `start`; `title` is its printed title, `notice` the covering text before it."""

    start: int
    title: str
    notice: str


def attached_text(text: str, begin: int, title: str) -> Attached | None:
    """Return where the text that a notice hands down begins; None where `text[begin:]` is no covering notice."""
    handed = _HANDS_DOWN.search(text, begin, begin + _WITHIN)
    if not handed or len(text) - handed.end() < 200:
        return None
    names = [m[1] for m in _NAMED.finditer(text, begin, handed.end())]
    names += [m[1] for m in _NAMED.finditer(title)]
    names += [m[1] for m in [re.search(r"(?:印发|转发)(?:关于)?(.{6,80}?)的通知", title)] if m]
    names += re.findall(r"[^，。]{8,80}$", title) if ENDS_LIKE_DOCUMENT.search(title) else []
    for name in sorted(names, key=lambda n: -text.rfind(n, begin, handed.end())):
        if found := _outside_brackets(text, name, handed.end(), handed.end() + _REACH):
            return Attached(found.end(), found[0].strip(), text[begin : found.start()])
    return _after_signature(text, begin, handed.end())


def skip_contents(text: str, begin: int, title: str) -> int:
    """Return where the text after a table of contents at `begin` starts; `begin` where there is none."""
    mark = _CONTENTS.match(text, begin)
    if not mark:
        return begin
    after = text[mark.end() : mark.end() + 300].lstrip()
    entry_end = _NEXT_ENTRY.search(after, 2)
    entry = re.sub(r"[.…·\s\d]+$", "", after[: entry_end.start()] if entry_end else after[:40])
    again = _outside_brackets(text, entry, mark.end() + len(entry) + 4, len(text)) if len(entry) > 3 else None
    if not again:
        return begin
    own_title = _outside_brackets(text, title, mark.end(), again.start()) if title else None
    if own_title:
        return own_title.end()
    head, prose = head_pieces(text, again.start() - 1)
    return (
        _after_short_entries(text, mark.end(), again.start())
        if "\n" in text[begin : again.start()]
        else again.start()
    )


def _after_short_entries(text: str, begin: int, limit: int) -> int:
    """In a table of contents with line breaks, return the first line before `limit` that is prose."""
    for match in re.finditer(r"[^\n]+", text[begin:limit]):
        if not is_heading(match[0]) and re.search(r"[，。].*。", match[0]):
            return begin + match.start()
    return limit


def _outside_brackets(text: str, name: str, start: int, stop: int) -> re.Match[str] | None:
    """Find a title printed again, spaced or punctuated differently, but not quoted in 《》."""
    letters = re.findall(r"\w", name)
    if len(letters) < 4:
        return None
    pattern = re.compile(r"[《“]?" + r"[^\w。]{0,8}".join(map(re.escape, letters)) + r"[）)”》]*")
    for match in pattern.finditer(text, start, min(stop, len(text))):
        quoted = match[0].startswith("《") and match[0].endswith("》") and "》" not in match[0][:-1]
        if not quoted and text[match.start() - 1 : match.start()] != "《":
            return match
    return None


def _after_signature(text: str, begin: int, end: int) -> Attached | None:
    """The attached text's title differs from what the notice calls it: begin after the notice's date."""
    dates = [d for d in find_dates(text[end : end + 200]) if d.precision == "day"]
    if not dates:
        return None
    start = end + dates[0].end
    if opened := OPEN_TO_PUBLIC.search(text, start, start + 40):
        start = opened.end()
    head, prose = head_pieces(text, start)
    titles = [piece.content for piece in head if ENDS_LIKE_DOCUMENT.search(piece.content)]
    if not titles or len(text) - prose < 200:
        return None
    return Attached(prose, titles[-1], text[begin:start])
