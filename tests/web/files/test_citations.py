from datetime import date

import pytest

from tests.factories import make_article, make_author, make_source
from web.files.citations import bibtex, gb7714, iso_date, source_line

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
URL = "http://127.0.0.1:8000/articles/1/"


def test_article_without_author_source_or_date():
    article = make_article(title="某地的做法")
    assert gb7714(article, URL, TODAY) == f"某地的做法[EB/OL]. [2026-11-23]. {URL}."


def test_newspaper_article_with_its_own_address():
    article = make_article(
        title="甲",
        source=make_source("云台日报"),
        source_url="http://x.test/1",
        published_on=date(2022, 7, 28),
    )
    make_author(article, "林青山")
    assert (
        gb7714(article, URL, TODAY)
        == "林青山. 甲[N/OL]. 云台日报, (2022-07-28)[2026-11-23]. http://x.test/1."
    )


def test_four_authors_are_three_and_others():
    article = make_article(title="甲")
    for name in ("一一", "二二", "三三", "四四"):
        make_author(article, name)
    assert gb7714(article, URL, TODAY).startswith("一一, 二二, 三三, 等. 甲")


@pytest.mark.parametrize(
    ("precision", "shown"), [("year", "2022"), ("month", "2022-07"), ("day", "2022-07-28")]
)
def test_date_is_as_precise_as_known(precision, shown):
    assert iso_date(make_article(published_on=date(2022, 7, 28), published_precision=precision)) == shown


def test_bibtex_escapes_what_tex_would_read():
    article = make_article(title="100%的{产业}_振兴 & 衔接")
    make_author(article, "某局")
    entry = bibtex(article, URL, TODAY)
    assert r"title = {{100\%的\{产业\}\_振兴 \& 衔接}}" in entry
    assert entry.startswith(f"@online{{xianjie-{article.pk},")
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


def test_source_line_names_post_and_leaves_out_what_is_not_known():
    article = make_article(title="甲")
    make_author(article, "林青山", "县委农办主任")
    assert source_line(article) == "林青山（县委农办主任），《甲》，日期不详"
