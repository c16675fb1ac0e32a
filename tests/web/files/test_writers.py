"""Files are opened and read back."""

import csv as stdlib_csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from web.files import csv, xlsx
from web.files.docx import Paper
from web.files.sheet import Column, Sheet

SHEET = Sheet(
    "甲/乙:[丙]",
    (Column("名", 10), Column("数", 8), Column("日", 12)),
    [("=1+1", 3, date(2022, 7, 28)), ("文" * 30, Decimal("1.5"), None), ("坏\x0b字", 2.5, None)],
)


def test_workbook_has_typed_cells_filters_and_a_frozen_head():
    page = load_workbook(BytesIO(xlsx.workbook([SHEET]))).active
    assert page.title == "甲_乙__丙_"
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:C4"
    assert page["A2"].data_type == "s"
    assert page["A2"].value == "=1+1"
    assert page["B2"].value == 3
    assert page["C2"].value.date() == date(2022, 7, 28)
    assert page["A4"].value == "坏字"
    assert page["A1"].font.bold


def test_csv_opens_in_excel_and_runs_no_formula():
    content = csv.table(SHEET)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(stdlib_csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["名", "数", "日"]
    assert rows[1] == ["'=1+1", "3", "2022-07-28"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "－1+", "\n=", " =", "\ufeff="])
def test_csv_guards_every_way_to_begin_a_formula(start):
    content = csv.table(Sheet("甲", (Column("名"),), [(f"{start}cmd",)])).decode("utf-8-sig")
    assert "'" + start in content


@settings(deadline=None, max_examples=40)  # each example writes three whole files
@given(st.text(max_size=30))
def test_any_text_can_be_written(text):
    sheet = Sheet("甲", (Column("名"),), [(text,)])
    assert load_workbook(BytesIO(xlsx.workbook([sheet])))
    csv.table(sheet)
    paper = Paper(text, text)
    paper.quote(text, text)
    assert Document(BytesIO(paper.to_bytes()))


def test_document_has_headings_quotes_sources_and_tables():
    paper = Paper("题目", "副题")
    paper.heading("主题", 1)
    paper.quote("建设生态茶园。\n二行", "青岭县，《甲》")
    paper.table(["地区", "数"], [["青岭县", 1]], [5, 3])
    read = Document(BytesIO(paper.to_bytes()))
    styles = [(paragraph.style.name, paragraph.text) for paragraph in read.paragraphs]
    assert styles == [
        ("Title", "题目"),
        ("Xianjie Source", "副题"),
        ("Heading 1", "主题"),
        ("Xianjie Quote", "建设生态茶园。\n二行"),
        ("Xianjie Source", "——青岭县，《甲》"),
    ]
    assert [[cell.text for cell in row.cells] for row in read.tables[0].rows] == [
        ["地区", "数"],
        ["青岭县", "1"],
    ]


@pytest.mark.parametrize("style", ["Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Xianjie Quote"])
def test_every_style_names_a_chinese_face_for_han_text(style):
    read = Document(BytesIO(Paper("题目").to_bytes()))
    fonts = read.styles[style].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) in {"宋体", "黑体", "楷体"}
    assert fonts.get(qn("w:eastAsiaTheme")) is None
