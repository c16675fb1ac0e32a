"""The page of a large batch: counts at its head, what did not come in, and no more bytes than a screen or two."""

import pytest
from django.urls import reverse

from documents.actions.publication import publish_drafts
from documents.models import Article, ImportBatch, StagedArticle
from tests.documents.ingest.readers.office_factory import make_zip
from tests.documents.ingest.readers.tables.test_lists import make_csv
from tests.web.desk.importing.handing_over import TEXT, hand_over, store

pytestmark = pytest.mark.usefixtures("every_theme")
COLUMNS = ["标题", "正文", "发布日期"]


def row(number, day="2022-07-28"):
    return [f"做法{number}", f"{number}是发展产业。建设茶园{number}万亩，带动农户持续增收。", day]


def page_of(client, **asked):
    return client.get(reverse("desk:import_batch", args=[ImportBatch.objects.get().pk]), asked).text


def test_rows_that_cannot_be_taken_are_told_by_reason(import_client):
    rows = [row(1), row(2, "去年"), row(3, "今年春天"), ["", "没有标题的正文", ""], row(1)]
    page = hand_over(import_client, ("表.csv", make_csv(COLUMNS, *rows))).text
    assert "有 4 行不能导入" in page
    assert "2 行，如第 3 行：发布日期“去年”不是日期" in page
    assert "1 行，如第 5 行：缺少标题" in page
    assert "1 行，如第 6 行：正文与第 2 行相同" in page


def test_of_many_files_that_were_not_read_the_first_are_named_and_all_where_asked(import_client):
    members = {f"甲县/材料{n}.docx": b"broken" for n in range(30)} | {"乙县/材料.txt": TEXT}
    hand_over(import_client, ("包.zip", make_zip(members)))
    page = page_of(import_client)
    assert page.count("材料") < 30
    assert "还有 10 条，全部列出" in page
    assert "没有读入 30 条" in page
    assert page_of(import_client, told="all").count("包.zip/甲县/材料") == 30
    assert "包.zip/乙县/材料.txt" in page


def test_a_stored_batch_says_what_is_public_and_what_waits(import_client, reviewer):
    page = hand_over(import_client, ("表.csv", make_csv(COLUMNS, row(1), row(2)))).text
    page = store(import_client, ImportBatch.objects.get()).text
    assert "2 篇草稿已送审" in page
    publish_drafts(pks=[Article.objects.first().pk], user=reviewer)
    page = page_of(import_client)
    assert "1 篇草稿已送审" in page
    assert "另有 1 篇已发布" in page
    assert "撤销这一批的发布" not in page  # the editor's page
    publish_drafts(pks=[Article.objects.last().pk], user=reviewer)
    assert "已发布 2 篇。" in page_of(import_client)
    import_client.force_login(reviewer)
    assert "撤销这一批的发布（2 篇）" in page_of(import_client)


def test_lists_with_the_same_columns_are_told_together(import_client):
    files = [(f"表{n}.csv", make_csv(COLUMNS, row(n))) for n in range(3)]
    page = hand_over(import_client, *files).text
    assert page.count("标题取自“标题”") == 1
    assert "表0.csv</a>、<a" in page


def test_what_is_left_out_and_what_wants_a_look_is_listed_apart(import_client):
    rows = [row(n) for n in range(60)]
    hand_over(import_client, ("表.csv", make_csv([*COLUMNS, "备考"], *[[*each, "无"] for each in rows])))
    last = StagedArticle.objects.last()
    address = reverse("desk:import_batch", args=[last.file.batch_id])
    taken = reverse("desk:staged_take", args=[last.pk])
    answer = import_client.post(taken, {"take": "0", "next": f"{address}?page=2#a{last.pk}"})
    assert answer["Location"] == f"{address}?page=2#a{last.pk}"
    assert import_client.post(taken, {"take": "0"})["Location"] == f"{address}?page=2#a{last.pk}"
    page = page_of(import_client)
    assert "不存 1 篇" in page
    assert "不存的 1" in page
    assert "有提示的 1" in page
    left = page_of(import_client, show="left")
    assert "做法59" in left
    assert "做法58" not in left
    assert "没有对应项目的列 1 个" in page_of(import_client, show="warned")
