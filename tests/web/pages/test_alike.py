"""More like this."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from measures.models import Measure
from tests.factories import make_article, make_measure
from web.readers import actions

QUERY_BUDGET = 60

TOILETS = "改造农户卫生间，清运粪污，建立管护队伍，落实管护经费。"
LIKE_IT = "新建农村厕所，配备管护队伍，定期清运粪污。"


@pytest.fixture
def pair(world):
    """A measure and one like it in another article."""
    return [
        make_measure(
            make_article(text, title=f"第{number}篇", region=world.county_a), text, theme=world.industry
        )
        for number, text in enumerate((TOILETS, LIKE_IT), start=1)
    ]


def test_a_measure_leads_to_those_like_it(client, pair):
    detail = client.get(pair[0].get_absolute_url()).content.decode()
    address = reverse("measure_alike", args=[pair[0].pk])
    assert address in detail
    html = client.get(address).content.decode()
    assert "都写到：" in html
    assert "<mark>管护" in html
    assert pair[1].get_absolute_url() in html


def test_an_article_leads_to_those_like_it(client, pair):
    first, second = (each.article for each in pair)
    address = reverse("article_alike", args=[first.pk])
    assert address in client.get(first.get_absolute_url()).content.decode()
    html = client.get(address).content.decode()
    assert second.title in html
    assert "清运" in html


def test_drafts_are_like_nothing_for_readers(client, staff_client, pair):
    article = pair[1].article
    article.status = "draft"
    article.save()
    address = reverse("measure_alike", args=[pair[0].pk])
    assert pair[1].get_absolute_url() in staff_client.get(address).content.decode()
    client.logout()
    assert pair[1].get_absolute_url() not in client.get(address).content.decode()
    assert client.get(reverse("measure_alike", args=[pair[1].pk])).status_code == 404
    assert client.get(reverse("article_alike", args=[article.pk])).status_code == 404


def test_rejected_measures_are_like_nothing(staff, staff_client, pair):
    decided = {"status": "rejected", "reason": "重复", "reviewed_by": staff, "reviewed_at": now()}
    Measure.objects.filter(pk=pair[1].pk).update(**decided)
    html = staff_client.get(reverse("measure_alike", args=[pair[0].pk])).content.decode()
    assert pair[1].get_absolute_url() not in html


def test_nothing_alike_says_so(client, world):
    lone = make_measure(make_article("qwerty"), "qwerty")
    assert "没有相近的举措" in client.get(reverse("measure_alike", args=[lone.pk])).content.decode()


def test_a_basket_leads_to_what_is_like_its_clips(staff, staff_client, django_user_model, client, pair):
    basket = actions.open_basket(owner=staff, name="厕所")
    basket.clips.create(position=1, measure=pair[0], article=pair[0].article, title="改厕", quote=TOILETS)
    address = reverse("basket_alike", args=[basket.pk])
    html = staff_client.get(address).content.decode()
    assert pair[1].get_absolute_url() in html
    assert pair[0].get_absolute_url() not in html
    client.force_login(django_user_model.objects.create_user("other"))
    assert client.get(address).status_code == 404


def test_a_draft_is_shown_measures_like_it(client, pair):
    html = client.post(reverse("draft_check"), {"draft": TOILETS}).content.decode()
    assert pair[1].get_absolute_url() in html.split("意思相近的举措")[1]


def test_queries_stay_in_budget(client, pair, django_assert_max_num_queries):
    for name, row in (("measure_alike", pair[0]), ("article_alike", pair[0].article)):
        client.get(reverse(name, args=[row.pk]))
        with django_assert_max_num_queries(QUERY_BUDGET):
            client.get(reverse(name, args=[row.pk]))
