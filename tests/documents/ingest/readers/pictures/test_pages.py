import sys

import pytest
from PIL import Image

from documents.ingest.parsed import IngestError
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.pictures.pages import read_picture
from documents.ingest.readers.recognise import kind_of
from documents.ingest.recognising.scans import ScanError, ScanLine
from tests.documents.ingest.readers.pictures.picture_factory import encoded, paper, with_size

LINE = ScanLine("一是建茶园3万亩，带动农户增收，乡亲就业。", 72, 700, 72 + 16 * 20, 716, 0.99)
PNG = encoded(paper())
TIFF = encoded(paper(), paper(), form="TIFF")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (PNG[:20], "图片打不开（可能已损坏"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(100), "另存为 PNG 或 JPEG"),
        (TIFF[:10], "图片打不开|已损坏"),
        (encoded(paper(colour=0), paper(), form="GIF"), "动画图片（有 2 帧）"),
        (encoded(paper(colour=0), paper()), "动画图片（有 2 帧）"),
        (encoded(paper(colour=0), paper(), form="WEBP"), "动画图片（有 2 帧）"),
        (with_size(PNG, 50_001, 1_000), "图片打不开|50001×1000 个像素，超过 5000 万的上限"),
        (encoded(Image.new("1", (50_001, 1_000)), form="TIFF"), "50001×1000 个像素，超过 5000 万的上限"),
        (b"", "空"),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(data, message):
    with pytest.raises(IngestError, match=f"^扫描.png：.*(?:{message}).*[。]") as refused:
        read_picture(data, file_name="扫描.png")
    assert not isinstance(refused.value, ScanError)


def test_more_pages_than_the_limit():
    with pytest.raises(IngestError, match="TIFF 有 2 页，超过 1 页的上限"):
        read_picture(TIFF, file_name="a.tif", limits=Limits(pdf_pages=1))


def test_without_the_extra_it_is_refused_with_what_to_do(monkeypatch):
    # So Python says that a package cannot be had.
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(ScanError, match=r"^a\.png：这是图片.*请先用扫描软件或 WPS 做文字识别") as refused:
        read_picture(PNG, file_name="a.png")
    assert refused.value.pages == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PNG),
        ("a.JPG", encoded(paper(), form="JPEG")),
        ("a.tif", TIFF),
        ("a.bmp", encoded(paper(), form="BMP")),
        ("a.gif", encoded(paper(), form="GIF")),
        ("a.webp", encoded(paper(), form="WEBP")),
        ("a", PNG),
        ("a.jpg", PNG),
    ],
)
def test_its_bytes_are_known(name, data):
    assert kind_of(data, file_name=name) == FileKind.PICTURE


@pytest.mark.parametrize("text", ["BM 是什么", "II*", "RIFF 和 WEBP"])
def test_a_text_that_begins_alike_is_none(text):
    assert kind_of(text.encode(), file_name="a.txt") == FileKind.TEXT


def test_pages_wait_to_be_recognised():
    for data, pages in ((PNG, (1,)), (TIFF, (1, 2))):
        with pytest.raises(ScanError, match="这是图片") as refused:
            read_source(data, FileKind.PICTURE, file_name="a.tif")
        assert refused.value.pages == pages


def test_one_on_which_nothing_was_found_says_so():
    with pytest.raises(ScanError, match="没有识别出文章。请核对图片是否清楚"):
        read_picture(PNG, file_name="a.png", recognised={1: []})


def test_what_was_recognised_is_its_text():
    source = read_source(TIFF, FileKind.PICTURE, file_name="a.tif", recognised={1: [LINE], 2: [LINE]})
    assert "".join(source.text.split()) == LINE.text * 2
    assert (source.media_type, source.is_recognised, source.scanned) == ("image/tiff", True, ())
    assert (source.left_out, source.headings) == ((), ())
    assert source.warnings == ("第 1、2 页由扫描件识别而来，字句和数字请与原件核对。",)


def test_a_page_of_which_nothing_was_recognised_is_told():
    source = read_picture(TIFF, file_name="a.tif", recognised={2: [LINE]})
    assert (source.scanned, [str(each) for each in source.left_out]) == (
        (1,),
        ["扫描图像 1 页（其中的文字没有读出）"],
    )
