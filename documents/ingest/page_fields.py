"""What a page says of itself: meta elements, labelled lines, and what WeChat leaves to its scripts."""

import re
from collections.abc import Mapping

import lxml.html

from documents.ingest.header.labels import is_labelled, labelled_fields, with_values
from documents.ingest.mending.markup import without_markup
from documents.ingest.page_days import PUBLISHED, local_date, told_to_programs, wechat_time
from documents.ingest.readers.pages.walking import block_text

_META = {
    "title": ("articletitle", "og:title"),
    "published": PUBLISHED,
    "source": ("contentsource", "source"),
    "author": ("author",),
    "url": ("url", "og:url"),
}
_SITE_SUFFIX = re.compile(r"\s*[_|–—-]+\s*[^_|–—-]{2,24}(?:网|网站|政府|门户|频道|新闻|在线|厅|局)\s*$")
# The site's name alone.
_SITE = re.compile(r"^[^\s，。：]{2,20}(?:人民政府|政府网|网站|门户|首页)$")
# Where a title was broken to fit its place on the page.
_BREAK_IN_TITLE = re.compile(r"(?<=[\u3400-\u9fff])[\n\xa0]+(?=[\u3400-\u9fff])")
_WECHAT_NAME = re.compile(
    r"(?<!['\"])\b(?:nick_?name|window\.nickname)\s*[=:]\s*(?:htmlDecode\(|JsDecode\()?['\"]([^'\"]{2,40})['\"]"
)
# A line that opens with its day: 2023-08-07 08:58　来源：某某网. Lists of news have headlines behind their days.
_DATED = re.compile(
    r"[\[【（(]?(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?=[\s\]】）)]*$|[\s\u3000|｜]+(?:[一-龥]{2,6}[:：]|[|｜]))"
)
# 2022-07-28 10:20　某某日报　王海宁
_DATED_OUTLET = re.compile(
    r"(?P<day>(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)[\s\u3000]+(?P<outlet>[一-龥]{2,12}(?:日报|晚报|时报|网|新闻社|电视台|客户端|融媒体?中心|政府|局|厅|委))(?:[\s\u3000]+[一-龥·]{2,4}){0,3}\s*$"
)
_LINES_BELOW, _LONGEST_LINE_BELOW = 6, 120


def page_fields(tree: lxml.html.HtmlElement, shown: str) -> dict[str, str]:
    """Return title, published, source, author and url, as far as the page gives them; `shown` is its text."""
    metas = {
        (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower(): _plain(
            meta.get("content") or ""
        )
        for meta in tree.iter("meta")
    }
    fields = {
        field: metas[name] for field, names in _META.items() for name in reversed(names) if metas.get(name)
    }
    _take(fields, _item_fields(tree))
    lines = shown.split("\n")
    for line in with_values(lines):
        if len(line) < 300 and is_labelled(line):
            _take(fields, labelled_fields(line))
    for line in _below_heading(tree, lines):
        if day := _DATED.match(line):
            _take(fields, {"published": day[0].lstrip("[【（("), **labelled_fields(line)})
        elif day := _DATED_OUTLET.match(line):
            _take(fields, {"published": day["day"], "source": day["outlet"]})
    if tree.find(".//*[@id='js_content']") is not None:
        fields = _without(fields, "author") | _wechat_fields(tree)
    if published := fields.get("published") or told_to_programs(tree):
        fields["published"] = local_date(published)
    if "title" not in fields:
        heading = next((h.text_content().strip() for h in tree.iter("h1") if h.text_content().strip()), "")
        titled = _SITE_SUFFIX.sub("", (tree.findtext(".//title") or "").strip())
        fields["title"] = " ".join((heading or _SITE.sub("", titled)).split())
    return {field: value for field, value in fields.items() if value}


def _take(fields: dict[str, str], found: Mapping[str, str]) -> None:
    """Add what is not known yet."""
    for field, value in found.items():
        if value and len(value) < 100:
            fields.setdefault(field, value)


def _below_heading(tree: lxml.html.HtmlElement, lines: list[str]) -> list[str]:
    """The short lines right below the page's heading, where systems print day, source and author."""
    headings = {" ".join(heading.text_content().split()) for heading in tree.iter("title", "h1", "h2")} - {""}
    begin = next((place for place, line in enumerate(lines, start=1) if line in headings), len(lines))
    return [line for line in lines[begin : begin + _LINES_BELOW] if len(line) <= _LONGEST_LINE_BELOW]


def _item_fields(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """What an item of a feed, saved as a page, says of itself: day and author, with their roles and gaps."""
    item = tree.find(".//item")
    if item is None:
        return {}
    return {"published": item.findtext("pubdate") or "", "author": (item.findtext("author") or "").strip()}


def _wechat_fields(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """The account is who publishes; the person beside it is its editor."""
    scripts = "\n".join(script.text or "" for script in tree.iter("script"))
    name = next((block_text(each) for each in tree.xpath("//*[@id='js_name']")), "") or (
        match[1] if (match := _WECHAT_NAME.search(scripts)) else ""
    )
    time = wechat_time(tree, scripts)
    return {field: value for field, value in (("source", name.strip()), ("published", time)) if value}


def _without(fields: dict[str, str], name: str) -> dict[str, str]:
    return {field: value for field, value in fields.items() if field != name}


def _plain(text: str) -> str:
    """Systems escape what they put into meta elements, some twice, some with markup in it."""
    return " ".join(_BREAK_IN_TITLE.sub("", without_markup(text)).split())
