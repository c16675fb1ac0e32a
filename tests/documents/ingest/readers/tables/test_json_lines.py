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
