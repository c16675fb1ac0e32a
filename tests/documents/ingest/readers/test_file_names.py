import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.ingest.readers.file_names import LONGEST_NAME, extension, shown_name


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("做法 (1).docx", "做法 (1).docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\桌面\\做法.txt", "做法.txt"),
        ("做法\u202etxt.exe", "做法txt.exe"),
        ("a\x00b\nc.txt", "abc.txt"),
        ("<script>alert(1)</script>.txt", "script>.txt"),
        ("..", "未命名文件"),
        ("\u200b", "未命名文件"),
        (".docx", ".docx"),
    ],
)
def test_odd_names(given_name, shown):
    assert shown_name(given_name) == shown


@given(st.text())
def test_every_name_can_be_shown_and_stored(name):
    shown = shown_name(name)
    assert 0 < len(shown) <= LONGEST_NAME
    assert not set(shown) & set("/\\\x00\n\r\u202e")


@pytest.mark.parametrize(
    ("name", "found"), [("a.DOCX", ".docx"), ("a", ""), ("3.5万亩", ""), ("a.tar.gz", ".gz")]
)
def test_extensions(name, found):
    assert extension(name) == found
