import gzip

import pytest

from documents.ingest import IngestError, read
from tests.documents.ingest.texts import LINES


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_each_rung_of_the_ladder(encoding):
    assert read(LINES.encode(encoding), file_name="a.txt").text == LINES


def test_big5_is_told_from_gb18030():
    text = "為鞏固脫貧成果，我們將繼續發展農業，開展技術培訓。這是第一步，也是關鍵的一步。" * 3
    assert read(text.encode("big5"), file_name="a.txt").text == text


def test_a_download_cut_inside_a_character_is_read():
    assert read(LINES.encode()[:-4], file_name="a.txt").text == LINES[:-2]


def test_line_ends_become_newlines():
    assert read("一。\r\n二。\r三。".encode(), file_name="a.txt").text == "一。\n二。\n三。"


@pytest.mark.parametrize("data", [b"", b"  \r\n", b"\x00\x00"])
def test_an_empty_file_is_refused_by_name(data):
    with pytest.raises(IngestError, match=r"^空白\.txt：文件是空的"):
        read(data, file_name="空白.txt")


@pytest.mark.parametrize(
    "data",
    [gzip.compress(LINES.encode()), b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(256)) * 40],
)
def test_a_binary_file_is_refused_with_advice(data):
    with pytest.raises(IngestError, match=r"^a\.bin：.*(?:请|另存)"):
        read(data, file_name="a.bin")


def test_prose_that_mentions_a_tag_is_no_page():
    text = "用 <p> 标签分段即可。" + LINES
    assert read(text.encode(), file_name="a.txt").media_type == "text/plain"
