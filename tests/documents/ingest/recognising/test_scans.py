from dataclasses import replace

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.pdf.pages import read_pdf
from documents.ingest.recognising.scans import SURE, ScanError, ScanLine, glyphs_of, unread, unsure_notice
from tests.documents.ingest.readers.pdf_factory import make_pdf
from tests.documents.ingest.recognising.scan_factory import draw, make_scan

LINE = ScanLine("一是建茶园3万亩，带动农户增收，乡亲就业。", 72, 700, 72 + 16 * 20, 716, 0.99)
SECOND = replace(LINE, text="二是设监测网格120个，发现返贫风险。", bottom=670, top=686)
TEXT = "三是办学校，让孩子们在家门口读书，老师住进周转房。"


def test_a_scan_without_what_was_recognised_is_refused_with_its_pages():
    with pytest.raises(ScanError, match="扫描件，读不出文字。请先") as refused:
        read_pdf(make_scan(TEXT, TEXT), file_name="a.pdf")
    assert refused.value.pages == (1, 2)
    with pytest.raises(ScanError) as refused:
        read_source(make_scan(TEXT, TEXT), FileKind.PDF, file_name="a.pdf")
    assert refused.value.pages == (1, 2)


def test_a_scan_on_which_nothing_was_found_is_refused_still():
    with pytest.raises(IngestError, match="扫描件"):
        read_pdf(make_scan(TEXT), file_name="a.pdf", recognised={1: []})


def test_what_was_recognised_of_a_page_with_characters_counts_for_nothing():
    source = read_pdf(make_pdf(lambda canvas: draw(canvas, TEXT)), file_name="a.pdf", recognised={1: [LINE]})
    assert source.text.strip() == TEXT
    assert (source.is_recognised, source.scanned) == (False, ())


def test_pages_with_and_without_characters_make_one_text():
    data = make_scan(TEXT, TEXT, with_text={1})
    source = read_source(data, FileKind.PDF, file_name="a.pdf", recognised={2: [LINE, SECOND]})
    assert "".join(source.text.split()) == TEXT + LINE.text + SECOND.text
    assert source.is_recognised
    assert (source.scanned, source.left_out) == ((), ())
    assert source.warnings == ("第 2 页由扫描件识别而来，字句和数字请与原件核对。",)


def test_a_page_that_waits_still_is_told():
    data = make_scan(TEXT, TEXT, TEXT, with_text={1, 2})
    source = read_pdf(data, file_name="a.pdf")
    assert source.scanned == (3,)
    assert not source.is_recognised


def test_what_is_dim_is_left_out_and_told():
    pages = {1: [LINE, replace(SECOND, score=0.3)]}
    source = read_pdf(make_scan(TEXT), file_name="a.pdf", recognised=pages)
    assert SECOND.text not in source.text
    assert [str(each) for each in source.left_out if each.what == "unread"] == [
        f"看不清的文字 1 处（识别不出，没有读入），如“{SECOND.text}”"
    ]
    assert unread(pages) == [SECOND.text]


def test_what_is_not_sure_is_named_by_page():
    sure, unsure = replace(LINE, score=SURE), replace(LINE, score=SURE - 0.01)
    assert unsure_notice({1: [sure]}) == ""
    assert unsure_notice({1: [sure], 2: [unsure]}).startswith(
        "有 1 行识别得没有把握，请与原件核对：第 2 页“一是"
    )
    assert unsure_notice({1: [unsure] * 7}).endswith("等。")


def test_characters_stand_side_by_side_without_blanks():
    glyphs = glyphs_of([replace(LINE, text="茶 园3万", left=0, right=35)])
    assert [(each.text, each.left, each.right) for each in glyphs] == [
        ("茶", 0, 10),
        ("园", 10, 20),
        ("3", 20, 25),
        ("万", 25, 35),
    ]
    assert glyphs_of([replace(LINE, text=" ")]) == ()
