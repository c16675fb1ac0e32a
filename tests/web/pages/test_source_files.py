"""Files as received: staff only, and only ever as a download."""

import pytest
from django.contrib.auth.models import User

from tests.factories import make_source_file


@pytest.fixture
def received(db):
    return make_source_file(b"<script>alert(1)</script>", file_name="乡村 振兴.html", media_type="text/html")


def address(received):
    return f"/source-files/{received.pk}/"


def test_visitor_is_sent_to_sign_in(client, received):
    response = client.get(address(received))
    assert response.status_code == 302
    assert response.url == f"/login/?next={address(received)}"


def test_reader_without_staff_rights_is_refused(client, received):
    client.force_login(User.objects.create_user("reader"))
    assert client.get(address(received)).status_code == 403


def test_unknown_file_is_not_found(staff_client):
    assert staff_client.get("/source-files/999/").status_code == 404


def test_staff_get_the_bytes_as_a_download(staff_client, received):
    response = staff_client.get(address(received))
    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E4%B9%A1")


def test_it_cannot_be_posted_to(staff_client, received):
    assert staff_client.post(address(received)).status_code == 405
