"""Lists as JSON: an object a line, an array, or an object that holds one."""

import json

import pytest

from documents.ingest.readers.kinds import FileKind
from tests.documents.ingest.readers.tables.test_lists import make_jsonl, read


def test_a_row_nested_too_deep_is_a_bad_row():
    deep = '{"标题":"题","正文":' + "[" * 900 + "1" + "]" * 900 + "}"
    reading = read(f"{deep}\n".encode() + make_jsonl({"标题": "做法", "正文": "一是茶。"}), FileKind.JSONL)
    assert [row.number for row in reading.bad_rows] == [1]
    assert len(reading.articles) == 1


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(
            [{"标题": "甲", "正文": "一是茶。"}, {"标题": "乙", "正文": "二是药。"}], indent=1
        ).encode(),
        json.dumps(
            {"code": 0, "data": [{"标题": "甲", "正文": "一是茶。"}, {"标题": "乙", "正文": "二是药。"}]}
        ).encode(),
        '{"标题": "甲", "正文": "一是茶。"},\n{"标题": "乙", "正文": "二是药。"},\n'.encode(),
    ],
)
def test_json_in_every_shape(data):
    assert [each.title for _, each in read(data, FileKind.JSONL).articles] == ["甲", "乙"]


def test_one_article_as_json():
    data = json.dumps({"标题": "甲", "正文": "一是茶。", "附件": [{"名称": "表"}]}).encode()
    assert [each.title for _, each in read(data, FileKind.JSONL).articles] == ["甲"]


ARTICLES = [{"title": "甲县的做法", "content": "一是茶。"}, {"title": "乙县的做法", "content": "二是药。"}]


def titles(value, text="{}"):
    data = text.replace("{}", json.dumps(value, ensure_ascii=False)).encode()
    return [each.title for _, each in read(data, FileKind.JSONL).articles]


@pytest.mark.parametrize(
    "value",
    [
        {"code": 200, "msg": "ok", "data": {"total": 2, "list": ARTICLES}},
        {"result": {"page": {"records": ARTICLES}}, "regions": [{"name": "甲县"}, {"name": "乙县"}, {}]},
        {"数据": {"列表": ARTICLES}},
        {"data": [{"id": n, "attributes": each} for n, each in enumerate(ARTICLES)]},
        {"hits": {"hits": [{"_id": "1", "_source": each} for each in ARTICLES]}},
        [{"page": n, "list": [each]} for n, each in enumerate(ARTICLES)],
        {"1": ARTICLES[0], "2": ARTICLES[1]},
        {"title": "某某频道", "content": ARTICLES},
        {
            "range": "A1:B3",
            "values": [["标题", "正文"], ["甲县的做法", "一是茶。"], ["乙县的做法", "二是药。"]],
        },
        {
            "columns": ["docTitle", "docContent"],
            "data": [["甲县的做法", "一是茶。"], ["乙县的做法", "二是药。"]],
        },
    ],
)
def test_articles_are_found_however_deep_they_are_wrapped(value):
    assert titles(value) == ["甲县的做法", "乙县的做法"]


@pytest.mark.parametrize("text", ["var list = {};", "callback({})", "window.data={}", "{}\n"])
def test_json_in_a_script(text):
    assert titles({"data": ARTICLES}, text) == ["甲县的做法", "乙县的做法"]


def test_values_in_a_row_and_a_comma_too_many():
    row = "\n\n".join(json.dumps(each, ensure_ascii=False, indent=2) for each in ARTICLES)
    assert titles("", row) == ["甲县的做法", "乙县的做法"]
    assert titles("", f"[{row.replace('}', '},')}]") == ["甲县的做法", "乙县的做法"]


def test_what_breaks_off_is_read_as_far_as_it_goes_and_says_so():
    reading = read(json.dumps(ARTICLES, ensure_ascii=False)[:-9].encode(), FileKind.JSONL)
    assert [each.title for _, each in reading.articles] == ["甲县的做法"]
    assert [each.what for each in reading.left_out] == ["rest"]


def test_an_article_that_lacks_its_text_is_a_bad_row_beside_others():
    wrapped = {"data": [{"attributes": ARTICLES[0]}, {"attributes": {"title": "丙县的做法"}}]}
    reading = read(json.dumps(wrapped).encode(), FileKind.JSONL)
    assert (len(reading.articles), [row.number for row in reading.bad_rows]) == (1, [2])


def test_a_page_of_an_answer_tells_how_many_are_missing():
    answer = {"data": {"total": 40, "rows": [{**each, "total": 99} for each in ARTICLES]}}
    (said,) = [each for each in read(json.dumps(answer).encode(), FileKind.JSONL).left_out if each.count > 1]
    assert (said.what, said.count) == ("further_rows", 38)
    whole = {"data": {"total": 2, "rows": ARTICLES}}
    assert not read(json.dumps(whole).encode(), FileKind.JSONL).left_out


def test_texts_that_programs_wrap():
    row = {
        "title": {"rendered": "甲县的做法"},
        "content": ["一是茶。", {"type": "p", "text": "二是药。"}],
        "authors": [{"name": "林知远", "position": "县长"}, "周亦航"],
        "date": {"$date": "2022-07-28T00:00:00+08:00"},
    }
    ((_, article),) = read(json.dumps([row]).encode(), FileKind.JSONL).articles
    assert (article.title, article.body) == ("甲县的做法", "一是茶。\n二是药。")
    assert [each.name for each in article.authors] == ["林知远", "周亦航"]
    assert str(article.published_on) == "2022-07-28"
