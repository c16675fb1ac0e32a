"""From files to stored articles: nothing is written before the curator says so, and nothing is lost on the way."""

import io
import json
import zipfile

import openpyxl
import pytest
from django.urls import reverse

from documents.models import Article, BatchState, ImportBatch, SourceFile, StagedArticle, StagedFile
from intake.batches import store_batch
from intake.staging import begin_storing, open_batch, read_batch
from measures.models import Measure
from regions.catalogue import load_gazetteer
from tests.factories import make_article
from tests.web.desk.importing.handing_over import TEXT, TITLE, hand_over, store

pytestmark = pytest.mark.usefixtures("every_theme")


def test_nothing_handed_over_is_said_in_chinese(import_client):
    answer = hand_over(import_client)
    assert answer.status_code == 400
    assert "还没有内容" in answer.text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.txt", b"", "空的"),
        ("图.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "图.txt"),
        ("坏.docx", b"not a document", "坏.docx"),
        ("坏.pdf", b"%PDF-1.4 broken", "坏.pdf"),
        ("坏.zip", b"PK\x03\x04broken", "坏.zip"),
    ],
)
def test_bad_files_are_named_and_store_nothing(import_client, name, data, words):
    answer = hand_over(import_client, (name, data))
    assert answer.status_code == 200
    assert words in answer.text
    assert not StagedArticle.objects.exists()
    assert not Article.objects.exists()


def test_a_file_over_the_limit_is_refused_before_anything_is_kept(import_client):
    answer = hand_over(import_client, ("大.txt", b"x" * (25 * 1024 * 1024 + 1)), ("好.txt", TEXT.encode()))
    assert "超过单个文件 25 MB 的上限" in answer.text
    assert not ImportBatch.objects.exists()


def test_a_preview_writes_no_article(import_client):
    answer = hand_over(import_client, text=TEXT)
    assert TITLE in answer.text
    assert StagedArticle.objects.count() == 1
    assert not Article.objects.exists()
    assert not SourceFile.objects.exists()


def test_what_was_pasted_is_stored_with_measures_as_draft(import_client):
    hand_over(import_client, text=TEXT)
    answer = store(import_client, ImportBatch.objects.get())
    assert "已存入 1 篇" in answer.text
    article = Article.objects.get()
    assert (article.title, article.status) == (TITLE, "draft")
    assert article.measures.count() >= 2
    assert bytes(article.source_file.content).decode().startswith(TITLE)
    assert bytes(StagedFile.objects.get().content) == b""


def test_an_editor_may_not_publish_at_once(import_client):
    hand_over(import_client, text=TEXT)
    batch = ImportBatch.objects.get()
    assert store(import_client, batch, "published").status_code == 403
    batch.refresh_from_db()
    assert batch.state == BatchState.READY


def test_a_reviewer_may_publish_at_once(client, reviewer):
    client.force_login(reviewer)
    hand_over(client, text=TEXT)
    store(client, ImportBatch.objects.get(), "published")
    assert Article.objects.get().status == "published"


def test_storing_twice_stores_once(import_client):
    hand_over(import_client, text=TEXT)
    batch = ImportBatch.objects.get()
    store(import_client, batch)
    store(import_client, batch)
    assert Article.objects.count() == 1


def test_an_article_left_out_is_not_stored(import_client):
    hand_over(
        import_client, ("甲.txt", TEXT.encode()), ("乙.txt", TEXT.replace("云台", "白河").encode("gb18030"))
    )
    row = StagedArticle.objects.get(file__position=1)
    import_client.post(reverse("desk:staged_take", args=[row.pk]), {"take": "0"})
    store(import_client, ImportBatch.objects.get())
    assert Article.objects.get().title == TITLE


def test_the_same_bytes_are_refused_with_a_link_to_the_twin(import_client):
    hand_over(import_client, ("甲.txt", TEXT.encode()))
    store(import_client, ImportBatch.objects.get())
    answer = hand_over(import_client, ("又名.txt", TEXT.encode()))
    assert "》</a>来自同一个文件，内容完全相同，已略过" in answer.text
    assert Article.objects.get().get_absolute_url() in answer.text
    assert StagedArticle.objects.count() == 1


def test_the_same_body_is_left_out_and_refused_if_taken(import_client):
    hand_over(import_client, ("甲.txt", TEXT.encode()))
    store(import_client, ImportBatch.objects.get())
    hand_over(import_client, ("乙.txt", TEXT.encode("gb18030")))
    row = StagedArticle.objects.last()
    assert not row.is_taken
    said = f'与<a href="{Article.objects.get().get_absolute_url()}">《{TITLE}》</a>相同，已略过'
    assert said in import_client.get(reverse("desk:import_batch", args=[row.file.batch_id])).text
    assert said in import_client.get(reverse("desk:staged_article", args=[row.pk])).text
    import_client.post(reverse("desk:staged_take", args=[row.pk]), {"take": "1"})
    answer = store(import_client, row.file.batch)
    assert "正文与已入库的" in answer.text
    assert Article.objects.count() == 1


def test_what_repeats_an_earlier_file_of_the_batch_is_left_out_and_told(import_client):
    answer = hand_over(import_client, ("甲.txt", TEXT.encode()), ("乙.txt", TEXT.encode("gb18030")))
    first, second = StagedArticle.objects.order_by("file__position")
    assert (first.is_taken, second.is_taken) == (True, False)
    address = reverse("desk:staged_article", args=[first.pk])
    assert f'与本批的<a href="{address}">《{TITLE}》</a>相同，已略过' in answer.text
    assert "存为草稿（1 篇）" in answer.text
    answer = store(import_client, ImportBatch.objects.get())
    assert Article.objects.count() == 1
    assert "notice--error" not in answer.text
    assert f'href="{Article.objects.get().get_absolute_url()}">《{TITLE}》</a>相同，已略过' in answer.text


def test_the_list_shows_the_date_that_was_read(import_client):
    hand_over(import_client, ("甲.txt", TEXT.encode()))
    row = StagedArticle.objects.get()
    row.fields["published"] = "2022-07-28"
    row.save()
    assert "2022-07-28" in import_client.get(reverse("desk:import_batch", args=[row.file.batch_id])).text


def archive(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return stream.getvalue()


def test_good_members_of_an_archive_are_read_beside_bad_ones(import_client):
    data = archive(**{"甲/一.txt": TEXT.encode(), "二.pdf": b"broken"})
    answer = hand_over(import_client, ("包.zip", data))
    assert TITLE in answer.text
    assert "二.pdf" in answer.text


def test_bad_rows_of_a_list_come_back_and_the_rest_is_taken(import_client):
    rows = [f"做法{number},一是第{number}项举措。" for number in range(1, 21)]
    rows[6] = "没有正文,"
    answer = hand_over(import_client, ("清单.csv", "\n".join(["标题,正文", *rows]).encode("utf-8-sig")))
    assert "有 1 行不能导入" in answer.text
    file = StagedFile.objects.get()
    csv = import_client.get(reverse("desk:import_bad_rows", args=[file.pk]))
    assert "没有正文" in csv.content.decode("utf-8-sig")
    assert file.articles.count() == 19


LIST = [("标题", "正文"), ("建设茶园", "一是建设生态茶园60万亩。"), ("建立网格", "一是建立监测网格120个。")]


def as_xlsx(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_jsonl(rows):
    header, *rest = rows
    return "\n".join(json.dumps(dict(zip(header, row, strict=True))) for row in rest).encode()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("清单.xlsx", as_xlsx),
        ("清单.jsonl", as_jsonl),
        ("清单.csv", lambda rows: "\n".join(map(",".join, rows)).encode()),
    ],
)
def test_a_list_of_every_kind_is_staged_by_rows(import_client, name, make):
    answer = hand_over(import_client, (name, make(LIST)))
    assert answer.status_code == 200
    assert [row.fields["title"] for row in StagedArticle.objects.all()] == ["建设茶园", "建立网格"]
    assert not StagedFile.objects.get().problem


def test_what_was_stored_leads_to_its_own_review_and_an_editor_is_told_who_publishes(import_client, reviewer):
    hand_over(import_client, ("茶.txt", TEXT.encode()))
    batch = ImportBatch.objects.get()
    page = store(import_client, batch).text
    assert "1 篇草稿已送审：由审核人员（shen）核定发布" in page
    assert f"{reverse('desk:review_list')}?order=age&amp;batch={batch.pk}" in page


def test_one_file_that_fails_leaves_the_others_stored(import_client, editor):
    batch = read_batch(
        batch=open_batch(
            uploads=[("甲.txt", TEXT.encode(), ""), ("乙.txt", TEXT.replace("云台", "白河").encode(), "")],
            user=editor,
        ),
        gazetteer=load_gazetteer(),
    )
    make_article(StagedArticle.objects.get(file__position=0).fields["body"])
    begin_storing(batch_pk=batch.pk, status="draft")
    store_batch(batch=batch, user=editor)
    assert batch.state == BatchState.READY
    assert [file.state for file in batch.files.all()] == ["read", "stored"]
    assert not Measure.objects.filter(article__title=TITLE).exists()


def test_a_discarded_batch_can_no_longer_be_stored_or_changed(import_client):
    hand_over(import_client, text=TEXT)
    batch = ImportBatch.objects.get()
    import_client.post(reverse("desk:import_discard", args=[batch.pk]))
    store(import_client, batch)
    assert not Article.objects.exists()
    row = StagedArticle.objects.get()
    assert import_client.get(reverse("desk:staged_article", args=[row.pk])).status_code == 404


def test_what_was_read_is_escaped(import_client):
    hand_over(import_client, ("<b>.txt", TEXT.replace("云台县推进", "<script>推进").encode()))
    row = StagedArticle.objects.get()
    for address in (
        reverse("desk:import_batch", args=[row.file.batch_id]),
        reverse("desk:staged_article", args=[row.pk]),
    ):
        assert "<script>推进" not in import_client.get(address).text


def test_no_address_can_be_fetched_unless_allowed(import_client):
    answer = import_client.get(reverse("desk:import_home"))
    assert 'name="url"' not in answer.text
    answer = import_client.post(reverse("desk:import_home"), {"url": "http://127.0.0.1/"})
    assert "还没有内容" in answer.text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost:8000/", "http://[::1]/", "ftp://example.org/a"]
)
def test_this_machine_is_never_fetched(import_client, settings, url):
    settings.ALLOW_FETCH = True
    answer = import_client.post(reverse("desk:import_home"), {"url": url})
    assert answer.status_code == 400
    assert not ImportBatch.objects.exists()
