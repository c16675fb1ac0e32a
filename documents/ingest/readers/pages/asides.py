"""What a page shows or offers beside its words: pictures, recordings, frames, files to download, its other pages."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import lxml.html

from documents.ingest.readers.pages.walking import shown_if_short
from documents.ingest.source_text import LeftOut, left_out

_ICON_PIXELS = 50  # a picture with a declared side of less is an icon
_FILE = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|pptx?|rtf|zip|rar|7z)$", re.IGNORECASE)
_NEXT = re.compile(
    r"[\[<《 ]*(?:下一页|下页|后一页|余下全文|(?:点击)?(?:阅读|查看|浏览)(?:全文|剩余全文))[\]>》 ]*"
)
_NO_ADDRESS = re.compile(r"(?:#.*|javascript:\s*(?:void\(0?\))?;?\s*)?", re.IGNORECASE)
_COUNTED = re.compile(
    r"createPageHTML\(\s*(\d{1,3})\s*,"
)  # how TRS, on which many sites run, writes the numbers of pages
_LONGEST_LINK = 60  # characters


def beside(
    tree: lxml.html.HtmlElement, article: lxml.html.HtmlElement | None, *, is_empty: bool
) -> tuple[LeftOut, ...]:
    """Name what stands in the article and is not in its text. Of a page whose article is not told apart only files: its pictures
    are those of the site, unless it shows nothing else."""
    where = tree if article is None else article
    shows = [where] if article is not None or is_empty else []
    return (
        *left_out("picture", [words for each in shows for words in _pictures(each)]),
        *left_out("recording", ["" for each in shows for _ in each.iter("video", "audio")]),
        *left_out("frame", [address for each in shows for address in _frames(each)]),
        *left_out("attachment", list(_files(where))),
        *left_out("further_page", list(_further(tree))),
    )


def _pictures(element: lxml.html.HtmlElement) -> list[str]:
    """Return the words that come with the pictures of an article, "" for most; icons are no pictures."""
    sizes = ((image, image.get("width", ""), image.get("height", "")) for image in element.iter("img"))
    return [
        image.get("alt", "") or image.get("title", "")
        for image, *sides in sizes
        if not any(side.isascii() and side.isdecimal() and int(side[:6]) < _ICON_PIXELS for side in sides)
    ]


def _frames(element: lxml.html.HtmlElement) -> list[str]:
    found = (each for each in element.iter("iframe", "frame") if each.get("src"))
    return [each.get("src", "") for each in found if each.get("width") not in ("0", "1")]


def _files(element: lxml.html.HtmlElement) -> Iterator[str]:
    for link in element.iter("a"):
        path = _path(link.get("href", ""))
        if _FILE.search(path):
            yield shown_if_short(link, _LONGEST_LINK) or posixpath.basename(path)


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address.strip()).path)
    except ValueError:
        return ""


def _further(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """One for a page whose article goes on elsewhere."""
    for link in tree.iter("a"):
        address = link.get("href", "").strip()
        words = shown_if_short(link, _LONGEST_LINK)
        if words and _NEXT.fullmatch(words) and not _NO_ADDRESS.fullmatch(address):
            yield words
            return
    for script in tree.iter("script"):
        counted = _COUNTED.search(script.text or "")
        if counted and int(counted[1]) > 1:
            yield f"共 {counted[1]} 页"
            return
