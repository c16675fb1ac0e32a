import pytest

from documents.ingest import ingest_text
from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.pages.epub import read_epub
from documents.ingest.readers.recognise import kind_of
from tests.documents.ingest.readers.office_factory import make_zip

NAME = "选编.epub"
CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
PAGE = "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{}</body></html>"

ONE = "<package><manifest><item id='a' href='a.xhtml' media-type='text/x-oeb1-document'/>{}</manifest><spine><itemref idref='a'/></spine></package>"
LOCKS = "<encryption><EncryptedData><CipherData><CipherReference URI='{}'/></CipherData></EncryptedData></encryption>"


def make_epub(*chapters, order=None, **more):
    """A book of these chapters' bodies, read in `order`."""
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in order or range(len(chapters)))
    nav = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    package = (
        f"<package><manifest>{items}{nav}</manifest><spine><itemref idref='nav'/>{spine}</spine></package>"
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package,
    }
    members |= {f"OEBPS/text/c {n}.xhtml": PAGE.format(body) for n, body in enumerate(chapters)}
    return make_zip({**members, "OEBPS/nav.xhtml": PAGE.format("目录"), **more})


def chapter(county, number):
    return (
        f"<h1>{county}推进有效衔接的探索</h1><p>{county}委书记 林青山</p><p>近年来，{county}坚持因地制宜，把巩固拓展脱贫攻坚成果"
        f"同乡村振兴有效衔接摆在突出位置，取得积极成效，群众的日子越过越好。</p><p>一是发展产业。建设茶园{number}万亩，健全联农带农"
        "机制，带动农户持续增收。</p><p>二是健全监测。建立网格，动态帮扶易返贫户，守住底线。</p>"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_epub(""), "没有文字"),
        (make_epub("<p>文</p>")[:-50], "已损坏"),
        (make_epub("<p>文</p>", **{"OEBPS/book.opf": "<package"}), "已损坏"),
        (
            make_epub("<p>文</p>", **{"META-INF/encryption.xml": LOCKS.format("OEBPS/text/c%200.xhtml")}),
            "版权保护",
        ),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(data, message):
    with pytest.raises(IngestError, match=f"^{NAME}：.*{message}.*[。]"):
        read_epub(data, file_name=NAME)


def test_its_bytes_are_known():
    assert kind_of(make_epub("<p>文</p>"), file_name="a") == FileKind.EPUB


def test_chapters_come_in_the_order_of_reading_without_the_contents():
    assert (
        read_epub(make_epub("<p>甲</p>", "<p>乙</p>", order=[1, 0]), file_name=NAME).text == "乙\n=====\n甲"
    )


def test_numbered_chapters_are_one_text():
    assert (
        read_epub(make_epub("<p>规划</p>", "<h1>第二章 任务</h1>"), file_name=NAME).text
        == "规划\n第二章 任务"
    )


def test_each_chapter_is_an_article(gazetteer):
    source = read_epub(make_epub(chapter("渭源县", 60), chapter("陇西县", 30)), file_name=NAME)
    articles = ingest_text(source, file_name=NAME, gazetteer=gazetteer)
    assert [article.title for article in articles] == ["渭源县推进有效衔接的探索", "陇西县推进有效衔接的探索"]
    assert [article.authors[0].name for article in articles] == ["林青山", "林青山"]


def test_pictures_are_named():
    (said,) = read_epub(make_epub("<p>文</p><img alt='茶园' src='a'/>"), file_name=NAME).left_out
    assert (said.what, said.count, said.sample) == ("picture", 1, "茶园")


def test_a_chapter_that_breaks_off_is_told():
    page = "<html><body><p>一是发展茶产业</p><p>二是健"
    (said,) = read_epub(make_epub("<p>文</p>", **{"OEBPS/text/c 0.xhtml": page}), file_name=NAME).left_out
    assert (said.what, said.sample) == ("rest", "一是发展茶产业 二是健")


def test_two_short_chapters_are_two_articles(gazetteer):
    short = "<h1>{}的一件实事</h1><p>{}建设冷链仓库，健全联农带农机制，带动农户持续增收，群众满意。</p>"
    book = make_epub(*(short.format(county, county) for county in ("湄潭县", "渭源县")))
    articles = ingest_text(read_epub(book, file_name=NAME), file_name=NAME, gazetteer=gazetteer)
    assert [article.title for article in articles] == ["湄潭县的一件实事", "渭源县的一件实事"]
    assert [article.region_code for article in articles] == ["520328", "621123"]


def test_a_title_page_and_a_torn_chapter_are_no_articles(gazetteer):
    body = "<p>湄潭县建设冷链仓库，健全联农带农机制，带动农户持续增收，群众满意。</p>"
    book = make_epub("<h1>湄潭县的一件实事</h1>", body, body.replace("仓库", "车间"))
    (article,) = ingest_text(read_epub(book, file_name=NAME), file_name=NAME, gazetteer=gazetteer)
    assert article.title == "湄潭县的一件实事"
    assert article.body.count("湄潭县") == 2


def test_a_contents_page_of_links_is_no_chapter():
    contents = "<h1>目录</h1>" + "".join(f'<p><a href="{n}">青岭县推进有效衔接的探索</a></p>' for n in (1, 2))
    found = read_epub(make_epub(contents, chapter("青岭县", 1), chapter("白河县", 2)), file_name=NAME)
    assert found.text.startswith("青岭县推进有效衔接的探索\n青岭县委书记")


def said(source):
    return [(each.what, each.count) for each in source.left_out]


def test_a_book_whose_fonts_alone_are_disguised_is_read():
    book = make_epub("<p>一是发展茶产业。</p>", **{"META-INF/encryption.xml": LOCKS.format("OEBPS/font.otf")})
    assert read_epub(book, file_name=NAME).text == "一是发展茶产业。"


def test_names_of_parts_are_compared_as_windows_does():
    book = make_epub(
        **{"OEBPS/A.XHTML": PAGE.format("<p>一是发展茶产业。</p>"), "OEBPS/book.opf": ONE.format("")}
    )
    assert said(read_epub(book, file_name=NAME)) == []


@pytest.mark.parametrize(
    ("linear", "name", "what"), [("no", "b.xhtml", "aside"), ("yes", "c.xhtml", "lost_page")]
)
def test_chapters_out_of_order_and_missing_ones_are_named(linear, name, what):
    second = f'</manifest><spine><itemref idref="b" linear="{linear}"/>'
    package = ONE.format(f'<item id="b" href="{name}" media-type="text/html"/>').replace(
        "</manifest><spine>", second
    )
    pages = {
        f"OEBPS/{part}.xhtml": PAGE.format(f"<p>{text}</p>")
        for part, text in (("a", "一是发展茶产业。"), ("b", "附注。"))
    }
    source = read_epub(make_epub(**{"OEBPS/book.opf": package}, **pages), file_name=NAME)
    assert (source.text, said(source)) == ("一是发展茶产业。", [(what, 1)])
