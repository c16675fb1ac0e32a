import lxml.html
import pytest

from documents.ingest.page_fields import local_date, page_fields


@pytest.mark.parametrize(
    "text",
    [
        "2022-07-28 10:20",
        "2022年7月28日",
        "2022-07-27T16:30:00",
        "20220728",
        "12345678901",
        "2022-13-40T00:00:00Z",
        "",
    ],
)
def test_a_day_that_is_local_or_unknown_stays(text):
    assert local_date(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "2022-07-27T16:30:00Z",
        "2022-07-27T16:30:00.000Z",
        "2022-07-28T01:00:00+0800",
        "1658939400000",
        "1658939400",
    ],
)
def test_a_time_elsewhere_is_a_day_here(text):
    assert local_date(text) == "2022-07-28"


def fields(body, head=""):
    return page_fields(lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


def test_what_systems_escape_is_plain():
    found = fields(
        "",
        '<meta name="ArticleTitle" content="巩固成果&amp;lt;br&amp;gt;的做法"><meta name="ContentSource" content="&lt;a&gt;某县&lt;/a&gt;">',
    )
    assert (found["title"], found["source"]) == ("巩固成果的做法", "某县")


@pytest.mark.parametrize("script", ['var ct = "1658973600";', "var createTime = '2022-07-28 10:00';"])
def test_wechat_names_its_account_and_time_in_scripts(script):
    found = fields(
        f'<a id="js_name"> 渭河发布 </a><div id="js_content">文</div><script>{script}</script>',
        '<meta name="author" content="小编">',
    )
    assert found["source"] == "渭河发布"
    assert found["published"].startswith("2022-07-28")
    assert "author" not in found
