import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.office.docx import read_docx
from documents.ingest.readers.office.docx_parts import DOCUMENT
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


def test_a_table_of_values_is_a_line_a_row():
    def build(document):
        document.add_paragraph("见下表。")
        table = document.add_table(2, 3)
        for row, texts in zip(
            table.rows, (("指标", "2023年", "2024年"), ("茶园", "", "60万亩")), strict=True
        ):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("以上。")

    assert read(build) == ["见下表。", "茶园：2024年 60万亩", "以上。"]


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


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_markup(markup, **parts):
    """The small document with markup inside its paragraph, and further parts by the name of their file."""
    data = with_part(SMALL, DOCUMENT, part(SMALL, DOCUMENT).replace("</w:p>", f"{markup}</w:p>", 1))
    for name, content in parts.items():
        data = with_part(data, f"word/{name}.xml", content)
    return read_docx(data, file_name=NAME)


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("properties", ['<w:vanish w:val="0"/>', '<w:vanish w:val="false"/>', "<w:b/>"])
def test_words_that_are_shown_stay(properties):
    read = with_markup(run("二是监测。", properties))
    assert (read.text, read.left_out) == ("一是发展茶产业。二是监测。", ())


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:rStyle w:val="Inner"/>'])
def test_hidden_words_go_and_are_named(properties):
    styles = part(SMALL, "word/styles.xml").replace(
        "</w:styles>",
        '<w:style w:type="character" w:styleId="Inner"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
    )
    read = with_markup(run("内部掌握", properties), styles=styles)
    assert read.text == "一是发展茶产业。"
    assert [(each.what, each.sample) for each in read.left_out] == [("hidden", "内部掌握")]


def test_ruby_keeps_its_base():
    ruby = f"<w:r><w:ruby><w:rt>{run('huáng qí')}</w:rt><w:rubyBase>{run('黄芪')}</w:rubyBase></w:ruby></w:r>"
    assert with_markup(ruby + run("三万亩。")).text == "一是发展茶产业。黄芪三万亩。"


def test_comments_deletions_and_heads_are_named():
    tracked = '<w:del w:id="1" w:author="a"><w:r><w:delText>删去的话。</w:delText></w:r></w:del>'
    comments = f'<w:comments {W}><w:comment w:id="1"><w:p>{run("核实数字")}</w:p></w:comment></w:comments>'
    header = f"<w:hdr {W}><w:p>{run('内部刊物')}</w:p></w:hdr>"
    read = with_markup(tracked, comments=comments, header1=header)
    assert {each.what: each.sample for each in read.left_out} == {
        "deleted": "删去的话。",
        "comment": "核实数字",
        "running_head": "内部刊物",
    }


CHUNK = (
    '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId98"/>'
)
MHT = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><body><p>二是监测。</p></body></html>
--b--
"""


def with_chunk(content, name):
    document = part(SMALL, DOCUMENT).replace("</w:p>", f"</w:p>{CHUNK}", 1)
    relation = f'<Relationship Id="rId98" Target="{name}" Type="aFChunk"/></Relationships>'
    relations = part(SMALL, "word/_rels/document.xml.rels").replace("</Relationships>", relation)
    data = with_part(with_part(SMALL, DOCUMENT, document), "word/_rels/document.xml.rels", relations)
    return read_docx(with_part(data, f"word/{name}", content), file_name=NAME)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<html><body><p>二是监测。</p></body></html>".encode()),
        ("a.htm", "<meta charset=gbk><p>二是监测。</p>".encode("gbk")),
        ("a.mht", MHT.encode()),
        ("a.txt", "二是监测。".encode()),
        ("a.docx", make_docx(lambda document: document.add_paragraph("二是监测。"))),
    ],
)
def test_a_chunk_of_another_format_is_read_where_it_stands(name, content):
    assert with_chunk(content, name).text == "一是发展茶产业。\n二是监测。"


def test_a_chunk_that_cannot_be_read_is_named():
    read = with_chunk(b"\x00\x01\x02" * 50, "a.bin")
    assert [(each.what, each.sample) for each in read.left_out] == [("embedded", "a.bin")]


def test_headings_of_the_first_rank_that_has_several():
    def build(document):
        document.add_heading("选编", 1)
        for number in "甲乙":
            document.add_heading(f"{number}县：做法", 2)
            document.add_paragraph("近年来，推动茶产业发展。")
            document.add_heading("背景", 3)

    assert read_docx(make_docx(build), file_name="a.docx").headings == ("甲县：做法", "乙县：做法")
    assert read_docx(make_docx(lambda d: d.add_paragraph("文")), file_name="a.docx").headings == ()


def test_what_stands_in_fields_and_directions_is_kept():
    run = "<w:r><w:t>{}</w:t></w:r>"
    field = f'<w:fldSimple w:instr="TITLE">{run.format("青岭县")}</w:fldSimple>'
    inside = f'{field}<w:dir w:val="ltr">{run.format("推进")}</w:dir><w:r>'
    document = part(SMALL, DOCUMENT).replace("<w:r>", f"{inside}", 1)
    assert (
        read_docx(with_part(SMALL, DOCUMENT, document), file_name=NAME).text == "青岭县推进一是发展茶产业。"
    )
