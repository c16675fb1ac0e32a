import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from web.client_address import client_address

PASSWORD = "correct horse battery staple"


def request(forwarded):
    return RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": forwarded})


def test_without_a_proxy_the_header_is_anybodys_word(settings):
    settings.BEHIND_PROXY = False
    assert client_address(request("10.1.1.9")) == "127.0.0.1"


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [("", "127.0.0.1"), ("10.1.1.9", "10.1.1.9"), ("1.2.3.4, 203.0.113.66", "203.0.113.66")],
)
def test_behind_a_proxy_what_the_proxy_saw_counts(settings, forwarded, address):
    settings.BEHIND_PROXY = True
    assert client_address(request(forwarded)) == address


def test_only_the_attackers_address_is_locked(settings, db):
    settings.BEHIND_PROXY = True
    User.objects.create_user("leader", password=PASSWORD)

    def sign_in(address, password):
        data = {"username": "leader", "password": password}
        return Client().post("/login/", data, headers={"x-forwarded-for": address}).status_code

    for _ in range(settings.AXES_FAILURE_LIMIT):
        sign_in("203.0.113.66", "wrong")
    assert sign_in("203.0.113.66", PASSWORD) == 429
    assert sign_in("10.1.1.9", PASSWORD) == 302


def test_a_name_of_any_length_is_merely_wrong(client, db):
    answer = client.post("/login/", {"username": "长" * 5000, "password": "x" * 5000})
    assert answer.status_code == 200
