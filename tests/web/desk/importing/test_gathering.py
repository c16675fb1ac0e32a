import pytest
from django.urls import reverse
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from documents.models import GatheredLink, WatchedPage
from tests.factories import make_article

QUERY_BUDGET = 14


@pytest.fixture
def watched(db):
    return WatchedPage.objects.create(
        name="县里要闻",
        address="http://example.cn/feed.xml",
        visited_at=now(),
        result="partly",
        said="新存 1 篇草稿，1 篇没有取成。",
    )


@pytest.fixture
def links(watched):
    article = make_article("甲乙丙丁。", title="取来的文章", status="draft")
    stored = watched.links.create(url="http://example.cn/1", title="甲", state="stored", article=article)
    failed = watched.links.create(
        url="http://example.cn/2", title="取不到的", state="failed", tries=3, problem="对方网站回答 404"
    )
    return stored, failed


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


def test_a_reader_sees_nothing_of_it(client, reader, watched):
    client.force_login(reader)
    assert client.get(reverse("desk:gathering")).status_code == 403
    assert client.post(reverse("desk:gather_now", args=[watched.pk])).status_code == 403


def test_a_site_that_may_not_fetch_says_so_and_does_nothing(editor_client, watched, links, settings):
    settings.ALLOW_FETCH = False
    text = editor_client.get(reverse("desk:gathering")).text
    assert "XIANJIE_ALLOW_FETCH=1" in text
    assert "现在去看" not in text
    answer = editor_client.post(reverse("desk:gather_now", args=[watched.pk]), follow=True)
    assert "没有查看" in answer.text
    assert not DBTaskResult.objects.exists()


def test_without_pages_it_says_how_there_will_be_some(editor_client):
    assert "还没有采集来源" in editor_client.get(reverse("desk:gathering")).text


@pytest.mark.parametrize(
    "query", ["state=x", "page_of=x", "page_of=99999999999999999999", "page=0", "page=x"]
)
def test_what_cannot_be_meant_is_left_out(editor_client, links, query):
    assert "取来的文章" in editor_client.get(f"{reverse('desk:gathering')}?{query}").text


def test_the_page_says_what_came_in_and_what_did_not(
    editor_client, links, settings, django_assert_max_num_queries
):
    settings.ALLOW_FETCH = True
    with django_assert_max_num_queries(QUERY_BUDGET):
        text = editor_client.get(reverse("desk:gathering")).text
    for words in ("县里要闻", "新存 1 篇草稿，1 篇没有取成。", "取来的文章", "对方网站回答 404"):
        assert words in text
    # What came of it and what is said of that are two things.
    assert '<br><small class="desk-warning">新存' in text
    failed = editor_client.get(f"{reverse('desk:gathering')}?state=failed").text
    assert "取来的文章" not in failed
    assert "取不到的" in failed
    assert 'aria-current="true">没有取成</a></nav>' in failed


def test_its_drafts_are_listed_alone(editor_client, links, watched):
    make_article("戊己庚辛。", title="别处来的文章", status="draft")
    text = editor_client.get(f"{reverse('desk:draft_list')}?watched={watched.pk}").text
    assert "取来的文章" in text
    assert "别处来的文章" not in text


def test_a_visit_is_asked_for_once_and_tries_again_what_was_given_up(editor_client, links, watched, settings):
    settings.ALLOW_FETCH = True
    for _ in range(2):
        answer = editor_client.post(reverse("desk:gather_now", args=[watched.pk]), follow=True)
    assert "已让后台去看" in answer.text
    assert DBTaskResult.objects.count() == 1
    assert GatheredLink.objects.get(pk=links[1].pk).tries == 0
    watched.refresh_from_db()
    assert watched.is_due


def test_a_page_that_is_off_is_not_visited(editor_client, watched):
    WatchedPage.objects.update(is_active=False)
    assert editor_client.post(reverse("desk:gather_now", args=[watched.pk])).status_code == 404


def test_the_front_page_tells_of_trouble(editor_client, watched):
    assert "1 个采集来源</a>没有取成" in editor_client.get(reverse("desk:home")).text
    WatchedPage.objects.update(result="new")
    assert "采集来源</a>没有取成" not in editor_client.get(reverse("desk:home")).text
