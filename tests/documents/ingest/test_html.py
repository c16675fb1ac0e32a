import sys

import lxml.html
import pytest

from documents.ingest import IngestError, ingest, read
from documents.ingest.html import Mark, outermost, read_html
from tests.documents.ingest.texts import CARE, NEXT, WORK

PARAGRAPHS = f"<p>　　{CARE}</p><p>　　{WORK}</p><p>　　{NEXT}</p>"


@pytest.fixture
def page(gazetteer):
    def run(html, encoding="utf-8"):
        (article,) = ingest(html.encode(encoding), file_name="a.html", gazetteer=gazetteer)
        return article

    return run


@pytest.mark.parametrize(
    "container",
    ['<div class="TRS_Editor">{}</div>', '<div id="UCAP-CONTENT">{}</div>', '<div id="zoom">{}</div>'],
)
def test_known_containers_and_meta(page, container):
    article = page(
        "<!DOCTYPE html><html><head><meta charset='gb2312'>"
        '<meta name="ArticleTitle" content="盐池县：小网格守住大底线">'
        '<meta name="PubDate" content="2022-03-04 10:20"><meta name="ContentSource" content="县乡村振兴局">'
        "<title>某页</title></head><body><div>首页 &gt; 要闻</div>"
        + container.format(PARAGRAPHS)
        + "<div>版权所有 某某网</div></body></html>",
        "gb18030",
    )
    assert article.title == "盐池县：小网格守住大底线"
    assert str(article.published_on) == "2022-03-04"
    assert article.source == "县乡村振兴局"
    assert article.region_code == "640323"
    assert article.body == "\n".join((CARE, WORK, NEXT))


def test_labels_beside_the_container_are_read(page):
    article = page(
        "<html><body><h1>小网格守住大底线</h1><div>来源：盐池县融媒体中心　发布时间：2022-03-04</div>"
        f'<div id="zoom">{PARAGRAPHS}</div></body></html>'
    )
    assert (article.title, article.source) == ("小网格守住大底线", "盐池县融媒体中心")
    assert str(article.published_on) == "2022-03-04"


def test_an_unknown_page_falls_back_to_its_main_text(page):
    article = page(
        "<html><head><title>小网格守住大底线_某某县人民政府网</title></head><body>"
        "<ul><li><a href='/'>首页</a></li><li><a href='/x'>要闻</a></li></ul>"
        f"<div class='weird'>{PARAGRAPHS}</div><footer>ICP备 0001号</footer></body></html>"
    )
    assert article.title == "小网格守住大底线"
    assert article.body.startswith(CARE)
    assert "ICP" not in article.body


def test_broken_markup_is_still_text(page):
    article = page(f"<html><body><p>{CARE}<p>{WORK}<div>{NEXT}")
    assert CARE in article.body


@pytest.mark.parametrize(
    "said",
    [
        "当前环境异常，完成验证后即可继续访问。",
        "该内容已被发布者删除",
        "此内容因违规无法查看",
        "该公众号已迁移",
    ],
)
def test_a_page_that_only_says_why_it_shows_nothing_is_refused(page, said):
    with pytest.raises(IngestError, match=r"^a\.html：这是提示页"):
        page(
            f"<html><head><title>微信公众平台</title></head><body><div><h2>{said}</h2><p>关注公众号获取更多动态信息，精彩内容尽在其中。</p></div></body></html>"
        )


def test_an_article_that_speaks_of_such_a_page_is_read(page):
    article = page(
        f"<html><body><h1>整治网络谣言</h1><div id='zoom'>{PARAGRAPHS * 3}<p>该内容已被发布者删除。</p></div></body></html>"
    )
    assert CARE in article.body


def test_a_layout_table_without_a_container_keeps_its_paragraphs(page):
    article = page(
        f"<html><head><title>小网格守住大底线</title></head><body><table><tr><td><a href='/'>首页</a></td><td>{PARAGRAPHS}</td></tr></table></body></html>"
    )
    assert article.body == "\n".join((CARE, WORK, NEXT))


def test_pictures_of_the_article_are_named(gazetteer):
    html = f"<html><body><img src=logo><div id='zoom'>{PARAGRAPHS}<img src=a alt='茶园全景'><img width=16 src=i></div></body></html>"
    (left_out,) = read(html.encode(), file_name="a.html").left_out
    assert (left_out.what, left_out.count, left_out.sample) == ("picture", 1, "茶园全景")


def calls_of(html):
    """How many functions are called to read the page: the same on every machine, however busy."""
    count = 0

    def heard(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(heard)
    try:
        read_html(html)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    ["<br>", "衔接<br>", f"{CARE}<br>", "<p>衔接", "<div>衔接", "<span>衔接</span>", "<a href='/'>衔接</a>", "<li>衔接",
     "<p hidden>衔接</p>", "<table><tr><td>衔接</td></tr></table>"],
)  # fmt: skip
def test_a_page_of_any_shape_costs_in_proportion_to_its_length(unit):
    # Past the number of elements up to which the main text is looked for, at both lengths.
    count = 4_100 // (unit.count("<") - unit.count("</"))
    short, long = (calls_of(f"<html><body>{unit * many}</body></html>") for many in (count, 3 * count))
    assert long <= 3.1 * short


def test_a_line_break_costs_next_to_nothing():
    assert calls_of(f"<html><body>{'<br>' * 10_000}</body></html>") <= 9 * 10_000


def test_of_containers_in_each_other_the_outermost_is_asked():
    inner = "<div class='a TRS_Editor b' id=inner>一</div>"
    tree = lxml.html.document_fromstring(
        f"<div class=TRS_Editor id=outer>{inner}<template><div class=TRS_Editor id=apart>二</div></template></div>"
    )
    found = outermost(tree.xpath("//*[contains(@class, 'TRS_Editor')]"))
    assert [each.get("id") for each in found] == ["outer", "apart"]


@pytest.mark.parametrize("name", ["TRS_Editors", "my-TRS_Editor", ""])
def test_a_class_that_only_begins_like_a_container_is_none(name):
    tree = lxml.html.document_fromstring(f"<div class='{name}'>一</div>")
    assert not Mark(words=("TRS_Editor",)).fits(tree.xpath("//div")[0])
