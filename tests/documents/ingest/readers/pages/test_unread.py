"""What pages hide, strike out or hold beside their words: named, and in no article."""

import pytest

from documents.ingest import ingest
from documents.ingest.html import read_html
from documents.ingest.parsed import IngestError

FIRST = "近年来，青岭县把巩固脱贫成果放在首位，推动各项工作向乡村振兴平稳过渡，群众生活一年比一年好。"
SECOND = "一是健全监测。县里组建了217支入户队，每月走访一次，对收入骤减的家庭当天建档，不漏一户一人。"


def page(inside, head="", after=""):
    return (
        f"<html><head><title>青岭县的做法</title>{head}</head><body><h1>青岭县的做法</h1>"
        f'<div id="zoom"><p>{FIRST}</p>{inside}<p>{SECOND}</p></div>{after}</body></html>'
    )


def read(inside, head="", after=""):
    found = read_html(page(inside, head, after))
    return found.text.split("\n"), [(each.what, each.sample) for each in found.left_out]


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ("<p>看得见的话。</p>", ""),
        ('<p aria-hidden="true">看得见的话。</p>', ""),
        ('<p style="height:0;width:100%">看得见的话。</p>', ""),
        ('<p style="line-height:0;overflow:hidden">看得见的话。</p>', ""),
        ('<p style="color:#fff;background:#c00">看得见的话。</p>', ""),
        ('<p style="background:#c00">看得<span style="color:#fff">见的</span>话。</p>', ""),
        ('<p>看得<span style="color:#ffff00;background-color:white">见的</span>话。</p>', ""),
        ('<p style="opacity:0.9;left:-2px">看得见的话。</p>', ""),
        ('<p class="print">看得见的话。</p>', "<style>@media print{.print{display:none}}</style>"),
        (
            '<p class="tip">看得见的话。</p>',
            "<style>.menu .tip{display:none} .tip:empty{display:none}</style>",
        ),
        ('<p class="tip">看得见的话。</p>', "<style>/* .tip{display:none} */ .tips{display:none}</style>"),
    ],
)
def test_what_is_shown_is_read(markup, head):
    assert read(markup, head) == ([FIRST, "看得见的话。", SECOND], [])


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ('<p style="visibility: hidden">内部掌握。</p>', ""),
        ('<p style="opacity:0">内部掌握。</p>', ""),
        ('<span style="position:absolute;left:-9999px">内部掌握。</span>', ""),
        ('<p class="a b">内部掌握。</p>', "<style>.x{color:red}.b, #c{margin:0;display:none}</style>"),
        ('<p id="c">内部掌握。</p>', "<style>@media print{.x{color:red}} #c{display:none}</style>"),
        ("<noscript>内部掌握。</noscript>", ""),
    ],
)
def test_what_is_hidden_is_named(markup, head):
    assert read(markup, head) == ([FIRST, SECOND], [("hidden", "内部掌握。")])


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_is_named(tag):
    lines, said = read(f"<p>走访<{tag}>99户</{tag}>100户。</p>")
    assert (lines[1], said) == ("走访100户。", [("struck", "99户")])


def test_raised_digits_make_no_other_number():
    lines, said = read("<p>冷库1200m<sup>2</sup>，粮食3×10<sup>4</sup>吨<sup>[1]</sup>。</p>")
    assert (lines[1], said) == ("冷库1200m²，粮食3×10⁴吨[1]。", [])


def test_files_and_recordings_are_named():
    lines, said = read(
        '<video src="a.mp4">您的浏览器不支持视频</video><iframe src="https://v.qq.com/1"></iframe>'
        '<p>附件：<a href="f/%E8%A1%A8.pdf?v=1">名单</a></p><a href="b.docx"><img width="16" src="i.gif"></a><a href="c.html">说明</a>'
    )
    assert lines == [FIRST, "附件：名单", "说明", SECOND]
    assert said == [("recording", ""), ("frame", "https://v.qq.com/1"), ("attachment", "名单")]


@pytest.mark.parametrize(
    "after",
    [
        '<a href="b.html">下一篇</a>',
        '<a href="#">下一页</a><a href="javascript:void(0);">下一页</a><a>下一页</a>',
        "<script>createPageHTML(1, 0, 't1', 'html');</script>",
        '<p>请看<a href="b.html">下一页的表格和说明</a></p>',
    ],
)
def test_an_article_on_one_page_is_whole(after):
    assert read("", after=after)[1] == []


@pytest.mark.parametrize(
    "after",
    [
        '<a href="t_2.html">下一页</a><a href="t_3.html">下一页</a>',
        '<a href="javascript:go(2)">[下页]</a>',
        "<script>createPageHTML(3, 0, 't1', 'html');</script>",
        '<a href="a.html">阅读全文</a>',
    ],
)
def test_an_article_on_several_pages_says_so(after):
    assert [what for what, _ in read("", after=after)[1]] == ["further_page"]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<a href="a.pdf">青岭县实施方案.pdf</a>', "附件 1 个.*青岭县实施方案"),
        ('<p><img src="1.jpg"></p><p><img src="2.jpg"></p>', "图片 2 张"),
        ('<iframe src="text.html"></iframe>', "嵌在页面里的其他网页 1 个.*text.html"),
    ],
)
def test_a_page_without_a_text_says_what_stands_in_its_place(gazetteer, inside, said):
    data = f"<html><body><h1>青岭县实施方案</h1><p>发布时间：2022-07-28</p>{inside}</body></html>".encode()
    with pytest.raises(IngestError, match=rf"^页\.html：没有找到文章正文，文件里是{said}.*。$"):
        ingest(data, file_name="页.html", gazetteer=gazetteer)


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;clip:rect(0,0,0,0)",
        "clip-path: inset(50%)",
        "height:0;overflow:hidden",
        "overflow:hidden;max-height:0px",
    ],
)
def test_what_is_cut_off_by_style_is_named(style):
    assert read(f'<p style="{style}">看不见的话。</p>') == ([FIRST, SECOND], [("hidden", "看不见的话。")])


@pytest.mark.parametrize(
    "markup", ['<span style="color:#fff">严禁转载</span>', '<font color="#FFFFFF">严禁转载</font>']
)
def test_white_words_amid_a_sentence_are_named(markup):
    found = read_html(page(f"<p>看得{markup}见的话。</p>"))
    assert found.text.split("\n")[1] == "看得见的话。"
    assert [(each.what, each.sample) for each in found.left_out] == [("hidden", "严禁转载")]


def test_of_a_page_without_a_known_container_hidden_sentences_are_named_and_menus_are_not():
    inside = "<div hidden>首页 要闻</div><p hidden>这一句看不见。</p>"
    found = read_html(page(inside).replace('id="zoom"', ""))
    assert "看不见" not in found.text
    assert [(each.what, each.sample) for each in found.left_out] == [("hidden", "这一句看不见。")]


def test_an_article_that_one_can_read_wants_no_script():
    markup = (
        page("")
        .replace('id="zoom"', "")
        .replace("</body>", "<noscript>请启用脚本以查看评论</noscript></body>")
    )
    assert FIRST in read_html(markup).text
