import lxml.html
import pytest

from documents.ingest.page_fields import page_fields
from documents.ingest.readers.pages.walking import block_text


def fields(body, head=""):
    tree = lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return page_fields(tree, block_text(tree))


def test_what_systems_escape_is_plain():
    found = fields(
        "",
        '<meta name="ArticleTitle" content="巩固成果&amp;lt;br&amp;gt;的做法"><meta name="ContentSource" content="&lt;a&gt;某县&lt;/a&gt;">',
    )
    assert (found["title"], found["source"]) == ("巩固成果的做法", "某县")


@pytest.mark.parametrize(
    "script",
    [
        'var ct = "1658973600";',
        "var createTime = '2022-07-28 10:00';",
        "window.ct='1658973600';",
        "var oriCreateTime = 1658973600;",
        "create_time: JsDecode('2022-07-28 10:00'),",
        "create_time: '1658973600' * 1,",
        "nick_name: JsDecode('别的号'), create_time: JsDecode('1658973600'),",
    ],
)
def test_wechat_names_its_account_and_time_in_scripts(script):
    found = fields(
        f'<a id="js_name"> 渭河发布 </a><div id="js_content">文</div><script>{script}</script>',
        '<meta name="author" content="小编">',
    )
    assert found["source"] == "渭河发布"
    assert found["published"].startswith("2022-07-28")
    assert "author" not in found


@pytest.mark.parametrize(
    "script",
    [
        '{"create_time":"1658973600"}',
        "window.ctx = '1658973600'",
        "recreate_time: '1658973600'",
        "ct: 16589736001",
    ],
)
def test_times_of_other_things_are_none_of_a_wechat_page(script):
    found = fields(f'<a id="js_name">渭河发布</a><div id="js_content">文</div><script>{script}</script>', "")
    assert "published" not in found


ARTICLE = "<p>近年来，永州市推进有效衔接。</p>"


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("<div>打印　关闭</div>", {}),
        ("<div>2023-08-07 08:58 关于召开会议的消息</div>", {}),
        ("<div>2023-08-07</div>", {"published": "2023-08-07"}),
        (
            "<div>2023-08-07 08:58　永州日报　林青山</div>",
            {"published": "2023-08-07 08:58", "source": "永州日报"},
        ),
        (
            "<div><span>发布时间：2023-08-07</span><span>来源：永州日报</span><span>作者：林青山</span><span>字号：大 中 小</span></div>",
            {"published": "2023-08-07", "source": "永州日报", "author": "林青山"},
        ),
        (
            "<table><tr><td>信息来源：</td><td>永州日报</td><td>发布时间：</td><td>2023年08月07日</td></tr></table>",
            {"source": "永州日报", "published": "2023年08月07日"},
        ),
        (
            "<table><tr><th>发布机构</th><td>永州市农业农村局</td><th>发文日期</th><td>2023-08-07</td></tr></table>",
            {"issuer": "永州市农业农村局", "signed": "2023-08-07", "published": "2023-08-07"},
        ),
        (
            "<div class='info'>2023-08-07 08:58　来源：永州新闻网　作者：林青山</div>",
            {"published": "2023-08-07 08:58", "source": "永州新闻网", "author": "林青山"},
        ),
        (
            "<div><span>2023年8月7日 08:58</span> <span>来源：永州新闻网</span></div>",
            {"published": "2023年8月7日 08:58", "source": "永州新闻网"},
        ),
        ("<div>2023/8/7 | 来源：永州新闻网</div>", {"published": "2023/8/7", "source": "永州新闻网"}),
    ],
)
def test_a_line_below_the_heading_that_opens_with_its_day_is_read(below, found):
    told = fields(f"<h1>永州市推进 有效衔接</h1>{below}{ARTICLE}")
    assert {name: value for name, value in told.items() if name not in {"title", "other"}} == found


def test_a_day_elsewhere_on_the_page_is_not_the_articles():
    body = f"<div>2020-01-01</div><h1>永州市推进有效衔接</h1>{ARTICLE}{'<p>又一段。</p>' * 8}<div>2021-01-01</div>"
    assert "published" not in fields(body)


@pytest.mark.parametrize(
    "script",
    [
        "nick_name: JsDecode('渭河发布'),",
        "window.nickname = '渭河发布';",
        'var nickname = htmlDecode("渭河发布");',
    ],
)
def test_an_account_that_no_element_names_stands_in_a_script(script):
    assert fields(f'<div id="js_content">文</div><script>{script}</script>')["source"] == "渭河发布"


def test_a_saved_page_of_wechat_shows_its_time():
    found = fields('<em id="publish_time">2022年7月28日 10:00</em><div id="js_content">文</div>')
    assert found["published"] == "2022年7月28日 10:00"


def test_a_day_in_brackets_below_the_heading():
    assert fields(f"<h1>永州市推进有效衔接</h1><div>[2023-08-07]</div>{ARTICLE}")["published"] == "2023-08-07"


def test_the_line_below_the_page_s_title_is_read_where_no_heading_is_marked():
    found = fields(
        "<div>青岭县的做法</div><div>2022年07月28日 10:20 | 来源：云台日报 | 责编：周兰</div>",
        "<title>青岭县的做法</title>",
    )
    assert (found["published"], found["source"]) == ("2022年07月28日 10:20", "云台日报")


def test_an_item_of_a_feed_says_its_day_and_its_author():
    item = "<item><title>云台</title><pubDate>2024-03-08</pubDate><author>本报记者 王 海</author></item>"
    found = fields(item)
    assert (found["published"], found["author"]) == ("2024-03-08", "本报记者 王 海")
    assert "author" not in fields("<author>本报记者 王 海</author>")


@pytest.mark.parametrize("site", ["青岭县人民政府门户网站", "青岭县人民政府", "青岭县政府网"])
def test_a_site_s_name_is_no_title(site):
    assert "title" not in fields("<h3>青岭县的做法</h3>", f"<title>{site}</title>")
