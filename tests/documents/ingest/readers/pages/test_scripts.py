"""Pages that show nothing until a script has run."""

import json

import pytest

from documents.ingest import ingest
from tests.documents.ingest.readers.pages.test_unread import FIRST, SECOND, page

TITLE = "青岭县推进有效衔接的做法"
PLAIN = {"title": TITLE, "content": f"<p>{FIRST}</p><p>{SECOND}</p>", "publishTime": 1658939400000}
LINKED = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "articleBody": f"{FIRST}\n{SECOND}",
    "datePublished": "2022-07-28T08:00:00+08:00",
}


def shell(script):
    return f"<html><head><title>青岭县</title></head><body><div id='app'></div>{script}</body></html>"


def data(value, more='type="application/json"', before=""):
    return f"<script {more}>{before}{json.dumps(value, ensure_ascii=False)}</script>"


@pytest.mark.parametrize(
    "script",
    [
        data({"props": {"pageProps": {"article": PLAIN, "more": [{"title": "别的", "content": "短"}]}}}),
        data({"article": PLAIN}) + "<noscript>请启用 JavaScript</noscript>",
        data(LINKED, 'type="application/ld+json"'),
        data({"detail": {"data": PLAIN}}, "", "window.__INITIAL_STATE__ = ") + "<script>var a={b:1</script>",
    ],
)
def test_the_article_in_a_pages_data_is_read(gazetteer, script):
    (article,) = ingest(shell(script).encode(), file_name="页.html", gazetteer=gazetteer)
    assert (article.title, article.body) == (TITLE, f"{FIRST}\n{SECOND}")
    assert str(article.published_on) == "2022-07-28"


def test_a_page_that_shows_its_article_is_read_as_shown(gazetteer):
    other = data({"title": "别的文章", "content": f"<p>{SECOND}</p>" * 9})
    (article,) = ingest(page("", after=other).encode(), file_name="页.html", gazetteer=gazetteer)
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_page_inside_an_attribute_of_its_frame(gazetteer):
    inner = f"<p>{FIRST}</p><p>{SECOND}</p>".replace("<", "&lt;")
    markup = f'<html><body><h1>{TITLE}</h1><iframe srcdoc="{inner}"></iframe></body></html>'
    (article,) = ingest(markup.encode(), file_name="页.html", gazetteer=gazetteer)
    assert (article.title, article.body) == (TITLE, f"{FIRST}\n{SECOND}")
