"""Days of pages, as their own programs write them."""

import lxml.html
import pytest

from documents.ingest.page_days import local_date, told_to_programs
from documents.ingest.page_fields import page_fields


@pytest.mark.parametrize(
    "text",
    [
        "2022-07-28 10:20",
        "2022年7月28日",
        "2022-07-27T16:30:00",
        "2022072",
        "20221340123",
        "12345678901",
        "2022-13-40T00:00:00Z",
        "Wed, 41 Jul 2022 16:30:00 GMT",
        "Thu Abc 28 08:30:00 CST 2022",
        "",
    ],
)
def test_a_day_that_is_local_or_unknown_stays(text):
    assert local_date(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "2022-07-27T16:30:00Z",
        "2022-07-27T16:30:00.000Z",
        "2022-07-27 16:30:00 UTC",
        "2022-07-28T01:00:00+0800",
        "1658939400000",
        "1658939400",
        "20220728",
        "20220728083000",
        "Wed, 27 Jul 2022 16:30:00 GMT",
        "Thu Jul 28 08:30:00 CST 2022",
    ],
)
def test_a_time_elsewhere_is_a_day_here(text):
    assert local_date(text) == "2022-07-28"


def page(head, body=""):
    return lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>文</p></body></html>")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"datePublished": "2022-07-27T16:30:00Z"}</script>',
        '<script type="application/ld+json">{"pubDate": "2022-07-28T10:00:00"}</script>',
        '<time datetime="2022-07-28">7月28日</time>',
    ],
)
def test_data_for_programs_tells_the_day(head):
    assert told_to_programs(page(head)).startswith("2022-07-28")


@pytest.mark.parametrize(
    "body",
    ["", "<time>7月28日</time>", '<time datetime="2022-07-28"></time><time datetime="2022-07-29"></time>'],
)
def test_several_days_and_none_tell_nothing(body):
    assert told_to_programs(page("", body)) == ""


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="firstpublishedtime" content="2022-07-28-09:00:00"><meta name="lastmodifiedtime" content="2023-01-02">',
        '<meta itemprop="datePublished" content="2022-07-27T17:00:00Z">',
        '<meta name="DC.date.issued" content="2022-07-28">',
        '<meta property="article:modified_time" content="2023-01-02T00:00:00Z"><meta name="weibo:article:create_at" content="2022-07-28 09:00">',
    ],
)
def test_names_that_systems_have_for_the_day(meta):
    assert page_fields(page(meta), "")["published"].startswith("2022-07-28")
