"""Markup where plain text was meant: entities escaped twice, tags in a title, a cell or a meta element."""

import html
import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>]{0,2000})?/?>|<!--.{0,5000}?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_BREAKS = frozenset("br p div li tr h1 h2 h3 h4 h5 h6 section article table ul ol dd dt".split())
# Tags that people write markup with; <甲> or <x> in a sentence is none.
_KNOWN = _BREAKS | frozenset(
    "a b i u s em strong span font sup sub small big center img td th tbody thead tfoot ruby rt rp mark o".split()
)
_DEEPEST = 3  # times that one system after another escaped the text


def without_markup(text: str) -> str:
    """Return the text with entities resolved and known tags off; a block's end is a line's end, &nbsp; U+00A0."""
    for _ in range(_DEEPEST):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" not in text:
        return text
    bare = _TAG.sub(_replaced, text)
    lines = (" ".join(line.split(" ")).strip() for line in bare.split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip("\n")


def _replaced(match: re.Match[str]) -> str:
    name = (match[2] or "").lower()
    if name and name not in _KNOWN:
        return match[0]
    return "\n" if name in _BREAKS else ""
