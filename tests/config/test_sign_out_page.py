"""Signing out: the address alone signs nobody out, the form does."""

from django.contrib.auth.models import User


def test_address_alone_asks_back(staff_client):
    response = staff_client.get("/logout/")
    assert response.status_code == 200
    assert "当前账号是“editor”" in response.text
    assert "_auth_user_id" in staff_client.session


def test_visitor_is_told_there_is_nothing_to_leave(client, db):
    assert "不需要退出" in client.get("/logout/").text


def test_form_signs_out_and_returns_home(client, db):
    client.force_login(User.objects.create_user("reader"))
    response = client.post("/logout/")
    assert (response.status_code, response.url) == (302, "/")
    assert "_auth_user_id" not in client.session
