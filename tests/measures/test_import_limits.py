"""What one database takes the other takes too: long addresses, NUL, texts with more pairs than an index holds."""

import random

import pytest
from django.core.management import call_command

from documents.models import Article
from tests.documents.ingest.texts import CARE, NEXT, WORK

pytestmark = pytest.mark.django_db


def page(head="", more=""):
    body = "".join(f"<p>{line}</p>" for line in (CARE, *WORK.split("\n"), NEXT, more))
    return f"<html><head><title>小网格守住大底线</title>{head}</head><body><div id='zoom'>{body}</div></body></html>"


def stored(tmp_path, content):
    path = tmp_path / "a.html"
    path.write_text(content, encoding="utf-8")
    call_command("import_articles", str(path), "--no-extract")
    return Article.objects.get()


def test_an_address_with_the_words_to_scroll_to(tmp_path):
    url = "https://www.example.gov.cn/a.html"
    article = stored(tmp_path, page(f'<meta property="og:url" content="{url}#:~:text={"%E8" * 600}">'))
    assert article.source_url == url


def test_an_address_that_no_column_holds(tmp_path):
    assert (
        stored(tmp_path, page(f'<meta property="og:url" content="https://a.cn/{"b" * 1600}">')).source_url
        == ""
    )


def test_nul_and_other_controls(tmp_path):
    assert "网\x00格" not in stored(tmp_path, page(more="网\x00格\x07员")).body


def test_a_text_with_more_pairs_than_an_index_holds(tmp_path):
    chance = random.Random(7)
    characters = [chr(code) for code in range(0x4E00, 0x9FA5)][::6]
    noise = ["".join(chance.choices(characters, k=260)) + "。" for _ in range(900)]
    article = stored(tmp_path, page(more="</p><p>".join(noise)))
    assert len(article.body) > 200_000
    assert article.search_index.body_grams
