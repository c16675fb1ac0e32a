import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.ingest.parsed import ParsedAuthor
from intake.bulk.lines import BadLineError, parse_line


def line(**fields):
    return json.dumps({"id": "a1", "title": "标题", "body": "正文", **fields}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "不是合法的 JSON"),
        ("[1]", "不是 JSON 对象"),
        (line(id=""), "缺少 id"),
        (line(id=True), "缺少 id"),
        (line(body=None), "缺少 body"),
        (line(body="　"), "缺少 body"),
        (line(title="题" * 301), "title 超过 300 个字符"),
        (line(body="空\x00字符"), "body 含有无法存储的字符"),
        ('{"id":"1","title":"t","body":"\\ud800"}', "body 含有无法存储的字符"),
        (line(published="2022-02-30"), "published 不是日期"),
        (line(published="去年"), "published 不是日期"),
        (line(region_code=440900), "region_code 应为文字"),
        (line(authors="曹某"), "authors 应为列表"),
        (line(authors=[1]), "authors 的每一项"),
    ],
)
def test_a_bad_line_says_what_is_wrong(text, message):
    with pytest.raises(BadLineError, match=message):
        parse_line(text)


def test_a_number_may_be_an_id():
    assert parse_line(line(id=7)).external_id == "7"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2022-07-28", (date(2022, 7, 28), "day")),
        ("2022-07", (date(2022, 7, 1), "month")),
        ("2022", (date(2022, 1, 1), "year")),
        ("", (None, "")),
    ],
)
def test_dates_keep_their_precision(printed, expected):
    parsed = parse_line(line(published=printed)).article
    assert (parsed.published_on, parsed.published_precision) == expected


def test_authors_are_names_or_objects():
    parsed = parse_line(line(authors=["曹某", {"name": "罗某", "position": "局长"}])).article
    assert parsed.authors == (ParsedAuthor("曹某"), ParsedAuthor("罗某", "局长"))


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_a_line_or_a_bad_line(text):
    with suppress(BadLineError):
        assert parse_line(text).article.body
