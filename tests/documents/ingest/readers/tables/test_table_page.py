import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.recognise import kind_of
from documents.ingest.readers.tables.lists import read_list

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{encoding}"></head><body>
<table><tr><th colspan=3>汇总表</th></tr><tr><td>地区<td>标题<td>正文</tr>
<tr><td rowspan=2>青岭县<td><a href="https://a.cn/1">做法一</a><td>一是茶。<br>二是网格。</tr>
<tr><td>做法二<td><p>第二条。</p></tr></table></body></html>"""
XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="甲"><Table><Row><Cell><Data>标题</Data></Cell><Cell><Data>正文</Data></Cell><Cell><Data>日期</Data></Cell></Row>
<Row ss:Index="5"><Cell ss:HRef="https://a.cn/1"><Data>做法一</Data></Cell><Cell><Data>一是茶。</Data></Cell>
<Cell><Data ss:Type="DateTime">2022-07-28T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"""


def read(data, name="导出.xls"):
    kind = kind_of(data, file_name=name)
    assert kind == FileKind.TABLE_PAGE
    return read_list(
        data, kind, file_name=name, find_region=lambda text: "529901" if text == "青岭县" else ""
    )


@pytest.mark.parametrize("data", [b"<table><tr><td>a</table>", XML.replace("标题", "题").encode()])
def test_a_table_without_columns_is_refused(data):
    with pytest.raises(IngestError, match=r"^导出\.xls：清单缺少"):
        read(data)


@pytest.mark.parametrize(
    "data", [XML[:-90].encode(), XML.replace("<Workbook", "<!DOCTYPE x><Workbook", 1).encode()]
)
def test_broken_or_harmful_xml_is_refused(data):
    with pytest.raises(IngestError, match="已损坏"):
        read(data)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_under_the_name_of_a_workbook(encoding):
    reading = read(PAGE.format(encoding=encoding).encode(encoding))
    assert reading.bad_rows == ()
    (_, first), (_, second) = reading.articles
    assert (first.title, first.body) == ("做法一", "一是茶。\n二是网格。")
    assert first.source_url == "https://a.cn/1"
    assert (second.title, second.body, second.region_code) == ("做法二", "第二条。", "529901")


def test_excel_xml_of_2003():
    ((number, article),) = read(XML.encode()).articles
    assert (number, article.title, str(article.published_on)) == (5, "做法一", "2022-07-28")
    assert article.source_url == "https://a.cn/1"


def test_a_span_that_claims_the_whole_sheet_costs_nothing():
    page = PAGE.format(encoding="utf-8").replace("rowspan=2", "rowspan=99999 colspan=99999")
    assert len(read(page.encode()).articles) + len(read(page.encode()).bad_rows) == 2


LISTED = "<html><body><p>导出时间</p><table><tr><th>标题</th><th>正文</th></tr>{}</table></body></html>"
LONG = "一是发展茶产业，带动农户增收。" * 6


def test_a_page_that_is_a_list_is_read_as_one():
    rows = "".join(f"<tr><td>做法{n}</td><td>{n}{LONG}</td></tr>" for n in (1, 2))
    found = read(LISTED.format(rows).encode(), name="导出.html")
    assert [each.title for _, each in found.articles] == ["做法1", "做法2"]


@pytest.mark.parametrize(
    "rows", ["<tr><td>做法</td><td>" + LONG + "</td></tr>", "<tr><td>甲</td><td>短</td></tr>" * 3, ""]
)
def test_a_page_with_a_form_is_a_page(rows):
    assert kind_of(LISTED.format(rows).encode(), file_name="页.html") == FileKind.TEXT


def test_rows_that_a_page_or_a_workbook_of_2003_hides():
    rows = "".join(
        f"<tr{more}><td>做法{n}</td><td>{n}{LONG}</td></tr>"
        for n, more in enumerate(("", ' style="display:none"', "", " hidden"))
    )
    found = read(LISTED.format(rows).encode(), name="导出.html")
    assert [each.title for _, each in found.articles] == ["做法0", "做法2"]
    assert [(each.what, each.count, each.sample) for each in found.left_out] == [("hidden_row", 2, "做法1")]
    second = (
        '<Row ss:Hidden="1"><Cell><Data>做法二</Data></Cell><Cell><Data>二是药。</Data></Cell></Row></Table>'
    )
    column = '<Table><Column/><Column ss:Span="1"/><Column ss:Hidden="1"/>'
    marked = XML.replace("</Table>", second).replace("<Table>", column)
    found = read(marked.encode())
    assert [each.title for _, each in found.articles] == ["做法一"]
    assert [(each.what, each.sample) for each in found.left_out] == [("hidden_row", "做法二")]
