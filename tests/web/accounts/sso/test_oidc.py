"""Signing in at a provider that runs beside the test: there, back, and what does not get in."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.contrib.auth.models import User
from oidc_provider_mock import User as Person
from oidc_provider_mock import run_server_in_thread

from tests.web.accounts.conftest import PASSWORD
from web.accounts.models import Event
from web.accounts.roles import EDITOR
from web.accounts.sso import oidc

# The provider of the tests calls what its library will rename.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:.*get_jwt_config:DeprecationWarning")]


@pytest.fixture
def provider(settings):
    people = [
        Person(sub="u1", claims={"preferred_username": "lin", "name": "林青山", "groups": [EDITOR]}),
        Person(sub="u2", claims={"preferred_username": "bian"}),
    ]
    with run_server_in_thread(require_nonce=True, user_claims=people) as server:
        settings.OIDC_ISSUER = f"http://localhost:{server.server_port}"
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "xianjie", "secret"
        yield settings.OIDC_ISSUER
    oidc.client.cache_clear()


def there_and_back(client, subject, address="/login/oidc/"):
    """What the browser is sent back with, after the provider asked who it is."""
    sent = client.get(address)
    assert sent.status_code == 302
    asked = parse_qs(urlsplit(sent["Location"]).query)
    assert {"nonce", "state", "code_challenge"} <= asked.keys()
    back = requests.post(sent["Location"], {"sub": subject}, allow_redirects=False, timeout=10)
    return urlsplit(back.headers["Location"])._replace(scheme="", netloc="").geturl()


def test_the_login_offers_it_and_it_opens_a_session(client, provider):
    assert 'href="/login/oidc/?next=/desk/"' in client.get("/login/?next=/desk/").text
    before = client.session.session_key
    entered = client.get(there_and_back(client, "u1", "/login/oidc/?next=/desk/"))
    assert (entered.status_code, entered["Location"]) == (302, "/desk/")
    user = User.objects.get(username="lin")
    assert user.first_name == "林青山"
    assert client.get("/desk/").status_code == 200
    assert client.session.session_key != before
    assert Event.objects.filter(kind="sign_in", account=user, detail="统一身份认证").exists()


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example/"])
def test_it_leads_to_no_other_site(client, provider, where):
    entered = client.get(there_and_back(client, "u1", f"/login/oidc/?next={where}"))
    assert entered["Location"] == "/"


def test_the_name_of_a_local_account_is_refused_and_told(client, provider, editor):
    refused = client.get(there_and_back(client, "u2"))
    assert refused.status_code == 403
    assert "没有自动合并" in refused.text
    assert client.get("/account/").status_code == 302
    assert Event.objects.filter(kind="refused", name="bian").exists()


def test_a_way_back_that_another_browser_began_is_refused(client, provider):
    address = there_and_back(client, "u1")
    client.cookies.clear()
    refused = client.get(address)
    assert refused.status_code == 502
    assert "请重新登录" in refused.text
    assert not User.objects.filter(username="lin").exists()


def test_a_way_back_counts_once(client, provider):
    address = there_and_back(client, "u1")
    assert client.get(address).status_code == 302
    client.post("/logout/")
    assert client.get(address).status_code == 502


def test_a_provider_that_is_away_is_a_sentence(client, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID = "http://localhost:9", "xianjie"
    settings.OIDC_CLIENT_SECRET = "secret"
    refused = client.get("/login/oidc/")
    assert refused.status_code == 502
    assert "没有应答" in refused.text
    oidc.client.cache_clear()


def test_accounts_of_the_site_stay_the_way_back_in(client, provider, editor, sign_in):
    assert sign_in(client, editor, PASSWORD).status_code == 302
    assert client.get("/desk/").status_code == 200


def test_without_a_provider_there_is_no_such_page(client):
    assert client.get("/login/oidc/").status_code == 404
    assert client.get("/login/oidc/back/?code=a&state=b").status_code == 404
    assert "统一身份" not in client.get("/login/").text
