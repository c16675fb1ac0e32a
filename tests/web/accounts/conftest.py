import pytest

from tests.factories import make_account
from web.accounts.roles import ADMINISTRATOR, EDITOR, REVIEWER

PASSWORD = "qingling-2024-cha"


def account(name, role):
    user = make_account(name, role)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def editor(db):
    return account("bian", EDITOR)


@pytest.fixture
def reviewer(db):
    return account("shen", REVIEWER)


@pytest.fixture
def manager(db):
    return account("guan", ADMINISTRATOR)


@pytest.fixture
def sign_in():
    def sign_in(client, user, password=PASSWORD, **headers):
        return client.post("/login/", {"username": user.username, "password": password}, headers=headers)

    return sign_in
