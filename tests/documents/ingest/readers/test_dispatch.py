"""Formats reach their readers through `read`, and a whole article comes out of `ingest`."""

import pytest

from documents.ingest import ingest, read
from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.recognise import kind_of
from regions.gazetteer.gazetteer import Gazetteer
from tests.documents.ingest.readers.office_factory import make_docx, make_zip
from tests.documents.ingest.readers.pdf_factory import make_pdf, write_article
from tests.documents.same_text.corpus import TEXTS

PARAGRAPHS = [line for line in TEXTS["finance_report"].splitlines() if line]


def docx():
    def build(document):
        for paragraph in PARAGRAPHS:
            document.add_paragraph(paragraph)

    return make_docx(build)


def pdf():
    return make_pdf(lambda canvas: write_article(canvas, PARAGRAPHS))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", bytes(range(256)) * 10, "无法识别为文字"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "扩展名是 .txt，内容却是扫描图片"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "图片打不开"),
        ("a.txt", b"%PDF-1.7 ...", "扩展名是 .txt，内容却是PDF"),
        ("a.docx", b"not a document", "内容却不是Word"),
        ("a.zip", make_zip({"a.txt": b"text"}), "压缩包"),
        ("a.txt", b"a" * 26 * 1024 * 1024, "25 MB"),
        ("a.txt", b"", "空"),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(name, data, message):
    with pytest.raises(IngestError, match=f"^{name}：.*{message}.*[。]"):
        read(data, file_name=name)


@pytest.mark.parametrize(("name", "make"), [("做法.docx", docx), ("做法.pdf", pdf)])
def test_the_text_of_a_document_is_that_of_its_paragraphs(name, make):
    assert read(make(), file_name=name).text.split("\n") == PARAGRAPHS


@pytest.mark.parametrize(("name", "make"), [("做法.docx", docx), ("做法.pdf", pdf)])
def test_an_article_comes_out(name, make):
    (article,) = ingest(make(), file_name=name, gazetteer=Gazetteer(()))
    assert article.title == PARAGRAPHS[0]
    assert PARAGRAPHS[3] in article.body


def test_scripts_of_a_page_are_not_read():
    body = "".join(f"<p>{line}</p><script>var stolen = document.cookie;</script>" for line in PARAGRAPHS)
    page = f"<html><head><script>alert(1)</script></head><body onload='x()'>{body}<svg onload=alert(2)></svg></body></html>"
    text = read(page.encode(), file_name="a.html").text
    assert PARAGRAPHS[2] in text
    assert "alert" not in text
    assert "cookie" not in text


@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
def test_a_text_whose_first_line_names_columns_is_a_list(delimiter):
    quoted = delimiter.join(['"标题"', '"正文"']) + "\r\n"
    assert kind_of(quoted.encode("gbk"), file_name="a.txt") == FileKind.CSV


def test_files_of_outlook_say_what_to_do():
    with pytest.raises(IngestError, match="请发件人改用"):
        kind_of(b"\x78\x9f\x3e\x22" + bytes(40), file_name="winmail.dat")
