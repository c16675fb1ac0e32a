"""Workbooks as offices make them: titles above, cells merged, sheets hidden, links instead of addresses."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.recognise import kind_of
from documents.ingest.readers.tables.lists import read_list
from tests.documents.ingest.hostile.wholes import ods, ods_cell
from tests.documents.ingest.readers.office_factory import part, with_part

HEADER = ("标题", "正文", "地区", "发布日期", "网址")


def row(number, **changes):
    cells = {
        "标题": f"做法{number}",
        "正文": f"第{number}条做法。",
        "地区": "青岭县",
        "发布日期": "",
        "网址": "",
    }
    return [{**cells, **changes}[name] for name in HEADER]


def make(build):
    book = openpyxl.Workbook()
    build(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet(*rows):
    def build(book):
        for each in rows:
            book.active.append(each)

    return build


def read(build):
    data = build if isinstance(build, bytes) else make(build)
    return read_list(
        data, FileKind.XLSX, file_name="清单.xlsx", find_region=lambda text: "529901" if text else ""
    )


def titles(reading):
    return [article.title for _, article in reading.articles]


def test_no_row_names_the_columns():
    with pytest.raises(IngestError, match=r"^清单\.xlsx：清单缺少“正文”列"):
        read(sheet(["标题", "备注"], ["甲", "乙"]))


def test_an_empty_workbook():
    with pytest.raises(IngestError, match="没有数据行"):
        read(lambda book: None)


@pytest.mark.parametrize("stated", [b"A1", b"A1:E2"])
def test_what_the_file_says_of_its_size_is_not_believed(stated):
    data = make(sheet(HEADER, row(1), row(2)))
    content = part(data, "xl/worksheets/sheet1.xml").encode()
    lying = content.replace(b'<dimension ref="A1:E3"', b'<dimension ref="' + stated + b'"')
    assert lying != content
    assert titles(read(with_part(data, "xl/worksheets/sheet1.xml", lying))) == ["做法1", "做法2"]


def test_titles_and_notes_above_and_names_again_on_each_page():
    rows = [["2022年典型做法汇总"], [], ["填报单位：云台市"], HEADER, row(1), HEADER, row(2)]
    reading = read(sheet(*rows))
    assert reading.articles[0][0] == 5
    assert titles(reading) == ["做法1", "做法2"]


def test_names_on_two_rows():
    def build(book):
        book.active.append(["标题", "正文", "地区", "发布", "发布"])
        book.active.append(["", "", "", "发布日期", "网址"])
        book.active.append(row(1, 发布日期="2022-07-28"))
        for column in "ABC":
            book.active.merge_cells(f"{column}1:{column}2")

    ((_, article),) = read(build).articles
    assert article.published_on == date(2022, 7, 28)


def test_a_merged_cell_holds_for_each_of_its_rows():
    def build(book):
        sheet(HEADER, row(1), row(2, 地区=""), row(3, 地区=""))(book)
        book.active.merge_cells("C2:C3")

    assert [article.region_code for _, article in read(build).articles] == ["529901", "529901", ""]


def test_every_shown_sheet_is_read_and_the_others_are_named():
    def build(book):
        sheet(HEADER, row(1))(book)
        for name, rows in (("乙县", [HEADER, row(2), row(3, 正文="")]), ("说明", [["请按格式填写"]])):
            for each in rows:
                (book[name] if name in book.sheetnames else book.create_sheet(name)).append(each)
        book.create_sheet("旧表").append(HEADER)
        book["旧表"].append(row(4))
        book["旧表"].sheet_state = "hidden"

    reading = read(build)
    assert titles(reading) == ["做法1", "做法2"]
    assert [bad.place for bad in reading.bad_rows] == ["工作表“乙县”第 3 行"]
    assert [(each.what, each.sample) for each in reading.left_out] == [
        ("sheet", "说明"),
        ("hidden_sheet", "旧表"),
    ]


@pytest.mark.parametrize(
    "value", [44770, 44770.5, "44770", date(2022, 7, 28), "2022年7月28日 星期四", "20220728"]
)
def test_dates_as_excel_keeps_them(value):
    ((_, article),) = read(sheet(HEADER, row(1, 发布日期=value))).articles
    assert (article.published_on, article.published_precision) == (date(2022, 7, 28), "day")


@pytest.mark.parametrize("value", [4477, 447701, "2022-02-30", 99999999])
def test_numbers_that_are_no_dates_are_bad(value):
    (bad,) = read(sheet(HEADER, row(1, 发布日期=value))).bad_rows
    assert "不是日期" in bad.problem


def test_a_cell_that_leads_somewhere():
    def build(book):
        sheet(
            HEADER, row(1, 网址="查看原文"), row(2), row(3, 网址="查看原文"), row(4, 网址="https://d.cn/4")
        )(book)
        book.active["E2"].hyperlink = "https://a.cn/1?x=1&y=2"
        book.active["A3"].hyperlink = "https://b.cn/2"
        book.active["E4"] = '=HYPERLINK("https://c.cn/3","查看原文")'

    data = make(build)
    content = part(data, "xl/worksheets/sheet1.xml")
    cached = content.replace("</f><v></v>", "</f><v>查看原文</v>").replace("</f><v/>", "</f><v>查看原文</v>")
    reading = read(with_part(data, "xl/worksheets/sheet1.xml", cached.encode()))
    urls = [article.source_url for _, article in reading.articles]
    assert urls == ["https://a.cn/1?x=1&y=2", "https://b.cn/2", "https://c.cn/3", "https://d.cn/4"]


def test_markup_in_a_cell_is_read():
    body = "<p>一是发展茶产业。</p><p>二是&nbsp;监测。</p>"
    ((_, article),) = read(sheet(HEADER, row(1, 标题="茶&amp;lt;br/&amp;gt;产业", 正文=body))).articles
    assert article.title == "茶 产业"
    assert article.body == "一是发展茶产业。\n二是 监测。"


def test_columns_without_a_field_are_named():
    reading = read(sheet(["序号", *HEADER, "联系人"], [1, *row(1), "某人"]))
    assert [(each.what, each.sample) for each in reading.left_out] == [("column", "联系人")]


def make_ods(*rows):
    """A minimal OpenDocument sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in each
        )
        + "</table:table-row>"
        for each in rows
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = f'<office:document-content{names}><office:body><office:spreadsheet><table:table table:name="甲">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def test_an_opendocument_sheet_is_read():
    data = make_ods(["汇总"], HEADER, row(1, 发布日期="2022-07-28"))
    kind = kind_of(data, file_name="a.ods")
    assert kind == FileKind.ODS
    reading = read_list(data, kind, file_name="a.ods", find_region=lambda text: "529901")
    assert titles(reading) == ["做法1"]


def test_broken_xml_in_an_ods_is_refused():
    cells = "".join(map(ods_cell, ("标题", "正文")))
    whole = ods(f"<table:table-row>{cells}</table:table-row>" * 2)
    with pytest.raises(IngestError, match="已损坏"):
        read_list(
            with_part(
                whole, "content.xml", part(whole, "content.xml").replace("<text:p>标", "<text:q>标", 1)
            ),
            FileKind.ODS,
            file_name="清单.ods",
            find_region=lambda text: "",
        )


def test_a_sheet_named_by_its_county_says_where_its_rows_are():
    def build(book):
        book.active.title = "青岭县"
        book.active.append(["标题", "正文"])
        book.active.append(["甲", "一是茶。"])
        other = book.create_sheet("说明页")
        other.append(["标题", "正文"])
        other.append(["乙", "二是药。"])

    found = read_list(
        make(build),
        FileKind.XLSX,
        file_name="清单.xlsx",
        find_region=lambda text: "529901" if text == "青岭县" else "",
    )
    assert [each.region_code for _, each in found.articles] == ["529901", ""]
    assert not found.bad_rows


def test_days_counted_from_1904():
    def build(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book.active.append(["标题", "正文", "发布日期"])
        book.active.append(["甲", "一是茶。", 44770 - 1462])
        book.active.append(["乙", "二是药。", date(2022, 7, 28)])

    assert [each.published_on for _, each in read(build).articles] == [date(2022, 7, 28)] * 2
