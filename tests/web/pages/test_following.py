"""What saved searches found since their owner last looked: the list of them, the page by day, the link that stops mails."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.timezone import now

from documents.actions.publication import publish_article
from documents.models import Article
from tests.factories import make_article, make_measure
from web.accounts.models import Preference
from web.readers.actions import save_search
from web.readers.digests import key_of
from web.readers.models import SavedSearch

QUERIES_WITHOUT_NEWS = 8


@pytest.fixture
def reader(db):
    return User.objects.create_user("reader", password=None, email="reader@x.test")


@pytest.fixture
def reader_client(client, reader):
    client.force_login(reader)
    return client


def saved_by(reader, query, place="measures"):
    return save_search(owner=reader, place=place, query=query, name=f"{place} {query}")[0]


def grown(world, words="二是监测再监测。"):
    """One more public article with a measure."""
    article = make_article(words, title="新到的一篇", region=world.county_a)
    make_measure(article, words, theme=world.monitoring)
    return article


def test_what_was_there_before_is_not_new(reader_client, reader, world, django_assert_max_num_queries):
    saved_by(reader, "q=监测")
    with django_assert_max_num_queries(QUERIES_WITHOUT_NEWS):
        page = reader_client.get("/searches/").text
    assert "tag--new" not in page


def test_a_draft_is_news_only_when_it_becomes_public(reader_client, reader, staff, world):
    saved_by(reader, "region=529901", "articles")
    Article.objects.filter(pk=world.draft.pk).update(created_at=now() - timedelta(days=90))
    assert "tag--new" not in reader_client.get("/searches/").text
    publish_article(article=Article.objects.get(pk=world.draft.pk), user=staff)
    assert "新 1 条" in reader_client.get("/searches/").text


def test_a_later_edit_makes_nothing_new(reader_client, reader, world):
    saved_by(reader, "region=529901", "articles")
    world.tea.title = "改了题名"
    world.tea.save()
    assert "tag--new" not in reader_client.get("/searches/").text


@pytest.mark.parametrize(
    ("place", "query", "count"),
    [
        ("measures", "q=监测", 1),
        ("articles", "q=监测", 1),
        ("measures", "theme=industry", 0),
        ("articles", "region=529902", 0),
        ("measures", "q=怎样做好动态监测和帮扶工作？", 1),
    ],
)
def test_a_search_counts_what_it_would_find(reader_client, reader, world, place, query, count):
    saved_by(reader, query, place)
    grown(world)
    page = reader_client.get("/searches/").text
    assert (f"新 {count} 条" in page) == bool(count)


def test_opening_a_search_makes_it_seen(reader_client, reader, world):
    saved = saved_by(reader, "q=%E7%9B%91%E6%B5%8B")
    grown(world)
    answer = reader_client.get(reverse("open_saved_search", args=[saved.pk]))
    assert answer.url == saved.get_absolute_url()
    assert "tag--new" not in reader_client.get("/searches/").text


def test_nobody_opens_anothers_search(reader_client, staff, world):
    saved = saved_by(staff, "q=监测")
    assert reader_client.get(reverse("open_saved_search", args=[saved.pk])).status_code == 404


def test_the_page_shows_news_by_day_and_marks_them_once(reader_client, reader, world):
    saved_by(reader, "q=监测")
    old, new = grown(world, "一是监测。"), grown(world)
    Article.objects.update(public_since=now() - timedelta(days=40))
    Article.objects.filter(pk=old.pk).update(public_since=now() - timedelta(days=2))
    Article.objects.filter(pk=new.pk).update(public_since=now() + timedelta(seconds=1))
    SavedSearch.objects.update(seen_at=now() - timedelta(days=1))
    page = reader_client.get("/following/").text
    assert page.count('<section class="section"') == 2
    assert page.count("tag--new") == 1
    assert world.tea.title not in page
    assert SavedSearch.objects.get().seen_at > now() - timedelta(minutes=1)


def test_a_reader_without_searches_is_told_how(reader_client):
    assert "还没有关注什么" in reader_client.get("/following/").text


@pytest.mark.parametrize("key", ["", "1", "1:abc", "x:y"])
def test_a_made_up_link_stops_nothing(client, reader, key):
    assert client.post(f"/following/off/{key}/").status_code == 404


def test_the_link_of_a_mail_stops_them_without_signing_in(client, reader):
    Preference.objects.create(user=reader, has_digest=True)
    address = reverse("unsubscribe", args=[key_of(reader)])
    assert "不再寄送" in client.get(address).text
    assert Preference.objects.get().has_digest
    assert client.post(address).status_code == 200
    assert not Preference.objects.get().has_digest
