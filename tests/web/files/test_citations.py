"""References in every form; the sentences of GB/T 7714—2025 follow examples of the standard itself (8.5.3, 8.11.3, B.4, B.10)."""

import json
import re
from datetime import date
from html import unescape

import pytest

from tests.factories import make_article, make_author, make_source
from web.files.citations import Author, Reference, iso_date, reference_of, source_line
from web.files.exchange import bibtex, csl_file, page_tags, ris
from web.files.gb7714 import gb7714

TODAY = date(2026, 11, 23)


def reference(**fields):
    fields = {"key": "x-1", "title": "甲", "authors": (), "source": "", "published": "", "url": "", **fields}
    return Reference(cited_on=TODAY, **fields)


def named(*names):
    return tuple(Author(name) for name in names)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "ftp://x.test/1"])
def test_no_reference_names_this_machine(address):
    article = make_article(title="某地的做法", source_url=address)
    of = reference_of(article, TODAY)
    assert of.url == ""
    for form in (gb7714(of), gb7714(of, "2015"), bibtex(of), ris(of), csl_file([of]).decode()):
        assert "http" not in form
        assert "2026" not in form


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("precision", "shown"), [("year", "2022"), ("month", "2022-07"), ("day", "2022-07-28")]
)
def test_date_is_as_precise_as_known(precision, shown):
    assert iso_date(make_article(published_on=date(2022, 7, 28), published_precision=precision)) == shown


@pytest.mark.parametrize(
    ("fields", "of_2025", "of_2015"),
    [
        ({}, "甲[Z].", "甲[Z]."),
        (
            {"source": "云台县人民政府网", "published": "2022-07"},
            "甲[Z]. 云台县人民政府网，2022-07.",
            "甲[Z]. 云台县人民政府网, 2022-07.",
        ),
        ({"url": "http://x.test/1"}, "甲[EB/OL]. [2026-11-23]. http://x.test/1.", None),
        (
            {
                "url": "http://x.test/1",
                "published": "2022-07-28",
                "source": "云台网",
                "authors": named("林青山"),
            },
            "林青山. 甲[EB/OL]. （2022-07-28）[2026-11-23]. http://x.test/1.",
            "林青山. 甲[EB/OL]. 云台网, (2022-07-28)[2026-11-23]. http://x.test/1.",
        ),
        (
            {"url": "http://x.test/1", "published": "2022-07-28", "source": "云台日报"},
            "甲[N/OL]. 云台日报，2022-07-28. http://x.test/1.",
            "甲[N/OL]. 云台日报, 2022-07-28[2026-11-23]. http://x.test/1.",
        ),
        (
            {"published": "2022", "source": "云台大学学报", "authors": named("一一", "二二", "三三", "四四")},
            "一一，二二，三三，等. 甲[J]. 云台大学学报，2022.",
            "一一, 二二, 三三, 等. 甲[J]. 云台大学学报, 2022.",
        ),
    ],
)
def test_both_editions_of_the_standard(fields, of_2025, of_2015):
    assert gb7714(reference(**fields)) == of_2025
    if of_2015:
        assert gb7714(reference(**fields), "2015") == of_2015


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("source", "cited"),
    [
        ("2021年第2期", "2021年第2期，2024-01-16."),
        ("《云台调研》2021年第2期（总第8期）", "《云台调研》2021年第2期（总第8期），2024-01-16."),
        ("《云台调研》2021年第2期", "云台调研，2021（2）."),
        ("云台调研 2021年第10-11期", "云台调研，2021（10-11）."),
    ],
)
def test_an_issue_is_read_from_a_source_that_names_one(source, cited):
    article = make_article(title="甲", source=make_source(source), published_on="2024-01-16")
    article.refresh_from_db()
    assert gb7714(reference_of(article, TODAY)).endswith(cited)


def test_bibtex_escapes_what_tex_would_read():
    entry = bibtex(
        reference(
            title="100%的{产业}_振兴 & 衔接", authors=named("某局", "甲"), url="http://x.test/a_b?c={1}&d=%20"
        )
    )
    assert entry.startswith("@online{x-1,")
    assert "author = {{某局} and {甲}}" in entry
    assert r"title = {{100\%的\{产业\}\_振兴 \& 衔接}}" in entry
    assert "url = {http://x.test/a_b?c=%7B1%7D&d=%20}" in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


def test_ris_has_a_tag_a_line_and_no_more():
    record = ris(
        reference(title="一行\n二行", source="云台日报", published="2022-07", authors=named("林青山"))
    )
    assert record.split("\r\n") == [
        "TY  - NEWS",
        "AU  - 林青山",
        "TI  - 一行 二行",
        "T2  - 云台日报",
        "PY  - 2022",
        "DA  - 2022/07//",
        "LA  - zh-CN",
        "ID  - x-1",
        "ER  - ",
        "",
    ]


def test_csl_json_is_a_list_of_items():
    items = json.loads(
        csl_file([reference(source="云台网", url="http://x.test/1", published="2022-07-28"), reference()])
    )
    assert [item["type"] for item in items] == ["webpage", "document"]
    assert items[0]["issued"] == {"date-parts": [[2022, 7, 28]]}
    assert items[0]["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert set(items[1]) == {"id", "type", "title", "language"}


def test_page_tags_are_those_that_zotero_maps():
    tags = list(page_tags(reference(source="云台日报", published="2022-07-28", authors=named("甲", "乙"))))
    assert tags == [
        ("z:itemType", "newspaperArticle"),
        ("citation_title", "甲"),
        ("citation_author", "甲"),
        ("citation_author", "乙"),
        ("citation_journal_title", "云台日报"),
        ("citation_publication_date", "2022-07-28"),
        ("citation_language", "zh-CN"),
    ]


# What Zotero's translator “Embedded Metadata” makes of a name; authors it parts at semicolons, and into given and family name at blanks.
FIELDS = {
    "z:itemType": "itemType",
    "citation_title": "title",
    "citation_journal_title": "publicationTitle",
    "citation_issue": "issue",
    "citation_publication_date": "date",
    "citation_public_url": "url",
    "citation_language": "language",
}


def as_zotero_reads(page):
    """The fields of the item, and the family names of its creators; a name that is not known is told with its tag."""
    tags = [
        (unescape(name), unescape(content))
        for name, content in re.findall(r'<meta name="([^"]*)" content="([^"]*)">', page)
        if name.startswith(("citation_", "z:"))
    ]
    creators = [each for name, content in tags if name == "citation_author" for each in content.split(";")]
    return {FIELDS.get(name, name): content for name, content in tags if name != "citation_author"}, creators


@pytest.mark.django_db
def test_zotero_makes_one_item_of_an_article(client):
    article = make_article(
        title="甲；乙",
        source=make_source("云台日报"),
        source_url="https://x.test/1?a=1&b=2",
        published_on="2022-07-28",
    )
    for name in ("林青山", "阿迪力·买买提", "青岭县乡村振兴局"):
        make_author(article, name)
    item, creators = as_zotero_reads(client.get(article.get_absolute_url()).text)
    assert item == {
        "itemType": "newspaperArticle",
        "title": "甲；乙",
        "publicationTitle": "云台日报",
        "date": "2022-07-28",
        "url": "https://x.test/1?a=1&b=2",
        "language": "zh-CN",
    }
    assert creators == ["林青山", "阿迪力·买买提", "青岭县乡村振兴局"]


@pytest.mark.django_db
def test_an_article_page_carries_its_tags_and_files(client):
    article = make_article(
        title='甲"<b>', source=make_source("云台日报"), source_url="https://x.test/1?a=1&b=2"
    )
    make_author(article, "林青山")
    page = client.get(article.get_absolute_url()).text
    assert '<meta name="citation_title" content="甲&quot;&lt;b&gt;">' in page
    assert '<meta name="citation_public_url" content="https://x.test/1?a=1&amp;b=2">' in page
    for extension, start in (("bib", b"@article"), ("ris", b"TY  - NEWS"), ("json", b"[")):
        answer = client.get(f"/articles/{article.pk}/reference.{extension}")
        assert answer.content.startswith(start)
    assert client.get(f"/articles/{article.pk}/reference.docx").status_code == 404
    assert client.get("/articles/export.ris").content.count(b"TY  - ") == 1


@pytest.mark.django_db
def test_source_line_names_post_and_leaves_out_what_is_not_known():
    article = make_article(title="甲")
    make_author(article, "林青山", "县委农办主任")
    assert source_line(article) == "林青山（县委农办主任），《甲》，日期不详"
