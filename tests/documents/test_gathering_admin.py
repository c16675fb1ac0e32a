import pytest
from django.urls import reverse
from django.utils.timezone import now

from documents.models import WatchedPage
from tests.factories import make_account

ADD = "admin:documents_watchedpage_add"
FIELDS = {"name": "要闻", "address": "http://example.cn/list/", "kind": "list", "link_pattern": "/art/*.html",
          "hours_between": "24", "is_active": "on"}  # fmt: skip


@pytest.fixture
def admin_client(client, db):
    client.force_login(make_account("guan", "管理员"))
    return client


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"link_pattern": ""}, "变化的部分写成 *"),
        ({"link_pattern": "/art/1.html"}, "变化的部分写成 *"),
        ({"address": "ftp://example.cn/"}, "http:// 或 https://"),
        ({"address": "example"}, "有效"),
        ({"hours_between": "0"}, "1"),
    ],
)
def test_what_cannot_be_watched_is_not_saved(admin_client, fields, words):
    answer = admin_client.post(reverse(ADD), FIELDS | fields)
    assert answer.status_code == 200
    assert words in answer.text
    assert not WatchedPage.objects.exists()


def test_a_page_is_named_by_whoever_adds_it(admin_client):
    admin_client.post(reverse(ADD), FIELDS)
    assert WatchedPage.objects.get().made_by.username == "guan"


def test_a_change_of_what_is_looked_for_has_the_page_looked_at_anew(admin_client):
    admin_client.post(reverse(ADD), FIELDS)
    page = WatchedPage.objects.get()
    change = reverse("admin:documents_watchedpage_change", args=[page.pk])
    for fields, is_kept in (({"hours_between": "12"}, True), ({"link_pattern": "/art/*.shtml"}, False)):
        WatchedPage.objects.update(etag='"a"', visited_at=now())
        admin_client.post(change, FIELDS | fields)
        page.refresh_from_db()
        assert (bool(page.etag), page.visited_at is not None) == (is_kept, is_kept)
