"""A list whose columns have other names: matched by hand once, and read so from then on, at the desk and by the command."""

import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from documents.models import Article, ColumnMatching, ImportBatch, StagedArticle, StagedFile
from tests.factories import make_region

QUERY_BUDGET = 12
NAMES = ["案例名", "做法", "在哪里", "备注"]
ROWS = [["甲的做法", "一是建设生态茶园。", "贵州省", "x"], ["乙的做法", "一是建设乡村道路。", "", ""]]


@pytest.fixture
def client(client, editor):
    make_region("520000", "贵州省")
    client.force_login(editor)
    return client


def csv_of(*rows):
    return "\n".join(",".join(row) for row in rows).encode("utf-8-sig")


def xlsx_of(*rows):
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


LIST = csv_of(NAMES, *ROWS)
MATCHED = {"c0": "title", "c1": "body", "c2": "region", "c3": ""}


def hand_over(client, *files):
    files = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(reverse("desk:import_home"), {"files": files}, follow=True)


def page_of(file):
    return reverse("desk:import_columns", args=[file.pk])


def test_a_list_of_unknown_columns_leads_to_matching_them(client):
    answer = hand_over(client, ("清单.csv", LIST))
    file = StagedFile.objects.get()
    assert "清单缺少“标题”“正文”列" in answer.text
    assert f'<a href="{page_of(file)}">手工对应列名</a>' in answer.text
    page = client.get(page_of(file)).text
    for words in (*NAMES, "甲的做法", "一是建设乡村道路。", "不导入"):
        assert words in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "还没有指定哪一列是“标题”“正文”"),
        ({"c0": "title"}, "还没有指定哪一列是“正文”"),
        ({"c0": "title", "c1": "no"}, "不在可用的选项中"),
    ],
)
def test_title_and_text_must_be_chosen(client, data, words):
    hand_over(client, ("清单.csv", LIST))
    answer = client.post(page_of(StagedFile.objects.get()), {"c3": "", **data})
    assert answer.status_code == 400
    assert words in answer.text
    assert not ColumnMatching.objects.exists()


@pytest.mark.parametrize(("name", "data"), [("清单.csv", LIST), ("清单.xlsx", xlsx_of(NAMES, *ROWS))])
def test_matched_columns_are_read_at_once_and_remembered(client, name, data):
    hand_over(client, (name, data))
    answer = client.post(page_of(StagedFile.objects.get()), MATCHED, follow=True)
    assert "列的对应已记住" in answer.text
    assert "标题取自“案例名”，正文取自“做法”" in answer.text
    assert [row.fields["title"] for row in StagedArticle.objects.all()] == ["甲的做法", "乙的做法"]
    assert StagedArticle.objects.first().fields["region_code"] == "520000"
    more = [[row[0] + "（续）", row[1] + "二是修路。", *row[2:]] for row in ROWS]
    again = xlsx_of(["汇总"], NAMES, *more)
    assert "甲的做法（续）" in hand_over(client, ("别的清单.xlsx", again)).text


def test_other_files_of_the_batch_that_wait_for_the_same_columns_are_read_too(client):
    other = csv_of([*reversed(NAMES)], [*reversed(["丙的做法", "一是办学校。", "", ""])])
    unlike = csv_of(["题", "文"], ["丁", "一是看病。"])
    hand_over(client, ("一.csv", LIST), ("二.csv", other), ("三.csv", unlike))
    client.post(page_of(StagedFile.objects.get(file_name="一.csv")), MATCHED)
    assert list(StagedFile.objects.order_by("position").values_list("state", flat=True)) == [
        "read",
        "read",
        "failed",
    ]
    assert StagedArticle.objects.count() == 3


def test_a_known_list_can_be_matched_otherwise_and_what_was_read_is_read_anew(client):
    hand_over(client, ("清单.csv", csv_of(["标题", "正文", "案例名"], ["一", "一是建桥。", "真名"])))
    row = StagedArticle.objects.get()
    StagedArticle.objects.update(is_edited=True)
    assert "已有 1 篇改过" in client.get(page_of(row.file)).text
    client.post(page_of(row.file), {"c0": "", "c1": "body", "c2": "title"})
    row = StagedArticle.objects.get()
    assert row.fields["title"] == "真名"
    assert "标题" in row.fields["warnings"][0]


def test_the_dry_run_and_the_command_read_by_what_was_matched(client, tmp_path, capsys):
    hand_over(client, ("清单.csv", LIST))
    client.post(page_of(StagedFile.objects.get()), MATCHED)
    path = tmp_path / "清单二.csv"
    path.write_bytes(csv_of(NAMES, ["戊的做法", "一是修水渠。", "贵州省", ""]))
    call_command("import_articles", str(path), dry_run=True, json=True)
    (read,) = json.loads(capsys.readouterr().out)
    assert [(each["title"], each["region_code"]) for each in read["articles"]] == [("戊的做法", "520000")]
    call_command("import_articles", str(path))
    assert Article.objects.get().title == "戊的做法"


def test_what_is_stored_or_given_up_or_no_list_has_no_columns_to_match(client):
    hand_over(client, ("清单.csv", csv_of(["标题", "正文"], ["一", "一是建桥。"])))
    file = StagedFile.objects.get()
    client.post(reverse("desk:import_discard", args=[file.batch_id]))
    assert client.get(page_of(file)).status_code == 404
    assert client.post(page_of(file), MATCHED).status_code == 404
    hand_over(client, ("文.txt", "标题\n\n正文很长。".encode()))
    assert client.get(page_of(StagedFile.objects.last())).status_code == 404


def test_names_and_texts_of_columns_are_escaped(client):
    hand_over(client, ("清单.csv", csv_of(["<b>题</b>", "做法"], ["<i>甲</i>", "一是<u>茶</u>。"])))
    page = client.get(page_of(StagedFile.objects.get())).text
    assert not any(tag in page for tag in ("<b>题", "<i>甲", "<u>茶"))


def test_queries_stay_in_budget(client, django_assert_max_num_queries):
    hand_over(client, ("清单.csv", csv_of([f"列{n}" for n in range(60)], [f"格{n}" for n in range(60)])))
    with django_assert_max_num_queries(QUERY_BUDGET):
        assert client.get(page_of(StagedFile.objects.get())).status_code == 200
    assert ImportBatch.objects.count() == 1
