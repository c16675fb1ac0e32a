import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.docx import DOCUMENT, read_docx
from documents.ingest.readers.limits import Limits
from tests.documents.ingest.readers.office_factory import (
    add_list,
    add_numbered,
    make_docx,
    make_zip,
    part,
    with_part,
)

SMALL = make_docx(lambda document: document.add_paragraph("一是发展茶产业。"))
NAME = "做法.docx"


def read(build):
    return read_docx(make_docx(build), file_name=NAME).text.split("\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (SMALL[:-200], "已损坏"),
        (SMALL[: len(SMALL) // 2], "已损坏"),
        (make_zip({"a.txt": b"text"}), "已损坏"),
        (with_part(SMALL, DOCUMENT, b"<w:document"), "已损坏"),
        (with_part(SMALL, DOCUMENT, b"<a/>"), "已损坏"),
        (make_docx(lambda document: None), "没有文字"),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(data, message):
    with pytest.raises(IngestError, match=f"^{NAME}：.*{message}.*[。]"):
        read_docx(data, file_name=NAME)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_external_entities_are_refused(encoding):
    evil = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + part(
        SMALL, DOCUMENT
    ).split("?>", 1)[1].replace("茶产业", "&x;")
    with pytest.raises(IngestError, match="外部实体"):
        read_docx(with_part(SMALL, DOCUMENT, evil.encode(encoding)), file_name=NAME)


def test_a_bomb_in_a_part_is_refused():
    bomb = with_part(SMALL, "word/media/a.xml", b" " * 3_000_000)
    with pytest.raises(IngestError, match="压缩炸弹"):
        read_docx(bomb, file_name=NAME, limits=Limits(unpacked_bytes=1_000_000))


def test_a_line_a_paragraph_and_nothing_for_empty_ones():
    def build(document):
        document.add_heading("推进有效衔接", 1)
        document.add_paragraph("")
        document.add_paragraph("近年来，\t我县探索。")

    assert read(build) == ["推进有效衔接", "近年来， 我县探索。"]


def test_markup_in_the_text_is_text():
    assert read(lambda document: document.add_paragraph("收入<5000元 & 支出>3000元")) == [
        "收入<5000元 & 支出>3000元"
    ]


def test_a_table_keeps_its_cells_in_reading_order():
    def build(document):
        document.add_paragraph("见下表。")
        table = document.add_table(2, 3)
        for row, texts in zip(
            table.rows, (("指标", "2023年", "2024年"), ("茶园", "", "60万亩")), strict=True
        ):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("以上。")

    assert read(build) == ["见下表。", "指标\t2023年\t2024年", "茶园\t\t60万亩", "以上。"]


def test_a_layout_table_keeps_its_paragraphs():
    def build(document):
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "第一段。"
        cell.add_paragraph("第二段。")

    assert read(build) == ["第一段。", "第二段。"]


def test_a_table_in_a_table_is_read_where_it_stands():
    def build(document):
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "外"
        cell.add_table(1, 2).cell(0, 0).text = "内"
        cell.add_paragraph("后")

    assert read(build) == ["外", "内", "后"]


def test_automatic_numbers_are_written_out():
    def build(document):
        list_id = add_list(
            document, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
        )
        add_numbered(document, "健全机制", list_id)
        add_numbered(document, "监测", list_id, 1)
        add_numbered(document, "帮扶", list_id, 1)
        add_numbered(document, "入户排查", list_id, 2)
        document.add_paragraph("不编号。")
        add_numbered(document, "做强产业", list_id)
        add_numbered(document, "品牌", list_id, 1)

    assert read(build) == [
        "一、健全机制",
        "（一）监测",
        "（二）帮扶",
        "1.入户排查",
        "不编号。",
        "二、做强产业",
        "（一）品牌",
    ]


def test_a_chapters_number_stands_apart():
    def build(document):
        list_id = add_list(document, [("chineseCounting", "第%1章"), ("legal", "%1.%2")])
        add_numbered(document, "总则", list_id)
        add_numbered(document, "目标", list_id, 1)

    assert read(build) == ["第一章 总则", "1.1 目标"]


def test_bullets_and_empty_items_get_no_number():
    def build(document):
        list_id = add_list(document, [("bullet", "•"), ("decimal", "%2.")])
        add_numbered(document, "要点", list_id)
        add_numbered(document, "", list_id, 1)
        add_numbered(document, "其一", list_id, 1)

    assert read(build) == ["要点", "1.其一"]


def test_a_style_numbers_its_paragraphs():
    def build(document):
        document.add_paragraph("甲", style="List Number")
        document.add_paragraph("乙", style="List Number")

    assert read(build) == ["1.甲", "2.乙"]


def test_a_notes_mark_does_not_stand_in_the_sentence():
    document = part(SMALL, DOCUMENT)
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>后文。</w:t></w:r></w:p>'
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f'<w:footnotes {namespace}><w:footnote w:id="2"><w:p><w:r><w:t>数据截至年底。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    data = with_part(SMALL, DOCUMENT, document.replace("</w:p>", reference, 1))
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    relations = part(SMALL, "word/_rels/document.xml.rels").replace("</Relationships>", relation)
    data = with_part(with_part(data, "word/_rels/document.xml.rels", relations), "word/footnotes.xml", notes)
    assert read_docx(data, file_name=NAME).text == "一是发展茶产业。后文。\n注：数据截至年底。"


def test_deleted_text_stays_deleted():
    document = part(SMALL, DOCUMENT)
    tracked = '<w:del w:id="1" w:author="a"><w:r><w:delText>删去的话。</w:delText></w:r></w:del></w:p>'
    data = with_part(SMALL, DOCUMENT, document.replace("</w:p>", tracked, 1))
    assert read_docx(data, file_name=NAME).text == "一是发展茶产业。"
