"""With the extra `ocr`, by the real models; what a child that fails does needs none."""

import sys
from itertools import islice

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from documents.ingest.recognising import recogniser
from documents.ingest.recognising.recogniser import is_installed, recognise
from tests.documents.ingest.readers.ofd.test_rendering import scanned, shown
from tests.documents.ingest.recognising.scan_factory import as_png, drawn, make_scan

needs_ocr = pytest.mark.skipif(not is_installed(), reason="the extra ocr is not installed")
TEXT = "一是建设茶园3万亩，带动农户增收，设立监测网格120个。"


@pytest.fixture
def child(tmp_path, monkeypatch):
    """Put a script in the place of the interpreter that the child runs in."""

    def write(script):
        path = tmp_path / "child"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(path))

    return write


@pytest.mark.parametrize("script", ["exit 1", "cat > /dev/null; exit 1", "cat > /dev/null; printf '[{'"])
def test_a_child_that_dies_is_a_failure_of_the_page(child, script):
    child(script)
    with pytest.raises(IngestError, match=r"a\.pdf：识别第 3 页时中断"):
        list(recognise(b"x" * 1_000_000, [3], kind=FileKind.PDF, file_name="a.pdf"))


def test_a_page_that_takes_too_long_is_stopped(child, monkeypatch):
    monkeypatch.setattr(recogniser, "SECONDS_A_PAGE", 0.2)
    child("cat > /dev/null; exec sleep 60")
    with pytest.raises(IngestError, match="还没有完"):
        list(recognise(b"x", [1], kind=FileKind.PDF, file_name="a.pdf"))


def test_pages_before_the_one_that_fails_are_there(child):
    child("cat > /dev/null; echo '[]'; exit 1")
    pages = recognise(b"x", [1, 2], kind=FileKind.PDF, file_name="a.pdf")
    assert next(pages) == (1, ())
    with pytest.raises(IngestError, match="第 2 页"):
        next(pages)


@needs_ocr
def test_a_scanned_page_becomes_its_text():
    data = make_scan(TEXT, "扉页", with_text={2})
    ((number, lines),) = recognise(data, [1], kind=FileKind.PDF, file_name="a.pdf")
    assert number == 1
    source = read_source(data, FileKind.PDF, file_name="a.pdf", recognised={1: lines})
    assert TEXT in source.text


@needs_ocr
def test_a_damaged_file_is_a_failure_of_the_page():
    with pytest.raises(IngestError, match="PDF 已损坏"):
        list(recognise(b"%PDF-1.4 broken", [1], kind=FileKind.PDF, file_name="a.pdf"))


@needs_ocr
@pytest.mark.parametrize("kind", [FileKind.PICTURE, FileKind.OFD])
def test_a_page_of_any_kind_becomes_its_text(kind):
    picture = as_png(drawn(TEXT, TEXT)[1]).read()
    data = picture if kind == FileKind.PICTURE else scanned(shown(), picture=picture)
    found = dict(recognise(data, [1], kind=kind, file_name="a"))
    assert read_source(data, kind, file_name="a", recognised=found).text.split() == [TEXT]


@needs_ocr
def test_a_page_that_breaks_off_is_told_by_the_child():
    picture = as_png(drawn(TEXT)[0]).read()
    with pytest.raises(IngestError, match=r"a\.png：第 1 页图像已损坏或不完整"):
        list(recognise(picture[:-2000], [1], kind=FileKind.PICTURE, file_name="a.png"))


@needs_ocr
def test_pages_come_in_the_order_asked_for_and_before_one_that_breaks():
    texts = [
        f"{numeral}是建设茶园{number}万亩，带动农户增收。" for number, numeral in enumerate("一二三", start=2)
    ]
    pages = recognise(make_scan(*texts), [3, 1, 2, 9], kind=FileKind.PDF, file_name="a.pdf")
    assert [(number, line.text) for number, (line,) in islice(pages, 3)] == [
        (number, texts[number - 1]) for number in (3, 1, 2)
    ]
    with pytest.raises(IngestError, match="第 9 页"):
        next(pages)
