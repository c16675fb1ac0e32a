"""What a reader of a Word page does not read, or reads in another place than the file has it."""

import pytest

from documents.ingest import ingest_text
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.office.docx import read_docx
from documents.ingest.readers.recognise import kind_of
from tests.documents.ingest.readers.office.test_docx import NAME, SMALL, W, run, with_markup
from tests.documents.ingest.readers.office_factory import make_zip, part, with_part

BREAK = '<w:r><w:br w:type="{}"/></w:r>'


@pytest.mark.parametrize(
    "properties", ["", '<w:strike w:val="0"/>', "<w:i/>", '<w:vertAlign w:val="subscript"/>']
)
def test_words_that_stand_are_kept(properties):
    read = with_markup(run("二是监测2户。", properties))
    assert (read.text, read.left_out) == ("一是发展茶产业。二是监测2户。", ())


@pytest.mark.parametrize("properties", ["<w:strike/>", "<w:dstrike/>"])
def test_words_that_are_struck_out_go_and_are_named(properties):
    read = with_markup(run("旧办法", properties) + run("二是监测。"))
    assert read.text == "一是发展茶产业。二是监测。"
    assert [(each.what, each.sample) for each in read.left_out] == [("struck", "旧办法")]


def test_raised_digits_make_no_other_number():
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    assert with_markup(run("冷库1200m") + raised).text == "一是发展茶产业。冷库1200m²"


@pytest.mark.parametrize("kind", ["page", "column", "textWrapping"])
def test_a_break_ends_a_line(kind):
    assert with_markup(BREAK.format(kind) + run("二是监测。")).text.split("\n") == [
        "一是发展茶产业。",
        "二是监测。",
    ]


def test_a_field_that_waits_to_be_filled_in_says_nothing():
    field = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    waiting = field.format("<w:showingPlcHdr/>", run("单击此处输入文字。"))
    filled = field.format('<w:showingPlcHdr w:val="0"/>', run("二是监测。"))
    assert with_markup(waiting + filled).text == "一是发展茶产业。二是监测。"


def test_a_file_within_is_named_and_a_charts_workbook_is_not():
    data = with_part(SMALL, "word/embeddings/表.xlsx", b"PK")
    data = with_part(data, "word/embeddings/Microsoft_Excel_1.xlsx", b"PK")
    relations = b'<Relationship Target="../embeddings/Microsoft_Excel_1.xlsx"/>'
    read = read_docx(with_part(data, "word/charts/_rels/chart1.xml.rels", relations), file_name=NAME)
    assert [(each.what, each.count, each.sample) for each in read.left_out] == [("embedded", 1, "表.xlsx")]


def test_a_text_under_another_name_in_its_package():
    names = {
        "word/document.xml": "word/document2.xml",
        "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
    }
    members = {}
    for name in ("[Content_Types].xml", "_rels/.rels", *names):
        content = part(SMALL, name).replace("word/document.xml", "word/document2.xml")
        members[names.get(name, name)] = content
    data = make_zip(members)
    assert kind_of(data, file_name=NAME) == FileKind.DOCX
    assert read_docx(data, file_name=NAME).text == "一是发展茶产业。"


def test_a_red_head_in_the_pages_head_gives_the_number(gazetteer):
    head = f"<w:hdr {W}><w:p>{run('青岭县人民政府文件')}</w:p><w:p>{run('青政发〔2022〕15号')}</w:p></w:hdr>"
    read = with_markup(run("近年来，青岭县健全联农带农机制，带动农户增收。"), header1=head)
    (article,) = ingest_text(read, file_name=NAME, gazetteer=gazetteer)
    assert article.document_number == "青政发〔2022〕15号"
    assert [(each.what, each.count) for each in read.left_out] == [("running_head", 2)]
