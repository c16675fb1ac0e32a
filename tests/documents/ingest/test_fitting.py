import pytest

from documents.ingest.fitting import fitted
from documents.ingest.parsed import LONGEST, ParsedArticle
from documents.models import Article, Source

FIELDS = {"title": Article, "source_url": Article, "document_number": Article, "source": Source}


def article(**fields):
    return ParsedArticle(**{"title": "题", "body": "文", "kind": "other", **fields})


def test_the_limits_are_those_of_the_columns():
    columns = {
        name: model._meta.get_field("name" if model is Source else name).max_length
        for name, model in FIELDS.items()
    }
    assert columns == LONGEST


@pytest.mark.parametrize("url", ["https://a.cn/b?c=1", "https://a.cn/#/detail/7", "https://a.cn/#!x", ""])
def test_an_address_that_fits_stays(url):
    assert fitted(article(source_url=url)) == article(source_url=url)


def test_what_a_browser_puts_behind_an_address_goes():
    assert fitted(article(source_url="https://a.cn/b#:~:text=" + "%E8" * 500)) == article(
        source_url="https://a.cn/b"
    )


def test_an_address_too_long_is_not_kept_and_told():
    found = fitted(article(source_url="https://a.cn/" + "b" * 1000))
    assert found.source_url == ""
    assert "原文网址超过 1000 个字符" in found.warnings[0]


@pytest.mark.parametrize("name", ["title", "source", "document_number"])
def test_a_field_too_long_is_cut_and_told(name):
    found = fitted(article(**{name: "长" * 400}))
    assert len(getattr(found, name)) == LONGEST[name]
    assert len(found.warnings) == 1
