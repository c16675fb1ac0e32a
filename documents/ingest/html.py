"""Web pages: the article's text out of known government CMS containers, else by trafilatura, and the page's own meta.

Owns HTML only; the text it returns still carries furniture for the clean step.
"""

import re
from collections.abc import Iterator

import lxml.html
import trafilatura

from documents.ingest.labels import is_labelled, labelled_fields

# Containers of the systems most government sites run on (TRS, UCAP, jpage, 大汉, WeChat), best first.
_CONTAINERS = (
    "//*[@id='UCAP-CONTENT']",
    "//*[contains(concat(' ', @class, ' '), ' TRS_Editor ')]",
    "//*[contains(concat(' ', @class, ' '), ' trs_editor_view ')]",
    "//*[contains(@class, 'TRS_UEDITOR')]",
    "//*[@id='zoom' or @id='Zoom' or @id='ZOOM' or @id='fontzoom']",
    "//*[@id='js_content']",
    "//*[@id='mainText' or @id='articleContent' or @id='article_content' or @id='artibody' or @id='rwb_zw']",
    "//*[contains(concat(' ', @class, ' '), ' pages_content ')]",
    "//*[contains(concat(' ', @class, ' '), ' article-content ') or contains(concat(' ', @class, ' '), ' article_content ')]",
    "//*[contains(@class, 'wzcon') or contains(@class, 'xxgk_content') or contains(@class, 'news_content') or contains(@class, 'art_con')]",
    "//article",
)
_META = {
    "title": ("articletitle", "og:title"),
    "published": ("pubdate", "publishdate", "article:published_time", "createdate"),
    "source": ("contentsource", "source"),
    "author": ("author",),
    "url": ("url", "og:url"),
}
_BLOCKS = frozenset(
    "address article blockquote br caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav"
    " ol p pre section table tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset("script style noscript template iframe object select option button svg head".split())
_MINIMUM_CONTAINER = 80  # characters; a shorter one is a teaser or an empty shell
_SITE_SUFFIX = re.compile(r"\s*[_|–—-]+\s*[^_|–—-]{2,24}(?:网|网站|政府|门户|频道|新闻|在线|厅|局)\s*$")


def looks_like_html(text: str) -> bool:
    """Whether the text is a page rather than prose that mentions a tag."""
    head = text[:4000].lower()
    return bool(re.search(r"<(?:!doctype\s+html|html|head|body|meta\s)[\s>]?", head)) or (
        len(re.findall(r"</?(?:p|div|span|br|td|font|strong)\b[^>]*>", head)) >= 6
    )


def read_html(text: str) -> tuple[str, dict[str, str]]:
    """Return (lines of the main text, fields of the page): title, published, source, author, url where given."""
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", "")))
    except (lxml.etree.ParserError, ValueError):
        return re.sub(r"<[^>]{1,500}>", " ", text), {}
    fields = _page_fields(tree)
    main = _container_text(tree)
    if not main:
        main = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True) or ""
    return main or _block_text(tree), fields


def _page_fields(tree: lxml.html.HtmlElement) -> dict[str, str]:
    metas = {
        (meta.get("name") or meta.get("property") or "").lower(): (meta.get("content") or "").strip()
        for meta in tree.iter("meta")
    }
    fields = {
        field: metas[name] for field, names in _META.items() for name in reversed(names) if metas.get(name)
    }
    for line in _block_text(tree).split("\n"):
        if len(line) < 300 and is_labelled(line):
            for field, value in labelled_fields(line).items():
                if value and len(value) < 100:
                    fields.setdefault(field, value)
    if "title" not in fields:
        heading = next((h.text_content().strip() for h in tree.iter("h1") if h.text_content().strip()), "")
        titled = tree.findtext(".//title") or ""
        fields["title"] = " ".join((heading or _SITE_SUFFIX.sub("", titled.strip())).split())
    return {field: value for field, value in fields.items() if value}


def _container_text(tree: lxml.html.HtmlElement) -> str:
    for path in _CONTAINERS:
        texts = [_block_text(element) for element in tree.xpath(path)]
        longest = max(texts, key=len, default="")
        if len(longest) >= _MINIMUM_CONTAINER:
            return longest
    return ""


def _block_text(element: lxml.html.HtmlElement) -> str:
    """Text with one line a block, blank lines dropped."""
    joined = "".join(_pieces(element))
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in joined.split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Walk without recursion: pages nest deeper than Python's stack."""
    stack: list[tuple[lxml.html.HtmlElement, bool]] = [(root, False)]
    while stack:
        element, is_closing = stack.pop()
        is_block = element.tag in _BLOCKS
        if is_closing:
            if is_block:
                yield "\n"
            if element is not root and element.tail:
                yield element.tail.replace("\n", " ")
            continue
        stack.append((element, True))
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        if is_block:
            yield "\n"
        if element.text:
            yield element.text.replace("\n", " ")
        stack.extend((child, False) for child in reversed(element))
