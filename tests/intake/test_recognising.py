"""Scans at the desk: refused without the extra, else recognised by a worker alone, page by page."""

import hashlib
import sys
from dataclasses import asdict

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from documents.ingest.recognising.recogniser import is_installed, reader_version
from documents.ingest.recognising.scans import ScanLine
from documents.models import Article, BatchState, ImportBatch, RecognisedPage, StagedFile, StagedState
from intake.batches import store_batch
from intake.jobs.going_on import go_on
from intake.jobs.tasks import read_import
from intake.jobs.workers import has_job
from intake.recognising import recognise_scans
from intake.staging import begin_storing, open_batch, stop_batch
from tests.documents.ingest.readers.pictures.picture_factory import encoded, paper
from tests.documents.ingest.recognising.scan_factory import make_scan
from tests.factories import make_account, make_region, make_theme

needs_ocr = pytest.mark.skipif(not is_installed(), reason="the extra ocr is not installed")
TITLE = "青岭县推进有效衔接的做法"
TEXTS = (
    "近年来，青岭县把产业发展摆在突出位置，让乡亲们在家门口就业增收。",
    "一是建设茶园3万亩，带动农户增收，让群众更多分享产业增值收益。",
    "二是设立监测网格120个，及时发现返贫风险，逐户落实帮扶措施。",
)


@pytest.fixture
def editor(db):
    for slug in ("industry", "monitoring", "other"):
        make_theme(slug, slug)
    make_region("520000", "贵州省")
    return make_account("bian", "编辑")


def handed_over(editor, data):
    batch = open_batch(uploads=[("扫描.pdf", data, "")], user=editor)
    return go_on(batch, editor)


def lines(*texts, score=0.99):
    return [
        asdict(ScanLine(text, 72, 700 - 30 * row, 72 + 15 * len(text), 715 - 30 * row, score))
        for row, text in enumerate(texts)
    ]


def know(data, number, *texts, **fields):
    """Keep what a worker would have read on the page."""
    sha256 = hashlib.sha256(data).hexdigest()
    RecognisedPage.objects.create(
        sha256=sha256, number=number, reader=reader_version(), lines=lines(*texts, **fields)
    )


def test_without_the_extra_a_scan_is_refused_with_what_to_do(editor, monkeypatch):
    # So Python says that a module cannot be had.
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    assert not is_installed()
    batch = handed_over(editor, make_scan(*TEXTS))
    file = batch.files.get()
    assert (batch.state, file.state) == (BatchState.READY, StagedState.FAILED)
    assert "请先用扫描软件或 WPS 做文字识别" in file.problem


@needs_ocr
def test_a_scan_waits_for_a_worker(editor, client):
    batch = handed_over(editor, make_scan(*TEXTS, with_text={1}))
    assert batch.state == BatchState.READING
    assert has_job(batch.pk)
    assert batch.files.get().scans == [2, 3]
    assert not RecognisedPage.objects.exists()
    client.force_login(editor)
    text = client.get(reverse("desk:import_batch", args=[batch.pk])).text
    assert "正在识别扫描件“扫描.pdf”：0 / 2 页" in text


@needs_ocr
@pytest.mark.parametrize("name", ["扫描.png", "扫描.tif"])
def test_a_picture_waits_like_a_scan_and_becomes_an_article(editor, name):
    data = encoded(paper(), paper(), form="TIFF") if name.endswith("tif") else encoded(paper())
    batch = open_batch(uploads=[(name, data, "")], user=editor)
    assert go_on(batch, editor).state == BatchState.READING
    pages = [1, 2] if name.endswith("tif") else [1]
    assert batch.files.get().scans == pages
    for number in pages:
        know(data, number, TITLE, *TEXTS)
    read_import.call(batch.pk)
    file = batch.files.get()
    assert (file.state, file.problem, file.recognised_count) == (StagedState.READ, "", len(pages))
    assert file.media_type == ("image/tiff" if len(pages) == 2 else "image/png")
    assert file.articles.get().fields["is_recognised"]


@needs_ocr
def test_what_is_known_of_a_page_is_not_recognised_again_and_the_text_says_what_it_is(editor, client):
    data = make_scan(*TEXTS)
    batch = handed_over(editor, data)
    know(data, 1, TITLE, TEXTS[0])
    know(data, 2, TEXTS[1], score=0.9)
    know(data, 3, TEXTS[2])
    read_import.call(batch.pk)
    batch.refresh_from_db()
    assert batch.state == BatchState.READY
    row = batch.files.get().articles.get()
    assert row.fields["is_recognised"]
    warnings = "".join(row.fields["warnings"])
    assert "第 1、2、3 页由扫描件识别而来" in warnings
    assert "有 1 行识别得没有把握，请与原件核对：第 2 页" in warnings
    assert begin_storing(batch_pk=batch.pk, status="published")
    batch.refresh_from_db()
    store_batch(batch=batch, user=editor)
    article = Article.objects.get()
    assert article.is_recognised
    assert "由扫描件识别" in client.get(article.get_absolute_url()).text
    figure = article.figures.filter(surface__contains="120").first()
    assert figure is not None
    measure = figure.measure
    for address in (
        article.get_absolute_url(),
        measure.get_absolute_url(),
        reverse("export_article", args=[article.pk, "csv"]),
    ):
        assert "（由扫描件识别）" in client.get(address).content.decode("utf-8-sig"), address


@needs_ocr
def test_one_that_is_stopped_goes_on_with_the_pages_that_are_missing(editor):
    data = make_scan(*TEXTS[:2])
    batch = handed_over(editor, data)
    know(data, 1, TEXTS[0])
    assert stop_batch(batch_pk=batch.pk)
    file = batch.files.get()
    assert not recognise_scans(file=file)
    assert RecognisedPage.objects.filter(number=2).exists()
    file.refresh_from_db()
    assert (file.state, file.recognised_count) == (StagedState.WAITING, 2)
    ImportBatch.objects.update(state=BatchState.READING)
    read_import.call(batch.pk)
    file.refresh_from_db()
    assert file.state == StagedState.READ


@needs_ocr
def test_a_scan_on_which_nothing_is_found_fails_with_what_to_do(editor):
    data = make_scan(*TEXTS[:1])
    batch = handed_over(editor, data)
    know(data, 1)
    read_import.call(batch.pk)
    file = StagedFile.objects.get()
    assert file.state == StagedState.FAILED
    assert "扫描件" in file.problem
    batch.refresh_from_db()
    assert batch.state == BatchState.READY
    assert not DBTaskResult.objects.filter(status="RUNNING").exists()
