import re

import pytest
from django.urls import reverse

from documents.search.models import SynonymGroup
from documents.search.query_log import record_query
from documents.search.vocabulary import add_shipped_vocabulary, synonyms_in_force
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_a_change_of_synonyms_shows_what_it_does_to_logged_queries(admin_client):
    make_article("推广水肥一体化。")
    record_query(text="滴灌", model="articles", hits=0)
    url = reverse("admin:documents_synonymgroup_add")
    page = admin_client.post(
        url, {"terms": "滴灌 水肥一体化", "narrower": "", "is_active": "on"}, follow=True
    )
    assert "检索“滴灌”（文章）：结果由 0 条变为 1 条。" in page.content.decode()


def test_deleting_a_group_shows_what_it_does_to_logged_queries(admin_client):
    make_article("推广水肥一体化。")
    group = SynonymGroup.objects.create(terms="滴灌 水肥一体化")
    record_query(text="滴灌", model="articles", hits=1)
    page = admin_client.post(
        reverse("admin:documents_synonymgroup_delete", args=[group.pk]), {"post": "yes"}, follow=True
    )
    assert "检索“滴灌”（文章）：结果由 1 条变为 0 条。" in page.content.decode()
    assert not SynonymGroup.objects.exists()


def test_a_change_that_changes_no_result_says_so(admin_client):
    record_query(text="滴灌", model="articles", hits=0)
    page = admin_client.post(
        reverse("admin:documents_synonymgroup_add"), {"terms": "滴灌 喷灌", "is_active": "on"}, follow=True
    )
    assert "检索记录里的结果数没有变化。" in page.content.decode()


def test_a_group_of_one_word_is_refused(admin_client):
    page = admin_client.post(
        reverse("admin:documents_synonymgroup_add"), {"terms": "滴灌", "is_active": "on"}
    )
    assert "至少要有两个词语" in page.content.decode()
    assert not SynonymGroup.objects.exists()


def test_a_query_that_found_nothing_leads_to_an_entry(admin_client):
    record_query(text="滴灌", model="articles", hits=0)
    record_query(text="茶园", model="articles", hits=3)
    page = admin_client.get(reverse("admin:documents_loggedquery_changelist"), {"found": "none"})
    text = page.content.decode()
    assert f"{reverse('admin:documents_synonymgroup_add')}?terms=%E6%BB%B4%E7%81%8C" in text
    assert "茶园" not in text


def test_shipped_vocabulary_is_stored_once_and_can_be_switched_off():
    assert add_shipped_vocabulary() >= 160
    assert add_shipped_vocabulary() == 0
    assert "防止返贫" in synonyms_in_force()["防返贫"]
    group = SynonymGroup.objects.get(terms__startswith="防返贫 ")
    group.is_active = False
    group.save()
    assert "防止返贫" not in synonyms_in_force().get("防返贫", ())


def test_narrower_terms_do_not_find_the_broader():
    SynonymGroup.objects.create(terms="就业帮扶", narrower="扶贫工坊")
    assert synonyms_in_force()["就业帮扶"] == ("扶贫工坊",)
    assert "扶贫工坊" not in synonyms_in_force()


def test_candidates_show_hits_before_and_after(admin_client):
    make_article("改造农户卫生间。")
    record_query(text="厕所", model="articles", hits=0)
    record_query(text="厕所 改造", model="articles", hits=0)
    html = admin_client.get(reverse("admin:synonym_candidates")).content.decode()
    assert "<td>卫生间</td><td>0</td><td>1</td>" in html
    assert "厕所 改造" not in html
    assert "?terms=%E5%8E%95%E6%89%80%20%E5%8D%AB%E7%94%9F%E9%97%B4" in html


def test_groups_that_change_nothing_are_said_to_be_idle(admin_client):
    make_article("推广水肥一体化。")
    SynonymGroup.objects.create(terms="滴灌 水肥一体化")
    SynonymGroup.objects.create(terms="喷灌 微灌")
    html = admin_client.get(reverse("admin:synonym_effects")).content.decode()
    working, idle = html.split("<tbody>")[1].split("</tr>")[:2]
    assert "滴灌（0）、水肥一体化（1）" in working
    assert "不起作用" not in working
    assert "喷灌（0）、微灌（0）" in idle
    assert "不起作用" in idle


@pytest.mark.parametrize("name", ["admin:synonym_candidates", "admin:synonym_effects"])
def test_reports_are_for_those_who_may_see_synonyms(client, staff_client, name):
    assert staff_client.get(reverse(name)).status_code == 403
    client.logout()
    assert client.get(reverse(name)).status_code == 302


def test_reports_stand_beside_the_list_of_groups(admin_client):
    html = admin_client.get(reverse("admin:documents_synonymgroup_changelist")).content.decode()
    assert reverse("admin:synonym_candidates") in html
    assert reverse("admin:synonym_effects") in html


def test_the_log_says_what_a_query_without_result_finds_now(admin_client):
    make_article("改造农户卫生间。")
    make_article("推广水肥一体化。")
    for text in ("厕所", "水肥", "qwerty"):
        record_query(text=text, model="articles", hits=0)
    record_query(text="推广", model="articles", hits=1)
    html = admin_client.get(reverse("admin:documents_loggedquery_changelist")).content.decode()
    said = dict(re.findall(r'field-text">.*?>([^<]+)</a>.*?field-now">([^<]+)<', html, re.S))
    assert said["厕所"] == "意思相近 1 条"
    assert said["水肥"].startswith("原词 1 条")
    assert said["qwerty"] == "仍没有结果"
    assert said["推广"] == "—"
