"""Take the site's furniture off: what stands before the article, after it, and between its paragraphs.

Keeps every line of the article and its header (title, author, date, source) as printed, blank lines included.
"""

import re

from documents.ingest.blocks import author_blocks
from documents.ingest.furniture import (
    INLINE_END,
    INLINE_START,
    ends_article,
    is_furniture_anywhere,
    is_furniture_around,
)
from documents.ingest.labels import is_labelled, labelled_fields
from documents.ingest.lines import is_heading, is_prose

_EDGE = " \t\u3000\xa0\u200b\u200c\u200d\ufeff\u2002\u2003\u2009"
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_WHOLE_LINE_BOLD = re.compile(r"^(\*\*|__)(?=\S)(?!.*\1.+\1)(.+)\1$")
_KEPT_AFTER_AN_END = 120  # characters of prose that make what follows an end mark an article of its own


def clean(text: str) -> str:
    """Return the text without furniture. Lines are stripped at their edges; characters inside never change."""
    lines = [tidy(line) for line in text.split("\n")]
    prose = [i for i, line in enumerate(lines) if is_prose(line) and not is_furniture_around(line)]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), len(lines))
    last = _end_of_articles(lines, first, last)
    kept = []
    for i, line in enumerate(lines[: _tail_end(lines, last)]):
        if is_furniture_anywhere(line) and line:
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
    if not is_labelled(line) and not re.search(r"发表于|正文[:：]", line):
        return False
    fields = labelled_fields(line)
    return any(
        fields.get(name) is not None
        for name in ("published", "signed", "source", "author", "issuer", "number", "title")
    )


def _end_of_articles(lines: list[str], first: int, last: int) -> int:
    """Return the last line that can be an article's: before an end mark, unless another article follows it."""
    for i in range(first + 1, len(lines)):
        if ends_article(lines[i]):
            rest = [line for line in lines[i + 1 :] if is_prose(line) and not is_furniture_around(line)]
            following = lines[i + 1 :]
            has_header = any(map(_is_header, following)) or bool(author_blocks([s for s in following if s]))
            if not has_header or sum(map(len, rest)) < _KEPT_AFTER_AN_END:
                return max((j for j in range(first, i) if lines[j]), default=first)
    return last


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
    text = INLINE_START.sub("", text.strip("\n"))
    before = None
    while before != text:
        before, text = text, _trim_end(text)
    return text


def _trim_end(text: str) -> str:
    """Cut furniture glued to the end; only the last few hundred characters are looked at, so this stays linear."""
    at = max(0, len(text) - 600)
    return text[:at] + INLINE_END.sub("", text[at:]).rstrip("\n" + _EDGE)
