"""From files to stored articles: nothing is written before the curator says so, and nothing is lost on the way."""

import io
import json
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from documents.models import Article, BatchState, ImportBatch, SourceFile, StagedArticle, StagedFile
from intake.batches import store_batch
from intake.jobs.tasks import read_import
from intake.jobs.workers import alive, has_job, requeue_lost_jobs
from intake.staging import open_batch, read_batch
from measures.actions.themes import add_missing_themes
from measures.models import Measure
from measures.seeds import read_taxonomy
from regions.catalogue import load_gazetteer
from regions.models import Region
from tests.factories import make_article, make_region, make_theme

TITLE = "云台县推进有效衔接的探索"
TEXT = f"""{TITLE}
林青山
云台县委农办主任

近年来，云台县坚持因地制宜，把巩固拓展脱贫攻坚成果同乡村振兴有效衔接摆在突出位置，取得积极成效。
一、发展特色产业。建设生态茶园60万亩，健全联农带农机制，带动农户持续增收，让群众更多分享产业增值收益。
二、健全监测机制。建立监测网格120个，动态帮扶易返贫户，坚决守住不发生规模性返贫的底线。
"""


@pytest.fixture
def import_client(client, editor):
    for slug in ("industry", "monitoring", "other"):
        make_theme(slug, slug)
    make_region("520000", "贵州省")
    client.force_login(editor)
    return client


@pytest.fixture(autouse=True)
def every_theme(db, settings):
    """The shipped themes, which extraction names."""
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)


def hand_over(client, *files, text=""):
    files = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(reverse("desk:import_home"), {"files": files, "text": text}, follow=True)


def store(client, batch, status="draft"):
    return client.post(reverse("desk:import_store", args=[batch.pk]), {"status": status}, follow=True)


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


def corrections(**changes):
    return {
        "title": TITLE,
        "kind": "signed",
        "region": "520000",
        "published": "2022-07",
        "source": "云台日报",
        "source_url": "",
        "document_number": "",
        "body": "一是改好的正文。\r\n二是第二段。",
        "authors-TOTAL_FORMS": 1,
        "authors-INITIAL_FORMS": 0,
        "authors-0-name": "林青山",
        "authors-0-position": "主任",
        **changes,
    }


def correct(client, **changes):
    row = StagedArticle.objects.first()
    return client.post(reverse("desk:staged_article", args=[row.pk]), corrections(**changes), follow=True)


def test_every_field_can_be_corrected_before_storing(import_client):
    hand_over(import_client, text=TEXT)
    correct(import_client, title="改好的标题")
    store(import_client, ImportBatch.objects.get())
    article = Article.objects.get()
    assert article.title == "改好的标题"
    assert article.body == "一是改好的正文。\n二是第二段。"
    assert (article.region_id, article.published_label, article.source.name) == (
        "520000",
        "2022年7月",
        "云台日报",
    )
    assert [str(each) for each in article.authorships.all()] == ["林青山 主任"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"region": "没有这里"}, "没有找到地区"),
        ({"published": "昨天"}, "日期写法不对"),
        ({"published": "2022-13"}, "日期写法不对"),
        ({"body": " \n"}, "不能为空"),
        ({"title": ""}, "必填"),
        ({"kind": "x"}, "不在可用的选项中"),
        ({"authors-0-name": ""}, "有职务而没有姓名"),
    ],
)
def test_a_bad_correction_is_shown_and_keeps_what_was_typed(import_client, changes, words):
    hand_over(import_client, text=TEXT)
    answer = correct(import_client, source="云台晚报", **changes)
    assert words in answer.text
    assert "云台晚报" in answer.text
    assert StagedArticle.objects.get().fields["source"] != "云台晚报"


def test_a_line_of_signs_cuts_an_article_and_joining_mends_it(import_client):
    hand_over(import_client, text=TEXT)
    correct(import_client, body="甲文正文。\r\n=====\r\n乙文\r\n乙文正文。")
    first, second = StagedArticle.objects.all()
    assert (first.fields["body"], second.fields["title"]) == ("甲文正文。", "乙文")
    import_client.post(reverse("desk:staged_join", args=[second.pk]))
    assert StagedArticle.objects.get().fields["body"] == "甲文正文。\n乙文\n乙文\n乙文正文。"


def test_joining_the_first_article_says_why_not(import_client):
    hand_over(import_client, text=TEXT)
    answer = import_client.post(
        reverse("desk:staged_join", args=[StagedArticle.objects.get().pk]), follow=True
    )
    assert "前面没有可以合并的" in answer.text


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


@pytest.mark.django_db(transaction=True)  # the worker opens and closes connections as it likes
def test_large_batches_wait_for_the_worker_which_finishes_them(import_client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    files = [(f"{number}.txt", TEXT.replace("60", str(number)).encode()) for number in range(61, 76)]
    answer = hand_over(import_client, *files)
    batch = ImportBatch.objects.get()
    assert "后台任务没有在运行" in answer.text
    assert has_job(batch.pk)
    call_command("worker", batch=True)
    batch.refresh_from_db()
    assert batch.state == BatchState.READY
    store(import_client, batch)
    call_command("worker", batch=True)
    assert Article.objects.count() == 15
    assert not has_job(batch.pk)


def test_a_batch_that_was_cut_short_goes_on_where_it_stopped(import_client, editor):
    uploads = [("甲.txt", TEXT.encode(), ""), ("乙.txt", TEXT.replace("云台", "白河").encode(), "")]
    batch = open_batch(uploads=uploads, user=editor)
    page = reverse("desk:import_batch", args=[batch.pk])
    assert "上次没有做完" in import_client.get(page).text
    import_client.post(reverse("desk:import_again", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == BatchState.READY
    ImportBatch.objects.update(state=BatchState.STORING)
    import_client.post(reverse("desk:import_again", args=[batch.pk]))
    assert Article.objects.count() == 2


def test_a_long_text_is_stored_in_the_background(import_client, monkeypatch):
    monkeypatch.setattr("intake.jobs.going_on.MOST_CHARACTERS_AT_ONCE", len(TEXT) // 2)
    hand_over(import_client, ("一.txt", TEXT.encode()))
    batch = ImportBatch.objects.get()
    store(import_client, batch)
    assert has_job(batch.pk)
    assert not Article.objects.exists()


def test_jobs_of_dead_workers_are_made_ready_again(import_client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    read_import.enqueue(999)
    job = DBTaskResult.objects.get()
    job.claim("gone")
    with alive("here"):
        job.claim("here")
        assert requeue_lost_jobs() == 0
    assert requeue_lost_jobs() == 1
    job.refresh_from_db()
    assert job.status == "READY"


def test_looking_at_a_batch_whose_worker_died_writes_nothing_and_offers_to_go_on(
    import_client, editor, settings, tmp_path
):
    settings.DATA_DIR = tmp_path
    batch = open_batch(uploads=[("甲.txt", TEXT.encode(), "")], user=editor)
    read_import.enqueue(batch.pk)
    job = DBTaskResult.objects.get()
    with alive("here"):
        job.claim("here")
        assert "接着做" not in import_client.get(reverse("desk:import_batch", args=[batch.pk])).text
    with CaptureQueriesContext(connection) as queries:
        page = import_client.get(reverse("desk:import_batch", args=[batch.pk])).text
    assert "接着做" in page
    assert [each["sql"] for each in queries if not each["sql"].startswith("SELECT")] == []
    import_client.post(reverse("desk:import_again", args=[batch.pk]))
    job.refresh_from_db()
    assert job.status == "READY"


def test_one_file_that_fails_leaves_the_others_stored(import_client, editor):
    batch = read_batch(
        batch=open_batch(
            uploads=[("甲.txt", TEXT.encode(), ""), ("乙.txt", TEXT.replace("云台", "白河").encode(), "")],
            user=editor,
        ),
        gazetteer=load_gazetteer(),
    )
    make_article(StagedArticle.objects.get(file__position=0).fields["body"])
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


@pytest.mark.parametrize("typed", ["", "x", "%00", "52", "gz"])
def test_region_suggestions_answer_anything(import_client, typed):
    assert import_client.get(reverse("desk:region_suggestions"), {"region": typed}).status_code == 200


def test_regions_are_suggested_as_options_of_the_field(import_client):
    region = Region.objects.first()
    text = import_client.get(reverse("desk:region_suggestions"), {"region": region.name[:2]}).text
    assert f'<option value="{region.full_name} {region.code}" label="guizhousheng">' in text
    typed = {"region": "gui z"}
    assert 'label="gui z guizhousheng"' in import_client.get(reverse("desk:region_suggestions"), typed).text


def test_a_place_keeps_the_words_it_was_read_from_only_as_long_as_it_stays(import_client):
    make_region("529900", "云台市", parent=make_region("520000", "贵州省"))
    hand_over(import_client, ("茶.txt", TEXT.encode()))
    row = StagedArticle.objects.get()
    row.fields |= {"region_code": "520000", "region_evidence": "贵州"}
    row.save()
    address = reverse("desk:staged_article", args=[row.pk])
    page = import_client.get(address)
    assert 'value="贵州省 520000"' in page.text
    assert "依据“贵州”" in page.text
    for region, evidence in (("贵州省 520000", "贵州"), ("贵州省云台市 529900", "")):
        correct(import_client, region=region)
        row.refresh_from_db()
        assert row.fields["region_evidence"] == evidence
    assert row.fields["region_code"] == "529900"


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
