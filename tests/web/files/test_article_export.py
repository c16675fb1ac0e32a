"""The list of articles as files, under the list's own query."""

import csv
from io import BytesIO, StringIO

import pytest
from docx import Document
from openpyxl import load_workbook

QUERY_BUDGET = 14  # one of them, on PostgreSQL inside a transaction, gives the planner its ways back


def rows_of(client, query=""):
    response = client.get(f"/articles/export.xlsx?{query}")
    assert response.status_code == 200
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(response.content)).active.rows]


def test_unknown_kinds_are_not_found(client, world):
    assert client.get("/articles/export.pdf").status_code == 404


def test_drafts_are_in_no_public_file(client, world):
    assert "尚未发布的草稿" not in str(rows_of(client))


def test_staff_export_drafts(staff_client, world):
    assert "尚未发布的草稿" in str(rows_of(staff_client))


def test_a_file_holds_what_the_list_holds_in_its_order(client, world):
    head, *rows = rows_of(client, "q=监测&sort=old")
    assert [row[head.index("文章")] for row in rows] == [world.tea.title, world.provincial.title]
    first = dict(zip(head, rows[0], strict=True))
    assert (first["地区"], first["署名"], first["发布日期"], first["举措数"]) == (
        "青岭县",
        "林青山",
        "2021-03-01",
        2,
    )
    assert first["本库地址"] == f"http://testserver/articles/{world.tea.pk}/"


def test_csv_begins_with_a_byte_order_mark(client, world):
    content = client.get("/articles/export.csv?q=监测").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(StringIO(content.decode("utf-8-sig"))))) == 3


def test_a_document_lists_references(client, world):
    content = client.get("/articles/export.docx?q=监测&sort=old").content
    lines = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    assert "“监测”" in lines
    assert any(line.startswith(f"[1] 林青山. {world.tea.title}[") for line in lines)


@pytest.mark.parametrize("query", ["", "q=监测&region=529900"])
def test_queries_stay_in_budget(client, world, query, django_assert_max_num_queries):
    rows_of(client, query)
    with django_assert_max_num_queries(QUERY_BUDGET):
        rows_of(client, query)
