import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from web.readers.models import SavedSearch

QUERY_BUDGET = 7
PAGE = "/searches/"


@pytest.fixture
def reader_client(client, db):
    client.force_login(User.objects.create_user("reader", password=None))
    return client


def save(client, query, place="measures"):
    response = client.post(PAGE, {"place": place, "query": query}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("place", "query"),
    [
        ("measures", ""),
        ("measures", "page=3&in=measures"),
        ("measures", "q=%20"),
        ("measures", "region=zzz"),
        ("nowhere", "q=监测"),
        ("", "q=监测"),
        ("articles", "q=" + "监" * 3000),
        ("articles", "%00=%ff&;;;"),
    ],
)
def test_what_asks_for_nothing_is_not_saved(reader_client, world, place, query):
    assert "没有保存" in save(reader_client, query, place)
    assert not SavedSearch.objects.exists()


def test_a_search_is_saved_under_what_it_asks_for(reader_client, world):
    html = save(reader_client, "q=监测&region=529901&page=2&in=measures")
    saved = SavedSearch.objects.get()
    assert saved.name == "举措：“监测”；地区：青岭县"
    assert saved.get_absolute_url() == "/measures/?q=%E7%9B%91%E6%B5%8B&region=529901"
    assert reader_client.get(saved.get_absolute_url()).status_code == 200
    assert reader_client.get(saved.feed_url).status_code == 200
    assert saved.name in html


def test_the_same_search_is_saved_once(reader_client, world):
    save(reader_client, "q=监测", "articles")
    assert "早已保存过这一检索（" in save(reader_client, "q=监测&page=4", "articles")
    assert SavedSearch.objects.count() == 1


def test_it_can_be_renamed_and_deleted(reader_client, world):
    save(reader_client, "q=监测")
    address = reverse("change_saved_search", args=[SavedSearch.objects.get().pk])
    for name in ("", "长" * 81):
        assert "没有改名" in reader_client.post(address, {"name": name}, follow=True).content.decode()
    assert (
        "监测动态<b>"
        not in reader_client.post(address, {"name": "监测动态<b>"}, follow=True).content.decode()
    )
    assert SavedSearch.objects.get().name == "监测动态<b>"
    reader_client.post(address, {"delete": "1", "name": ""})
    assert not SavedSearch.objects.exists()


def test_nobody_else_sees_or_changes_it(reader_client, world):
    other = User.objects.create_user("other", password=None)
    saved = SavedSearch.objects.create(owner=other, name="别人的检索", place="articles", query="q=a")
    assert "别人的检索" not in reader_client.get(PAGE).content.decode()
    address = reverse("change_saved_search", args=[saved.pk])
    assert reader_client.post(address, {"delete": "1"}).status_code == 404
    assert SavedSearch.objects.count() == 1


def test_only_readers_who_signed_in_are_offered_to_save(client, reader_client, world):
    assert "保存这次检索" in reader_client.get("/search/", {"q": "监测"}).content.decode()
    reader_client.logout()
    assert "保存这次检索" not in client.get("/search/", {"q": "监测"}).content.decode()
    assert client.get(PAGE).headers["Location"].startswith("/login/")


def test_an_empty_page_says_how_to_begin(reader_client):
    assert "还没有保存检索" in reader_client.get(PAGE).content.decode()


def test_queries_stay_in_budget(reader_client, world, django_assert_max_num_queries):
    owner = User.objects.get(username="reader")
    for number in range(30):
        SavedSearch.objects.create(owner=owner, name=f"{number}", place="articles", query=f"q={number}")
    with django_assert_max_num_queries(QUERY_BUDGET):
        reader_client.get(PAGE)
