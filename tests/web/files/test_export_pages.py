import csv as stdlib_csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from measures.actions.tallies import remake_tallies
from measures.models import Measure
from tests.factories import made_together, make_article, make_measure, make_mention
from web.files import measures as measures_export
from web.pages import downloads

QUERY_BUDGET = 22
PAIR = "region=529901&region=529902"


def rows_of(response):
    assert response.status_code == 200, response
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(response.content)).active.rows]


def text_of(response):
    assert response.status_code == 200, response
    read = Document(BytesIO(response.content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in read.paragraphs] + cells)


@pytest.mark.parametrize(
    "path",
    [
        "/compare/export.pdf?" + PAIR,
        "/matrix/export.exe",
        "/measures/export.html",
        "/articles/9999/measures.csv",
    ],
)
def test_unknown_kind_or_article_is_a_404(client, world, path):
    assert client.get(path).status_code == 404


def test_draft_exports_for_staff_only(client, world):
    path = reverse("export_article", args=[world.draft.pk, "xlsx"])
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["", "region=529901", "region=529901&region=999999"])
def test_comparison_of_too_few_goes_back_to_the_page(client, world, query):
    response = client.get(f"/compare/export.docx?{query}")
    assert response.status_code == 302
    assert response.url == f"/compare/?{query}"


@pytest.mark.parametrize("extension", ["docx", "xlsx", "csv"])
def test_files_are_named_in_chinese_and_typed(client, world, extension):
    response = client.get(f"/compare/export.{extension}?{PAIR}")
    assert "filename*=utf-8''" in response["Content-Disposition"]
    assert "%E6%AF%94%E8%BE%83_" in response["Content-Disposition"]


def test_comparison_document_says_who_said_what_and_who_is_silent(client, world):
    text = text_of(client.get(f"/compare/export.docx?{PAIR}"))
    assert "青岭、白河：做法比较" in text
    assert "建设生态茶园60万亩，健全联农带农机制。" in text
    assert "林青山（青岭县委农办主任），《青岭县推进有效衔接的探索》，云台日报，2021年3月1日" in text
    assert f"http://testserver/articles/{world.tea.pk}/#m{world.tea_garden.pk}" in text
    assert "白河：未提及（1篇文章中）" in text
    assert "起草中的做法" not in text


def test_comparison_sheet_has_a_row_a_measure(client, world):
    rows = rows_of(client.get(f"/compare/export.xlsx?{PAIR}"))
    assert "发展优质稻10.5万亩。" in [row[8] for row in rows]
    assert ["未提及（1篇文章中）" in (row[7] or "") for row in rows].count(True) >= 1


def test_matrix_keeps_numbers_as_numbers_and_silence_apart(client, world):
    rows = rows_of(client.get("/matrix/export.xlsx?own=1"))
    county = next(row for row in rows if row[1] == "529901")
    assert county[:4] == ["青岭县", "529901", 1, 1]
    assert "未提及" in county
    assert "尚无文章" in next(row for row in rows if row[1] == "529900")


def test_matrix_document_and_csv(client, world):
    assert "青岭县" in text_of(client.get("/matrix/export.docx"))
    content = client.get("/matrix/export.csv").content.decode("utf-8-sig")
    assert next(iter(stdlib_csv.reader(StringIO(content))))[0] == "地区"


def test_measures_export_what_the_list_shows(client, world):
    rows = rows_of(client.get("/measures/export.xlsx?theme=industry"))
    assert sorted(row[5] for row in rows[1:]) == [
        "发展优质稻10.5万亩。",
        "建设生态茶园60万亩，健全联农带农机制。",
    ]


def test_article_measures_as_document(client, world):
    text = text_of(client.get(reverse("export_article", args=[world.tea.pk, "docx"])))
    assert text.index("防返贫监测帮扶") > 0
    assert "建立监测网格120个，动态帮扶易返贫户。" in text


@pytest.mark.parametrize(
    "path", ["/compare/export.docx?" + PAIR, "/measures/export.xlsx", "/matrix/export.csv"]
)
def test_queries_stay_in_budget(client, world, path, django_assert_max_num_queries):
    with made_together():
        for number in range(10):
            article = make_article(f"一是办好第{number}个合作社。", region=world.county_b)
            Measure.objects.create(
                article=article,
                quote=article.body,
                start=0,
                end=len(article.body),
                position=0,
                title="办",
                theme=world.industry,
            )
    with django_assert_max_num_queries(QUERY_BUDGET):
        client.get(path)


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_a_file_holds_no_more_than_its_bound(client, world, extension, monkeypatch):
    monkeypatch.setattr(measures_export, "MOST", 2)
    response = client.get(f"/measures/export.{extension}")
    if extension == "xlsx":
        assert len(rows_of(response)) == 1 + 2
    else:
        assert len(list(stdlib_csv.reader(StringIO(response.content.decode("utf-8-sig"))))) == 1 + 2


def test_files_say_the_states_that_the_pages_say(client, world):
    world.tea_garden.secondary_themes.add(world.finance)
    remake_tallies()
    make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=world.finance)
    rows = rows_of(client.get("/matrix/export.xlsx?own=1"))
    states = {row[1]: row[3:] for row in rows}
    assert "○举措涉及" in states["529901"]
    assert "有提及1句" in states["529902"]
    assert "有提及1句" in text_of(client.get("/matrix/export.docx?own=1"))
    assert "有提及1句" in client.get("/matrix/export.csv?own=1").content.decode("utf-8-sig")
    silent = [row for row in rows_of(client.get(f"/compare/export.xlsx?{PAIR}")) if row[1] == "资金与金融"]
    assert [(row[2], row[6], row[7], row[8]) for row in silent] == [
        ("仅青岭涉及", "青岭县", "无专门举措，1条举措涉及", None),
        ("仅青岭涉及", "白河县", "无举措，有提及1句", "白河县坚持因地制宜。"),
    ]
    text = text_of(client.get(f"/compare/export.docx?{PAIR}"))
    assert "白河：无举措，有提及1句" in text
    assert f"/articles/{world.rice.pk}/?theme=finance#q0" in text


def test_a_comparison_is_exported_as_it_is_filtered(client, world):
    rows = rows_of(client.get(f"/compare/export.xlsx?{PAIR}&theme=industry"))
    assert {row[1] for row in rows[1:]} == {"产业发展"}
    rows = rows_of(client.get(f"/compare/export.xlsx?{PAIR}&show=only-529901"))
    assert {row[2] for row in rows[1:]} == {"仅青岭有"}


def test_a_file_of_a_comparison_says_what_it_leaves_out(client, world, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_COMPARED", 1)
    body = "一是办好第一件事。\n二是办好第二件事。"
    article = make_article(body, title="再一篇", region=world.county_a)
    with made_together():
        for quote in body.split("\n"):
            make_measure(article, quote, theme=world.industry)
    rows = rows_of(client.get(f"/compare/export.xlsx?{PAIR}&theme=industry"))
    assert "另有 2 条举措未列入" in [row[7] for row in rows]
    assert "青岭：另有 2 条举措未列入" in text_of(client.get(f"/compare/export.docx?{PAIR}&theme=industry"))
