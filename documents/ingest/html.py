"""Web pages: the article's text out of known government CMS containers, else by trafilatura, and the page's own meta.

Owns HTML only; the text it returns still carries furniture for the clean step.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, takewhile

import lxml.html
import trafilatura
from lxml import etree

from documents.ingest.page_fields import page_fields
from documents.ingest.readers.pages.asides import beside
from documents.ingest.readers.pages.html_text import is_plain, keep_lines, prepare
from documents.ingest.readers.pages.scripts import article_in_scripts
from documents.ingest.readers.pages.tree import page_tree
from documents.ingest.readers.pages.walking import SILENT, block_text
from documents.ingest.source_text import LeftOut

# It tells of pages that it cannot read; readers here say so themselves.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Mark:
    """What an element that holds the article is known by."""

    ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    tag: str = ""

    def fits(self, element: lxml.html.HtmlElement) -> bool:
        if self.tag:
            return bool(element.tag == self.tag)
        if self.ids:
            return element.get("id") in self.ids
        name = element.get("class")
        if not name:
            return False
        return any(part in name for part in self.parts) or (
            any(word in name for word in self.words)
            and not set(self.words).isdisjoint(re.split("[ \t\r\n]", name))
        )


# Containers of the systems most government sites run on (TRS, UCAP, jpage, 大汉, WeChat), best first: by id, by a word of the class or
# by a part of it.
_CONTAINERS = (
    Mark(ids=("UCAP-CONTENT",)),
    Mark(words=("TRS_Editor",)),
    Mark(words=("trs_editor_view",)),
    Mark(parts=("TRS_UEDITOR",)),
    Mark(ids=("zoom", "Zoom", "ZOOM", "fontzoom")),
    Mark(ids=("js_content",)),
    Mark(ids=("mainText", "articleContent", "article_content", "artibody", "rwb_zw")),
    Mark(words=("pages_content",)),
    Mark(words=("article-content", "article_content")),
    Mark(parts=("wzcon", "xxgk_content", "news_content", "art_con")),
    Mark(tag="article"),
)
_MINIMUM_CONTAINER = 80  # characters; a shorter one is a teaser or an empty shell
_MOST_ELEMENTS = 4000  # trafilatura takes the square of them: 1 s at this number, 14 s at four times as many


# What WeChat, firewalls and sites say instead of an article.
_SHELL = re.compile(
    r"(?:当前)?环境异常|(?:该|此)内容已被发布者删除|此内容(?:因违规|被投诉|发送失败)[^\n]{0,12}无法查看|(?:该|此)公众号已迁移"
    r"|(?:该|此)?(?:账号|帐号)已(?:被屏蔽|注销|冻结)[^\n]{0,8}|完成验证后即可继续访问|链接已过期|(?:请在|在)微信客户端打开链接|(?:请|需要)?(?:开启|启用)\s?(?:JavaScript|脚本)|请(?:您)?(?:先)?登录后(?:再)?(?:查看|继续|阅读|访问)"
    r"|(?:网站|系统)?(?:升级)?维护(?:中|期间)|(?:访问|请求)(?:已)?被(?:拒绝|拦截|阻断)|(?:正在进行|安全)检查[，,]请稍候|页面不存在|页面(?:已)?(?:被)?删除|404 Not Found"
)
_LONGEST_SHELL = 300  # characters of the whole page; an article that speaks of such a page is longer
_SHORTEST_ARTICLE = (
    100  # characters; a page that shows fewer may want a script, one that shows more has read without
)
# What an item of a feed wraps its title and its text in.
_WRAPPED = re.compile(r"<!\[CDATA\[|\]\]>")
_SHORTEST_SHOWN = 200  # characters; a page that shows fewer may hold its article in its data


class ShellPageError(Exception):
    """The page is no article; the message is what it says instead."""


@dataclass(frozen=True, slots=True)
class PageText:
    """`fields`: title, published, source, author, url where the page gives them. `whole` is all that the page shows."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    whole: str = ""


def looks_like_html(text: str) -> bool:
    """Whether the text is a page rather than prose that mentions a tag."""
    head = text[:4000].lower()
    return bool(re.search(r"<(?:!doctype\s+html|html|head|body|meta\s)[\s>]?", head)) or (
        len(re.findall(r"</?(?:p|div|span|br|td|font|strong)\b[^>]*>", head)) >= 6
    )


def read_html(text: str) -> PageText:
    """Return the page's main text and fields; raise ShellPageError where the page only says why it shows no article."""
    try:
        tree = page_tree(_WRAPPED.sub("", text))
    except (etree.ParserError, ValueError):
        return PageText(re.sub(r"<[^>]{1,500}>", " ", text))
    keep_lines(tree)
    _open_frames(tree)
    shown = block_text(tree)
    fields = page_fields(tree, shown)
    container = _container(tree)
    is_empty = container is None and len(shown) < _SHORTEST_SHOWN
    if is_empty:
        held, told = article_in_scripts(tree)
        if len(held) > len(shown):
            return PageText(held, {**told, **fields, "title": told.get("title", "")}, whole=held)
    instead = _without_scripts(tree) if len(shown) < _SHORTEST_ARTICLE else ""
    _refuse_shell(shown + instead, fields.get("title", ""))
    aside = beside(tree, container, is_empty=is_empty)
    # A page of two megabytes may have half a million elements: it is walked once where once will do.
    hidden, whole = ((), shown) if is_plain(tree) else (prepare(tree, container), block_text(tree))
    if container is not None:
        return PageText(block_text(container), fields, (*hidden, *aside), whole)
    return PageText(_main_text(tree) or whole, fields, (*hidden, *aside), whole)


def _open_frames(tree: lxml.html.HtmlElement) -> None:
    """Put pages that stand in an attribute of their frame in its place."""
    for frame in list(tree.iter("iframe")):
        if inner := frame.get("srcdoc", "").strip():
            frame.tag = "div"
            frame.append(page_tree(inner))


def outermost(elements: list[lxml.html.HtmlElement]) -> list[lxml.html.HtmlElement]:
    """Those that show nothing which another one of them shows too: the longest is among them."""
    found = set(elements)
    return [element for element in elements if not any(each in found for each in _shown_in(element))]


def _shown_in(element: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """What shows the element's text with its own, from the inside out."""
    if element.tag not in SILENT:
        yield from takewhile(lambda each: each.tag not in SILENT, element.iterancestors())


def _main_text(tree: lxml.html.HtmlElement) -> str:
    """Return the text that stands out on a page of no known system, "" where none does or the page is vast."""
    if any(True for _ in islice(tree.iter(), _MOST_ELEMENTS, None)):
        return ""
    page = lxml.html.tostring(tree, encoding="unicode")
    return trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""


def _refuse_shell(shown: str, title: str) -> None:
    """WeChat answers with a page of its own where an article is gone or a check is due, sites where they want a login or a script."""
    if len(shown) <= _LONGEST_SHELL and (match := _SHELL.search(f"{title}\n{shown}")):
        raise ShellPageError(match[0])


def _without_scripts(tree: lxml.html.HtmlElement) -> str:
    """What the page says to a browser that runs no scripts."""
    return "".join(f"\n{each.text_content()}" for each in tree.iter("noscript"))


def _container(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    marked = tree.xpath("//*[@id or @class or self::article]")
    if not marked:
        return None
    for mark in _CONTAINERS:
        found = [(len(block_text(each)), each) for each in outermost(list(filter(mark.fits, marked)))]
        length, longest = max(found, key=lambda each: each[0], default=(0, None))
        if length >= _MINIMUM_CONTAINER:
            return longest
    return None
