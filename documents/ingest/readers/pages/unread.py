"""What a page holds and does not show by its own markup, or shows struck out."""

import re
from collections.abc import Iterator
from itertools import islice

import lxml.html

from documents.ingest.readers.pages.walking import SILENT, Look, shown_if_short
from documents.ingest.source_text import LeftOut, left_out

STRUCK = ("del", "s", "strike")
_LONGEST_HIDDEN = (
    200  # characters; pages hide more than this until their script has run, and then it is the article
)
_SENTENCE_END = "。"  # of a page whose article is not told apart, what has none is the site's own
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,6}(?:px|em|rem)"
    r"|clip\s*:\s*rect\(\s*(?:0|1px)|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
# What has no height or width hides what it holds where nothing may run over its edge.
_FLAT = re.compile(r"(?<![-\w])(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)", re.IGNORECASE)
_CUTS = re.compile(r"overflow(?:-[xy])?\s*:\s*hidden", re.IGNORECASE)
_STRIKES = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
# Letters of no size are hidden too; wrappers have it to close the gaps between what they hold, which has sizes of its own.
_NO_SIZE = re.compile(r"font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)", re.IGNORECASE)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))", re.IGNORECASE
)
_GROUND = re.compile(r"background", re.IGNORECASE)
_INLINE = ("span", "font", "i", "em", "b")
_NEAR = 6  # ancestors whose ground is looked at
_SIMPLE = re.compile(r"\.([\w-]{1,60})|#([\w-]{1,60})")
_MOST_STYLE = 200_000  # characters of style sheets that are looked through
_MARKED = "descendant-or-self::*[@hidden or @style or @color or self::del or self::s or self::strike]"


def drop_unread(
    tree: lxml.html.HtmlElement, article: lxml.html.HtmlElement | None, look: Look
) -> tuple[LeftOut, ...]:
    """Take out what the page hides or strikes out, short pieces only; return the article's, of a page whose article is not told
    apart those with a sentence."""
    found: dict[str, list[str]] = {"hidden": _without_scripts(article), "struck": []}
    classes, ids = _hidden_by_sheets(tree)
    marked = tree.xpath(f"{_MARKED[:-1]} or @class or @id]") if classes or ids else tree.xpath(_MARKED)
    gone: set[lxml.html.HtmlElement] = set()
    for element in marked:
        if element in gone or element.tag in SILENT or element.getparent() is None:
            continue
        is_listed = element.get("id") in ids or not classes.isdisjoint((element.get("class") or "").split())
        what = "hidden" if is_listed or _is_hidden(element) else "struck" if _is_struck(element) else ""
        text = shown_if_short(element, _LONGEST_HIDDEN, look) if what else None
        if text is not None and element is not article:
            is_told = article in element.iterancestors() if article is not None else _SENTENCE_END in text
            found[what] += [text] if is_told else []
            gone.update(element.iter())
            element.drop_tree()
    return tuple(said for what, texts in found.items() for said in left_out(what, list(filter(None, texts))))


def _without_scripts(article: lxml.html.HtmlElement | None) -> list[str]:
    """What the article says to a browser that runs no scripts."""
    return [
        " ".join(each.text_content().split())
        for each in (article.iter("noscript") if article is not None else ())
    ]


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    style = element.get("style", "")
    if element.get("hidden") is not None or _hides(style):
        return True
    if len(element):
        return False
    return bool(_NO_SIZE.search(style)) or _is_white(element)


def _hides(style: str) -> bool:
    return bool(_HIDES.search(style) or (_FLAT.search(style) and _CUTS.search(style)))


def _is_white(element: lxml.html.HtmlElement) -> bool:
    """Whether words amid others are white on no ground of their own: what sites put into sentences against copying."""
    color = _WHITE.search(f"{element.get('style', '')};color:{element.get('color', '')}")
    parent = element.getparent()
    if not color or element.tag not in _INLINE or parent is None:
        return False
    before = element.getprevious()
    words = (element.tail, parent.text if before is None else before.tail)
    around = islice(element.iterancestors(), _NEAR)
    has_ground = any(
        _GROUND.search(each.get("style", "")) or each.get("bgcolor") for each in (element, *around)
    )
    return any(each and each.strip() for each in words) and not has_ground


def _is_struck(element: lxml.html.HtmlElement) -> bool:
    return element.tag in STRUCK or bool(_STRIKES.search(element.get("style", "")))


def _hidden_by_sheets(tree: lxml.html.HtmlElement) -> tuple[set[str], set[str]]:
    """Return the classes and ids that the page's own style sheets hide by a rule that names nothing else."""
    sheets = "\n".join(each.text or "" for each in tree.iter("style"))[:_MOST_STYLE]
    names = [_SIMPLE.fullmatch(name.strip()) for rule in _hiding(sheets) for name in rule.split(",")]
    return {name[1] for name in names if name and name[1]}, {name[2] for name in names if name and name[2]}


def _hiding(sheets: str) -> Iterator[str]:
    """Yield what rules hide; those inside of @media, for printers or small screens, are passed over."""
    depth, before = 0, ""
    for piece in re.split(r"([{}])", re.sub(r"/\*[^*]*\*/", "", sheets)):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            before = piece
        elif depth == 1 and _hides(piece) and not before.lstrip().startswith("@"):
            yield before
