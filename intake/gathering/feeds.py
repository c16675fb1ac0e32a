"""RSS and Atom: bytes as fetched → the articles that they name."""

import io
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import feedparser

from documents.ingest.mending.markup import without_markup
from documents.ingest.parsed import IngestError
from documents.ingest.readers.pages.encodings import decode
from intake.gathering.addresses import Entry, normal

# A feed of fifty whole articles has half a megabyte; one of two is read in two seconds.
MOST_BYTES = 2 * 1024 * 1024
MOST_ENTRIES = 500
# Tags and entities that feedparser is asked to look at: 30 to 75 microseconds each, also where they nest or mean nothing. What stands
# behind them are the oldest entries; five hundred of these have ten thousand.
MOST_MARKS = 20_000
BEIJING = timezone(timedelta(hours=8))
_MARK = re.compile("[<&]")
# What an entry holds besides its title, address and day is not looked at.
_TEXT = re.compile(r"<(description|summary|content(?::encoded)?)(?:\s[^<>]{0,200})?(?<!/)>")
_QUOTATION, _QUOTED = "<![CDATA[", "]]>"
_DECLARED = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_EARLIEST_YEAR = 1990  # clocks that nobody set say 1970


def feed_entries(data: bytes, *, address: str) -> list[Entry]:
    """Return what the feed names, in its order; raises IngestError where it is none.

    A feed that breaks off, or holds a bare &, is read as far as it goes.
    """
    if len(data) > MOST_BYTES:
        raise IngestError(
            f"{address}：订阅内容有 {len(data) / 1024 / 1024:.1f} MB，超过 {MOST_BYTES // 1024 // 1024} MB 的上限，没有读取。"
            "请改用条目较少的订阅地址，或改填栏目的列表页。"
        )
    text, _ = decode(data)
    # Handed over as bytes in a file: of a text that is an address, feedparser would fetch what stands there.
    found = feedparser.parse(
        io.BytesIO(bounded(_DECLARED.sub("", text or "")).encode("utf-8", "replace")),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-location": address, "content-type": "application/xml; charset=utf-8"},
    )
    if not found.get("version"):
        raise IngestError(
            f"{address}：这不是 RSS 或 Atom 订阅。如果是栏目的列表页，请管理员把种类改为“列表页”，并填写文章地址的样子。"
        )
    if found.bozo and not found.entries:
        raise IngestError(
            f"{address}：订阅内容残缺，一条也没有读出。请在浏览器里打开看看；一直如此的，请改填栏目的列表页。"
        )
    return [entry for each in found.entries[:MOST_ENTRIES] if (entry := _entry(each, address)).url]


def bounded(text: str) -> str:
    """The feed without the texts of its entries, as far as its first `MOST_MARKS` tags and entities, in time that grows with
    the text; a quotation is one mark, whatever it holds."""
    kept: list[str] = []
    begin = place = 0
    endless: set[str] = set()
    for _ in range(MOST_MARKS):
        mark = _MARK.search(text, place)
        if mark is None:
            return "".join(kept) + text[begin:]
        place = mark.end()
        is_quotation = text.startswith(_QUOTATION, mark.start())
        opened = None if is_quotation else _TEXT.match(text, mark.start())
        closing = _QUOTED if is_quotation else f"</{opened[1]}>" if opened else ""
        if not closing or closing in endless:
            continue
        if (end := text.find(closing, place)) < 0:
            endless.add(closing)
            continue
        place = end + len(closing)
        if opened:
            kept.append(text[begin : mark.start()])
            begin = place
    return "".join(kept) + text[begin:place]


def _entry(each: Mapping[str, Any], address: str) -> Entry:
    title = " ".join(without_markup(str(each.get("title") or "")).split())
    return Entry(normal(str(each.get("link") or ""), address), title, _day(each))


def _day(each: Mapping[str, Any]) -> date | None:
    """The day in China, for feeds tell the time of Greenwich."""
    when = each.get("published_parsed") or ("updated_parsed" in each and each["updated_parsed"])
    try:
        moment = datetime.fromtimestamp(timegm(when), UTC).astimezone(BEIJING) if when else None
    except (ValueError, OverflowError, OSError):
        return None
    return moment.date() if moment and moment.year >= _EARLIEST_YEAR else None
