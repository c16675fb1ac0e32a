import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.pages.saved_page import read_saved_page
from tests.documents.ingest.readers.pages.saved_factory import PAGE, TEXT, saved, saved_pages


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_a_saved_page_is_its_article(encoding):
    source = read_saved_page(saved(PAGE, encoding=encoding), file_name="a.mhtml")
    assert source.text == f"{TEXT}\n{TEXT}"


def test_the_address_it_was_saved_from():
    source = read_saved_page(
        saved(PAGE, headers="Snapshot-Content-Location: http://a.cn/1\nSubject: x\n"), file_name="a.mht"
    )
    assert source.fields["url"] == "http://a.cn/1"


def test_an_archive_without_a_page_is_refused():
    with pytest.raises(IngestError, match=r"^a\.mht：这个网页存档里没有网页内容"):
        read_saved_page(saved(PAGE).replace(b"text/html", b"image/png"), file_name="a.mht")


SAID = "近年来，我县把防止返贫摆在突出位置。"


def framed(*sources):
    frames = "".join(f'<iframe width="9" src="{each}"></iframe>' for each in sources)
    return f"<html><body><h1>我县的做法</h1>{frames}</body></html>"


def shown(*sentences):
    return f"<html><body>{''.join(f'<p>{each}</p>' for each in sentences)}</body></html>"


AD = ("Content-Location: http://a.cn/ad", shown(*["广告"] * 900))


def test_the_page_that_was_saved_is_read_and_not_a_longer_one_beside_it():
    page = ("Content-Location: http://a.cn/1", shown("我县的做法", SAID))
    data = saved_pages(AD, page, headers="Snapshot-Content-Location: http://a.cn/1\n")
    assert read_saved_page(data, file_name="页.mhtml").text == f"我县的做法\n{SAID}"


def test_pages_in_frames_stand_where_they_are_shown():
    outer = (
        "Content-Location: http://a.cn/1",
        framed("cid:一@b", "http://a.cn/2?a=1&amp;b=2", "http://a.cn/away"),
    )
    inner = (
        ("Content-ID: <一@b>", shown(SAID)),
        ("Content-Location: http://a.cn/2?a=1&b=2", shown("二是监测。")),
    )
    source = read_saved_page(saved_pages(outer, *inner), file_name="页.mhtml")
    assert source.text.split("\n") == ["我县的做法", SAID, "二是监测。"]


def test_a_page_that_shows_itself_in_a_frame_is_read_once():
    page = (
        "Content-Location: http://a.cn/1",
        framed("http://a.cn/1").replace("</h1>", f"</h1><p>{SAID}</p>"),
    )
    assert read_saved_page(saved_pages(page), file_name="页.mhtml").text.count(SAID) == 1
