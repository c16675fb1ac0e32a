import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.pages.text import read_text

WORDS = "近年来，我县推动茶产业与乡村振兴有效衔接，统筹衔接资金5600万元。"
PAGE = f"<html><body><p>{WORDS}</p><p>{WORDS}</p></body></html>"


def read(text, encoding="utf-8"):
    return read_text(text if isinstance(text, bytes) else text.encode(encoding), file_name="a.txt")


def left_out(text):
    return [(each.what, each.sample) for each in read(text).left_out]


@pytest.mark.parametrize("text", ["<?xml version='1.0'?><a>文</a>", "<text:p xmlns:text='x'>文</text:p>"])
def test_data_is_no_article(text):
    with pytest.raises(IngestError, match=r"^a\.txt：这是 XML 数据.*请"):
        read(text)


def test_a_page_written_as_xml_is_a_page():
    assert WORDS in read(f"<?xml version='1.0'?><!DOCTYPE html>{PAGE}").text


@pytest.mark.parametrize(
    "text", [PAGE, f"<p>{WORDS}</p>" * 4, f"{WORDS}<html>"[:-6], PAGE.replace("</html>", "")]
)
def test_what_is_whole_lacks_nothing(text):
    assert left_out(text) == []


def test_a_page_that_broke_off_says_so():
    assert left_out(PAGE[: PAGE.rindex("5600")]) == [("rest", "动茶产业与乡村振兴有效衔接，统筹衔接资金")]


def test_a_text_that_broke_off_inside_a_character_says_so():
    assert left_out((WORDS * 2).encode()[:-1]) == [("rest", (WORDS * 2)[-21:-1])]


def test_marks_that_encodings_share_speak_for_none_of_them():
    """The bytes of ，。、；are the same in GB and in Korean codes; read as GB, what stands between them is no text."""
    text = "農村，農業。振興、發展；經濟，人民。" * 20
    with pytest.raises(IngestError, match="无法识别为文字"):
        read(text, "euc_kr")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x00" * 257 + b"ustar", "压缩文件.*解压"),
        (b"BZh91AY", "压缩文件.*解压"),
        (b"CAJ\x00\x01", "知网的 CAJ .*打印为 PDF"),
        (b"\x00\x00\x00\x18ftypmp42", "视频.*文字"),
    ],
)
def test_what_is_no_text_says_what_it_is_and_what_to_do(data, message):
    with pytest.raises(IngestError, match=f"^a：这是{message}"):
        read_text(data + b"\x00\x01" * 99, file_name="a")
