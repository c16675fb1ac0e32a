"""How a reader wants the site: an account's settings and name, and a visitor's in a cookie."""

import re

import pytest

from tests.factories import make_article
from tests.web.accounts.conftest import PASSWORD
from web.accounts.models import CitationForm, Event, Preference
from web.accounts.preferences import COOKIE
from web.files.gb7714 import Edition

DARK = {"theme": "dark", "citation": "2015"}


def test_every_form_offered_can_be_written():
    assert CitationForm.values == list(Edition)


@pytest.mark.django_db
def test_what_is_no_choice_is_not_kept(client):
    answer = client.post("/settings/", {"theme": "pink", "citation": "1987"})
    assert answer.status_code == 400
    assert COOKIE not in answer.cookies
    assert not Preference.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ["", "pink.1987.7", "dark", ".", "<script>"])
def test_a_strange_cookie_changes_nothing_but_what_it_says_rightly(client, cookie):
    client.cookies[COOKIE] = cookie
    page = client.get("/help/").text
    assert "data-without-keys" not in page
    assert ("screen" if cookie == "dark" else "(prefers-color-scheme: dark)") in page


@pytest.mark.django_db
def test_a_visitors_settings_stay_in_the_browser(client):
    article = make_article(title="甲", source_url="http://x.test/1")
    assert client.post("/settings/", DARK).status_code == 302
    page = client.get(article.get_absolute_url())
    assert page.text.index("GB/T 7714—2015") < page.text.index("GB/T 7714—2025")
    assert "<body data-without-keys>" in page.text
    assert 'content="dark"' in page.text
    assert "Cookie" in page.headers["Vary"]
    assert not Preference.objects.exists()
    client.post("/settings/", {"theme": "light", "citation": "2025", "has_keys": "on"})
    assert "dark.css" not in client.get("/help/").text


@pytest.mark.django_db
def test_an_accounts_settings_follow_it(client, editor, sign_in, django_assert_num_queries):
    sign_in(client, editor)
    client.post("/settings/", DARK)
    client.post("/settings/", DARK | {"theme": "light"})
    assert Preference.objects.get().theme == "light"
    client.cookies.pop(COOKIE, None)
    sign_in(client, editor)
    assert 'content="light"' in client.get("/settings/").text


@pytest.mark.django_db
def test_the_language_chosen_is_that_of_where_one_is_led(client, editor, sign_in):
    assert client.post("/settings/", DARK | {"language": "en"}).url == "/en/settings/"
    assert client.post("/settings/", DARK | {"language": "fr"}).status_code == 400
    sign_in(client, editor)
    assert client.post("/settings/", DARK | {"language": "en"}).url == "/en/settings/"
    assert re.search('value="en"[^>]*checked', client.get("/en/settings/").text)
    client.post("/logout/")
    assert sign_in(client, editor).url == "/en/"
    client.post("/settings/", DARK | {"language": "zh-hans"})
    client.post("/logout/")
    assert client.post("/en/login/", {"username": editor.username, "password": PASSWORD}).url == "/"
    # The address alone decides what a page is in.
    assert '<html lang="zh-Hans">' in client.get("/").text
    assert '<html lang="en">' in client.get("/en/").text


@pytest.mark.django_db
def test_an_owner_changes_the_name_that_others_see(client, editor, sign_in):
    sign_in(client, editor)
    assert client.post("/account/name/", {"last_name": "林" * 151, "first_name": ""}).status_code == 302
    editor.refresh_from_db()
    assert editor.last_name == ""
    client.post("/account/name/", {"last_name": "林", "first_name": "青山"})
    assert "林青山" in client.get("/account/").text
    assert Event.objects.filter(kind="roles", detail="显示的名字改为“林青山”").exists()
