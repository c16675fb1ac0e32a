import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.ingest.parsed import IngestError
from intake.gathering.addresses import Entry
from intake.gathering.list_pages import listed_entries, matches

ADDRESS = "http://example.cn/col/index.html"


def listed(html, pattern="/art/*.html"):
    return listed_entries(html.encode(), address=ADDRESS, pattern=pattern)


@pytest.mark.parametrize("html", ["", "<p>没有链接</p>", "<a href='javascript:next()'>下一页</a>", "\x00"])
def test_a_page_without_links_says_what_to_do(html):
    with pytest.raises(IngestError, match="没有链接"):
        listed(html)


def test_a_pattern_that_matches_nothing_shows_what_there_is():
    with pytest.raises(IngestError, match=r"2 个链接，没有一个像“/art/\*.html”.*/col/2.shtml"):
        listed("<a href='1.shtml'>甲</a><a href='2.shtml'>乙</a>")


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/art/1.html", "/art/*.htm"),
        ("/x/art/1.html", "/art/*.html"),
        ("/art/1.html?p=2", "/art/*.html"),
        ("/aba", "/ab*ba"),
        ("/art/1.html", "/art/1"),
        ("/art/1.html", "http://other.cn/art/*.html"),
        ("/art/2.html", "/art/[0-9].html"),
        ("/a/1/c", "/a/*/b/*/c"),
    ],
)
def test_what_is_only_alike_does_not_match(path, pattern):
    assert not matches(f"http://example.cn{path}", pattern)


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/art/1.html", "/art/*.html"),
        ("/art/1.html", "*"),
        ("/art/1.html", "http://example.cn/art/*"),
        ("/view?id=3&c=1", "/view?id=*"),
        ("/a/1/b/2/c", "/a/*/b/*/c"),
        ("/art/1.html", "/art/1.html"),
        ("//art/1.html", "//art/*"),
    ],
)
def test_a_star_stands_for_anything(path, pattern):
    assert matches(f"http://example.cn{path}", pattern)


@given(st.lists(st.sampled_from("ab/"), max_size=12), st.lists(st.sampled_from("ab/*"), max_size=8))
def test_a_pattern_matches_as_a_shell_would(path, pattern):
    import fnmatch

    url, pattern = "http://example.cn/" + "".join(path), "/" + "".join(pattern)
    assert matches(url, pattern) == fnmatch.fnmatchcase("/" + "".join(path), pattern)


def test_each_article_comes_once_under_its_longest_words():
    html = (
        "<base href='/art/'><a href='1.html'><img src='x'></a><a href='1.html#top'>茶园扩种</a>"
        "<a href='2.html' title='网格监测的全名'>网格…</a><a href='/about.html'>关于</a>"
    )
    assert listed(html) == [
        Entry("http://example.cn/art/1.html", "茶园扩种"),
        Entry("http://example.cn/art/2.html", "网格监测的全名"),
    ]
