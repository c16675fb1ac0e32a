"""The bookmark that hands over the page one is reading: whose it is, when it ends, what it may do."""

import re
import time
from html import unescape

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from documents.models import Article, ImportBatch
from tests.factories import make_account
from tests.web.desk.importing.handing_over import TEXT, TITLE, store

pytestmark = pytest.mark.usefixtures("every_theme")

ADDRESS = "https://www.example.gov.cn/art/1.html"
HTML = f"<html><head><title>{TITLE}</title></head><body>{''.join(f'<p>{line}</p>' for line in TEXT.split(chr(10)))}</body></html>"


def test_its_page_stands_under_importing(import_client):
    page = import_client.get(reverse("desk:bookmarklet")).content.decode()
    assert f'<a href="{reverse("desk:import_home")}" aria-current="page">导入</a>' in page
    assert page.count('aria-current="page"') == 1


@pytest.fixture
def token(import_client):
    page = import_client.get(reverse("desk:bookmarklet")).content.decode()
    script = unescape(re.search(r'href="(javascript:[^"]*)"', page)[1])
    assert "http://testserver/desk/receive/" in script
    return re.search(r"token:'([^']*)'", script)[1]


def send(token, *, html=HTML, url=f"{ADDRESS}#top", title=TITLE, client=None):
    """As the browser does from another site: neither session nor CSRF token."""
    client = client or Client(enforce_csrf_checks=True)
    return client.post(reverse("desk:receive"), {"token": token, "html": html, "url": url, "title": title})


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "x",
        signing.dumps({"user": 1, "mark": ""}),
        signing.dumps({"user": 0, "mark": "x"}, salt="desk.bookmarklet"),
    ],
    ids=["nothing", "no signature", "another signature", "nobody's"],
)
def test_what_is_no_bookmark_of_ours_is_refused(token, wrong):
    answer = send(wrong)
    assert (answer.status_code, ImportBatch.objects.count()) == (403, 0)
    assert "请在编审台" in answer.content.decode()


def test_a_bookmark_ends_after_a_month(token, monkeypatch):
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 29 * 86400)
    assert send(token).status_code == 302
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 31 * 86400)
    assert send(token).status_code == 403


@pytest.mark.parametrize("change", ["password", "left", "role"])
def test_it_ends_with_the_password_and_with_the_permission(token, editor, change):
    if change == "password":
        editor.set_password("另一个密码-2026")
    elif change == "left":
        editor.is_active = False
    else:
        editor.groups.clear()
    editor.save()
    assert send(token).status_code == 403


def test_who_may_not_import_gets_no_bookmark(client, token):
    client.force_login(make_account("读者甲", "读者"))
    assert client.get(reverse("desk:bookmarklet")).status_code == 403


def test_an_empty_page_is_refused(token):
    answer = send(token, html=" ")
    assert answer.status_code == 400
    assert "网页是空的" in answer.content.decode()


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("javascript:alert(1)", ""),
        ("https://[", ""),
        (f"https://a.cn/{'x' * 1000}", ""),
        (f"{ADDRESS}#top", ADDRESS),
    ],
)
def test_only_an_address_of_the_web_is_kept(token, url, kept):
    send(token, url=url)
    assert ImportBatch.objects.get().files.get().url == kept


def test_the_page_waits_at_the_desk_and_nothing_is_public(token, import_client, editor):
    answer = send(token)
    batch = ImportBatch.objects.get()
    assert answer.url == reverse("desk:import_batch", args=[batch.pk])
    assert (batch.made_by, batch.state, Article.objects.count()) == (editor, "ready", 0)
    assert TITLE in import_client.get(answer.url).content.decode()
    store(import_client, batch)
    article = Article.objects.get()
    assert (article.title, article.source_url, article.status) == (TITLE, ADDRESS, "draft")
