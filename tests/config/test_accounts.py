"""Login, lockout, password rules, session expiry and the optional login for the whole site."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

PASSWORD = "qingling-2024-cha"


@pytest.fixture
def account(db):
    return User.objects.create_user("lin", password=PASSWORD)


def sign_in(client, password=PASSWORD):
    return client.post("/login/", {"username": "lin", "password": password})


@pytest.mark.parametrize("password", ["short-1", "1234567890123", "password123", "lin"])
def test_weak_passwords_are_refused_in_chinese(account, password):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, account)
    assert any("密码" in message for message in refusal.value.messages)


@pytest.mark.parametrize(
    "password",
    ["xiangcunzhenxing2024", "Fupin@20240101", "admin_2024_hb", "lindaojiangov2024", "衔接库1234567890"],
)
def test_words_of_the_field_and_of_the_office_with_a_number_are_refused(account, settings, password):
    settings.ALLOWED_HOSTS = ["lindaojiangov.example"]
    with pytest.raises(ValidationError, match="常见的词"):
        validate_password(password, account)


@pytest.mark.parametrize("password", [PASSWORD, "fupin-qingling-cha", "4921-8834-9921-x"])
def test_other_words_beside_them_will_do(account, password):
    validate_password(password, account)


def test_a_good_password_signs_in(client, account):
    assert sign_in(client).status_code == 302
    assert client.session["_auth_user_id"] == str(account.pk)


def test_eight_wrong_passwords_lock_the_account_even_for_the_right_one(client, account):
    for _ in range(8):
        answer = sign_in(client, "wrong-password")
    assert answer.status_code == 429
    assert "暂停登录" in answer.text
    assert sign_in(client).status_code == 429


def test_seven_wrong_passwords_do_not_lock(client, account):
    for _ in range(7):
        sign_in(client, "wrong-password")
    assert sign_in(client).status_code == 302


def test_a_session_ends_after_twelve_hours(client, account):
    sign_in(client)
    assert client.session.get_expiry_date() <= timezone.now() + datetime.timedelta(hours=12)


@pytest.fixture
def private_site(settings):
    settings.REQUIRE_LOGIN = True


def test_a_private_site_sends_visitors_to_the_login_and_back(private_site, client, db):
    answer = client.get("/articles/?q=茶园")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login/?next=/articles/")


@pytest.mark.parametrize("address", ["/login/", "/healthz"])
def test_a_private_site_still_answers_login_and_health(private_site, client, db, address):
    assert client.get(address).status_code == 200


def test_an_administrator_makes_an_editor_who_is_staff(client, db):
    root = User.objects.create_superuser("root", password=None)
    client.force_login(root)
    lin = User.objects.create_user("lin", password=None)
    editors = Group.objects.get(name="编辑")
    answer = client.post(
        f"/admin/auth/user/{lin.pk}/change/",
        {
            "username": "lin",
            "is_active": "on",
            "groups": [editors.pk],
            "date_joined_0": "2024-01-01",
            "date_joined_1": "08:00",
        },
    )
    assert answer.status_code == 302, answer.context["errors"]
    assert User.objects.get(pk=lin.pk).is_staff


def test_an_administrator_without_superpowers_cannot_take_them(client, db):
    boss = User.objects.create_user("boss", password=None, is_staff=True)
    boss.groups.add(Group.objects.get(name="管理员"))
    client.force_login(boss)
    page = client.get(f"/admin/auth/user/{boss.pk}/change/").text
    assert "is_superuser" not in page
    assert "user_permissions" not in page
