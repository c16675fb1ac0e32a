"""A list page: bytes as fetched → the links whose addresses look as a person said articles' do.

The pattern is an address in which * stands for anything: /art/2025/*.html. It is matched part by part, in time that grows with the
address and not with what a person wrote.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html

from documents.ingest.parsed import IngestError
from documents.ingest.readers.pages.encodings import decode
from intake.gathering.addresses import Entry, normal

MOST_LINKS = 2000
_LONGEST_TITLE = 300
_SAMPLES = 3


def listed_entries(data: bytes, *, address: str, pattern: str) -> list[Entry]:
    """Return the links that match, once each, in the page's order; raises IngestError where none does."""
    text, _ = decode(data)
    links = list(_links(text or "", address))
    found: dict[str, Entry] = {}
    for entry in links:
        if matches(entry.url, pattern):
            known = found.get(entry.url)
            # A picture and its headline lead to the same article: the longer words are the headline.
            if known is None or len(known.title) < len(entry.title):
                found[entry.url] = entry
    if not found:
        raise IngestError(_nothing_found(address, pattern, links))
    return list(found.values())


def _nothing_found(address: str, pattern: str, links: list[Entry]) -> str:
    if not links:
        return (
            f"{address}：页面上没有链接。栏目内容多半由脚本另外载入，请改填该栏目的订阅地址，"
            "或在浏览器里打开文章，用书签“送入衔接库”。"
        )
    shown = "、".join(_path(entry.url) for entry in links[-_SAMPLES:])
    return (
        f"{address}：页面上有 {len(links)} 个链接，没有一个像“{pattern}”。页面上有的是 {shown} 这样的；"
        "请管理员核对文章地址的样子，其中变化的部分写成 *。"
    )


def _links(text: str, address: str) -> Iterator[Entry]:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return
    base = next(iter(tree.xpath("//base/@href")), "")
    base = normal(str(base), address) or address
    for element in tree.xpath("//a[@href]")[:MOST_LINKS]:
        if url := normal(element.get("href"), base):
            words = element.get("title") or element.text_content()
            yield Entry(url, " ".join(words.split())[:_LONGEST_TITLE])


def matches(url: str, pattern: str) -> bool:
    """Whether the address looks like the pattern: in full where that begins with http, else by path and query."""
    parts = pattern.strip().split("*")
    told = url if pattern.strip().startswith(("http://", "https://")) else _path(url)
    if len(parts) == 1:
        return told == parts[0]
    if not told.startswith(parts[0]) or not told.endswith(parts[-1]):
        return False
    place, end = len(parts[0]), len(told) - len(parts[-1])
    for part in parts[1:-1]:
        place = told.find(part, place, end)
        if place < 0:
            return False
        place += len(part)
    return place <= end


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
