"""What workbooks hide or could not work out, and what stands beside their cells: named, never lost or read unseen."""

import re

import openpyxl
import pytest
from openpyxl.comments import Comment

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.tables.lists import read_list
from tests.documents.ingest.hostile.wholes import ods, ods_cell
from tests.documents.ingest.readers.office_factory import part, with_part
from tests.documents.ingest.readers.tables.test_workbook import make, read, row, titles

HEADER = ("标题", "正文", "地区", "发布日期", "网址")


def book(change):
    def build(workbook: openpyxl.Workbook):
        for each in (HEADER, *map(row, (1, 2, 3))):
            workbook.active.append(each)
        change(workbook.active)

    return make(build)


def told(reading):
    return [(each.what, each.count, each.sample) for each in reading.left_out]


def test_a_narrow_column_and_an_outline_that_is_open_hide_nothing():
    def change(sheet):
        sheet.column_dimensions["C"].width = 0.5
        sheet.row_dimensions.group(2, 3, hidden=False)

    reading = read(book(change))
    assert (titles(reading), told(reading)) == (["做法1", "做法2", "做法3"], [])


def test_rows_that_are_hidden_or_filtered_away_are_left_out_by_name():
    def change(sheet):
        sheet.auto_filter.ref = "A1:E4"
        sheet.row_dimensions[3].hidden = True

    reading = read(book(change))
    assert titles(reading) == ["做法1", "做法3"]
    assert told(reading) == [("hidden_row", 1, "做法2")]


def test_a_hidden_column_is_left_out_by_name():
    def change(sheet):
        sheet.column_dimensions["C"].hidden = True

    reading = read(book(change))
    assert [article.region_code for _, article in reading.articles] == ["", "", ""]
    assert told(reading) == [("hidden_column", 1, "地区")]


def test_a_list_whose_rows_are_all_hidden_says_so():
    with pytest.raises(IngestError, match=r"没有数据行.*隐藏或筛选掉的行 3 行"):
        read(book(lambda sheet: sheet.row_dimensions.group(2, 4, hidden=True)))


def test_a_formula_without_a_value_makes_a_bad_row():
    def change(sheet):
        sheet["C2"].value, sheet["C2"].data_type = "#REF!", "e"
        sheet["B3"] = '="第"&2&"条做法"'

    reading = read(book(change))
    assert titles(reading) == ["做法3"]
    assert [(bad.number, bad.problem[:13]) for bad in reading.bad_rows] == [
        (2, "地区是没有结果的公式（#R"),
        (3, "正文是没有结果的公式（#未"),
    ]


def test_a_formula_that_gives_no_words_is_an_empty_cell():
    name = "xl/worksheets/sheet1.xml"
    data = book(lambda sheet: None)
    before, cell, after = re.split(r'(<c r="C2".*?</c>)', part(data, name), maxsplit=1)
    assert cell
    empty = '<c r="C2" t="str"><f>IF(1,"","")</f><v></v></c>'
    reading = read(with_part(data, name, before + empty + after))
    assert (reading.articles[0][1].region_code, reading.bad_rows) == ("", ())


def test_comments_are_named():
    def change(sheet):
        sheet["B2"].comment = Comment("此段需核实", "周某")

    assert told(read(book(change))) == [("comment", 1, "此段需核实")]


def test_hidden_rows_and_columns_of_an_ods():
    def cells(*texts):
        return "".join(map(ods_cell, texts))

    rows = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{cells('标题', '正文', '备注')}</table:table-row>"
        f"<table:table-row>{cells('甲县的做法', '一是茶。', '勿外传')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{cells("乙县的做法", "二是药。", "")}</table:table-row>'
        f"<table:table-row>{cells('丙县的做法', '三是果。', '')}</table:table-row>"
    )
    reading = read_list(ods(rows), FileKind.ODS, file_name="清单.ods", find_region=lambda _: "")
    assert titles(reading) == ["甲县的做法", "丙县的做法"]
    assert told(reading) == [("hidden_row", 1, "乙县的做法"), ("hidden_column", 1, "备注")]
