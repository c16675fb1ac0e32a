"""Take the site's furniture off: what stands before the article, after it, and between its paragraphs.

Keeps every line of the article and its header (title, author, date, source) as printed, blank lines included.
"""

import re

from documents.ingest.blocks import author_blocks
from documents.ingest.furniture import (
    INLINE_CUT,
    INLINE_END,
    INLINE_START,
    ends_article,
    is_furniture_anywhere,
    is_furniture_around,
)
from documents.ingest.header.labels import is_labelled, labelled_fields
from documents.ingest.lines import is_heading, is_prose

_EDGE = " \t\u3000\xa0\u200b\u200c\u200d\ufeff\u2002\u2003\u2009"
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_WHOLE_LINE_BOLD = re.compile(r"^(\*\*|__)(?=\S)(?!.*\1.+\1)(.+)\1$")
# 某某日报 | 2022-09-05 | 阅读 356
_OUTLET_AND_DATE = re.compile(r"^[一-龥]{2,14}\s?[|｜]\s?(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}")
_MINIMUM_ARTICLE = 120  # characters of prose that make what follows an end mark an article of its own
_SHORTEST_TEXT = 80  # characters; before them no imprint is looked for
_LONGEST_IMPRINT = 2500  # characters
_HEAD_LINES = 30  # lines after an end mark in which another article's head must come


def clean(text: str) -> str:
    """Return the text without furniture. Lines are stripped at their edges; characters inside never change."""
    lines = [tidy(line) for line in text.split("\n")]
    prose = [len(line) if is_prose(line) and not is_furniture_around(line) else 0 for line in lines]
    first, last = _prose_bounds(lines, prose)
    kept = []
    for i, line in enumerate(lines[: _tail_end(lines, last)]):
        if line and is_furniture_anywhere(line):
            continue
        if (i < first or i > last) and is_furniture_around(line) and not _is_header(line):
            continue
        kept.append(line)
    return _unglue("\n".join(kept))


def tidy(line: str) -> str:
    """Strip a line's edges and the Markdown around it."""
    line = _MARKDOWN_HEADING.sub("", line.strip(_EDGE))
    return _WHOLE_LINE_BOLD.sub(r"\2", line).strip(_EDGE)


def _is_header(line: str) -> bool:
    """A header line worth keeping although it carries furniture: 时间：… 来源：… 字号：…"""
    if _OUTLET_AND_DATE.match(line):
        return True
    if not is_labelled(line) and not re.search(r"发表于|正文[:：]", line):
        return False
    fields = labelled_fields(line)
    return any(
        fields.get(name) is not None
        for name in ("published", "signed", "source", "author", "issuer", "number", "title")
    )


def _prose_bounds(lines: list[str], prose: list[int]) -> tuple[int, int]:
    """Return the first and last line that can be an article's, given how much prose each line holds.

    The text ends at a mark such as 相关报道：, unless more follows than came before or another article's head does.
    """
    where = [i for i, length in enumerate(prose) if length]
    if not where:
        return len(lines), len(lines)
    first, last = where[0], where[-1]
    before, total = 0, sum(prose)
    for i in range(first, last + 1):
        if before and ends_article(lines[i]):
            after = total - before
            another = after >= _MINIMUM_ARTICLE and _holds_head(lines[i + 1 : i + 1 + _HEAD_LINES])
            if after <= before and not another:
                return first, max(k for k in where if k < i)
        before += prose[i]
    return first, last


def _holds_head(lines: list[str]) -> bool:
    """Whether another article's head stands in these lines."""
    return any(map(_is_header, lines)) or bool(author_blocks([line for line in lines if line]))


def _tail_end(lines: list[str], last: int) -> int:
    """Return how many lines to keep: through the signature, date and source that follow the last prose."""
    end = last + 1
    for i in range(last + 1, min(len(lines), last + 40)):
        if ends_article(lines[i]):
            break
        if lines[i] and (is_heading(lines[i]) or not is_furniture_around(lines[i]) or _is_header(lines[i])):
            end = i + 1
    return end


def _unglue(text: str) -> str:
    """Take off what lost line breaks glued to the first and the last line."""
    text = INLINE_START.sub("", text.strip("\n"))
    last_line = max(text.rfind("\n") + 1, _SHORTEST_TEXT, len(text) - _LONGEST_IMPRINT)
    if cut := INLINE_CUT.search(text, last_line):
        text = text[: cut.start()].rstrip()
    before = None
    while before != text:
        before, text = text, _trim_end(text)
    return text


def _trim_end(text: str) -> str:
    """Cut furniture glued to the end; only the last few hundred characters are looked at, so this stays linear."""
    at = max(0, len(text) - 600)
    return text[:at] + INLINE_END.sub("", text[at:]).rstrip("\n" + _EDGE)
