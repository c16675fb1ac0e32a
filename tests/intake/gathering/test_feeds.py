from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.ingest.parsed import IngestError
from intake.gathering import feeds
from intake.gathering.addresses import Entry
from intake.gathering.feeds import MOST_BYTES, bounded, feed_entries

ADDRESS = "http://example.cn/x/feed.xml"
ITEM = "<item><title>{}</title><link>{}</link><pubDate>{}</pubDate></item>"


def rss(*items, head="<?xml version='1.0' encoding='utf-8'?>"):
    return f"{head}<rss version='2.0'><channel>{''.join(items)}</channel></rss>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://127.0.0.1:9/feed",
        "<html><body><a href='/a'>要闻</a></body></html>",
        '{"items": []}',
        "/etc/passwd",
    ],
)
def test_what_is_no_feed_says_what_to_do(text):
    with pytest.raises(IngestError, match="改为“列表页”"):
        feed_entries(text.encode(), address=ADDRESS)


def test_a_feed_too_large_is_not_read():
    with pytest.raises(IngestError, match="超过 2 MB"):
        feed_entries(rss().encode() + b" " * MOST_BYTES, address=ADDRESS)


def test_a_feed_that_broke_off_before_its_first_article_says_so():
    with pytest.raises(IngestError, match="残缺"):
        feed_entries(rss()[:60].encode(), address=ADDRESS)


def test_entities_that_grow_are_not_grown():
    inner = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 9))
    bomb = rss(ITEM.format("&l8;", "/a", ""), head=f"<!DOCTYPE rss [<!ENTITY l0 'x'>{inner}]>")
    assert all(len(entry.title) < 100 for entry in feed_entries(bomb.encode(), address=ADDRESS))


def test_no_file_is_read_for_an_entity():
    text = rss(
        ITEM.format("&file;", "/a", ""), head="<!DOCTYPE rss [<!ENTITY file SYSTEM 'file:///etc/hostname'>]>"
    )
    assert [entry.title for entry in feed_entries(text.encode(), address=ADDRESS)] in (["&file;"], [""])


def test_links_that_are_none_are_left_out():
    text = rss(ITEM.format("甲", "javascript:alert(1)", ""), ITEM.format("乙", "", ""))
    assert feed_entries(text.encode(), address=ADDRESS) == []


def test_a_clock_that_nobody_set_gives_no_day():
    text = rss(ITEM.format("甲", "/a", "Thu, 01 Jan 1970 00:00:00 GMT"), ITEM.format("乙", "/b", "昨天"))
    assert [entry.on for entry in feed_entries(text.encode(), address=ADDRESS)] == [None, None]


def test_the_day_is_that_of_china():
    text = rss(ITEM.format("茶园 &lt;b&gt;扩种&lt;/b&gt;", "../a.html?x=1", "Mon, 02 Mar 2020 17:00:00 GMT"))
    assert feed_entries(text.encode(), address=ADDRESS) == [
        Entry("http://example.cn/a.html?x=1", "茶园 扩种", date(2020, 3, 3))
    ]


def test_a_bare_ampersand_and_a_lost_end_are_forgiven():
    text = rss(ITEM.format("甲", "/a?x=1&y=2", ""), ITEM.format("乙", "/b", ""))[:-40]
    assert [entry.url for entry in feed_entries(text.encode(), address=ADDRESS)] == [
        "http://example.cn/a?x=1&y=2",
        "http://example.cn/b",
    ]


def test_the_older_encoding_is_read():
    text = rss(ITEM.format("有效衔接的做法", "/a", ""), head="<?xml version='1.0' encoding='gb2312'?>")
    assert feed_entries(text.encode("gb18030"), address=ADDRESS)[0].title == "有效衔接的做法"


def test_atom_is_read():
    text = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>要闻</title><entry><title>甲</title>"
        "<link href='http://example.cn/a'/><updated>2021-05-06T08:00:00+08:00</updated></entry></feed>"
    )
    assert feed_entries(text.encode(), address=ADDRESS) == [
        Entry("http://example.cn/a", "甲", date(2021, 5, 6))
    ]


@settings(max_examples=30)
@given(cut=st.integers(0, 400), flipped=st.integers(0, 399), byte=st.integers(0, 255))
def test_damage_gives_entries_or_a_reason(cut, flipped, byte):
    data = bytearray(
        rss(*(ITEM.format("题", f"/{n}", "Mon, 02 Mar 2020 17:00:00 GMT") for n in range(4))).encode()
    )
    data[flipped % len(data)] = byte
    with suppress(IngestError):
        assert all(entry.url for entry in feed_entries(bytes(data[:cut]), address=ADDRESS))


ENTRY = "<item><title>一</title><link>http://a.cn/1</link><note>{}</note></item>"


@pytest.mark.parametrize("filling", ["<b>", "<br/>", "&x;", "<![CDATA[<", "<item>"])
def test_a_feed_of_endless_markup_is_read_as_far_as_it_is_looked_at(monkeypatch, filling):
    monkeypatch.setattr(feeds, "MOST_MARKS", 40)
    data = (
        f"<rss version='2.0'><channel>{ENTRY.format('二')}{ENTRY.format(filling * 200)}{ENTRY.format('三')}"
    )
    kept = bounded(data)
    assert len(kept) < len(data) * 0.6
    assert feed_entries(data.encode(), address="http://a.cn/f")[0] == Entry("http://a.cn/1", "一")


@pytest.mark.parametrize(
    "body",
    [
        "<description>{}</description>",
        "<content type='html'>{}</content>",
        "<content:encoded><![CDATA[{}]]></content:encoded>",
    ],
)
def test_texts_of_entries_are_not_looked_at(monkeypatch, body):
    monkeypatch.setattr(feeds, "MOST_MARKS", 40)
    item = ITEM.format("甲", "http://a.cn/{}", "").replace(
        "</item>", f"{body.format('&lt;p&gt;文' * 90)}</item>"
    )
    text = rss(*(item.format(number) for number in range(4)))
    assert "&lt;p" not in bounded(text)
    assert [entry.url for entry in feed_entries(text.encode(), address=ADDRESS)] == [
        f"http://a.cn/{number}" for number in range(4)
    ]


@pytest.mark.parametrize(
    "text", ["<description/>文", "<description>" * 300, "<summary>文<item>", "<descriptions>a"]
)
def test_what_opens_no_text_takes_nothing_away(text):
    assert bounded(text) == text


def test_what_a_feed_quotes_is_one_mark_whatever_it_holds(monkeypatch):
    monkeypatch.setattr(feeds, "MOST_MARKS", 40)
    text = f"<rss><channel>{ENTRY.format('<![CDATA[' + '<p>&nbsp;</p>' * 90 + ']]>')}</channel></rss>"
    assert bounded(text) == text
