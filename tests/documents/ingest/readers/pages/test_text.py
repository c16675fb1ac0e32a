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


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"AT&TFORM" + bytes(99), "DjVu .*PDF"),
        (b"ITSF\x03" + bytes(99), "CHM .*PDF"),
        (b"%!PS-Adobe-3.0\n", "PostScript .*PDF"),
        (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d" + bytes(99), "OneNote .*导出为 Word"),
        (b"\x00\x01\x00\x00Standard Jet DB" + bytes(99), "Access .*Excel"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "录音.*整理成文字"),
        (b"bplist00\xd1", "快捷方式.*另存为 HTML"),
        (b"0\x82\x0b\xd0\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x03" + bytes(99), "加密或签名的邮件.*邮件软件"),
        (b"[InternetShortcut]\r\nURL=http://a.cn/\r\n", "快捷方式.*另存为 HTML"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE plist>\n<plist><dict/></plist>", "快捷方式"),
        ("\ufeff1\r\n00:00:00,000 --> 00:00:04,500\r\n近年来\r\n".encode(), "字幕.*整理成文字"),
        ("WEBVTT\n\n00:00.000 --> 00:04.500\n近年来\n".encode(), "字幕"),
        ("[ti:做法]\n[00:01.00]近年来\n[00:02.00]我县\n[00:03.00]坚持\n".encode(), "字幕"),
        ("% 稿\n\\documentclass{ctexart}\n\\title{做法}".encode(), "LaTeX .*PDF"),
        ('<?xml version="1.0"?><FictionBook><body><p>近年来</p></body></FictionBook>'.encode(), "FB2 .*EPUB"),
        ('{"cells": [{"source": ["# 做法"]}]}'.encode(), r"JSON .*扩展名改为 \.json"),
    ],
)
def test_files_of_other_programs_are_refused_by_what_they_are(data, message):
    with pytest.raises(IngestError, match=f"^a：这是.*{message}.*。$"):
        read_text(data, file_name="a")


@pytest.mark.parametrize(
    "text",
    [
        "00:00 开始，近年来我县坚持因地制宜。",
        "[会议纪要]\n近年来我县坚持因地制宜。",
        "{一}近年来我县坚持因地制宜。",
        "WEBVTT格式的字幕近年来用得多了。"[6:],
        "用 \\documentclass 写的稿件近年来多了。",
    ],
)
def test_a_text_that_begins_like_another_kind_is_read(text):
    assert read_text(text.encode(), file_name="a.txt").text == text


FRONT = '---\ntitle: "做法"\ndate: 2022-07-28\nauthor: 林知远\ntags: [a]\n---\n'


@pytest.mark.parametrize("text", ["---\n近年来：我县\n---\n正文。", "近年来。\n---\ntitle: 甲\n---\n"])
def test_rules_in_a_text_are_no_front_matter(text):
    source = read_text(text.encode(), file_name="a.md")
    assert (source.text, source.fields) == (text, {})


def test_front_matter_tells_title_day_and_author():
    source = read_text(f"{FRONT}近年来，我县。\n".encode(), file_name="a.md")
    assert source.text == "近年来，我县。\n"
    assert source.fields == {"title": "做法", "published": "2022-07-28", "author": "林知远"}
    assert source.whole.startswith("---\ntitle")
