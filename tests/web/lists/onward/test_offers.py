"""What is offered while a reader types in a search field."""

import pytest
from django.urls import reverse

from documents.search.query_log import record_query
from tests.factories import make_article

QUERY_BUDGET = 6


def options(client, q):
    response = client.get(reverse("suggest"), {"q": q})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("q", ["", " ", "不存在", "%", "'"])
def test_nothing_is_offered(client, world, q):
    assert "option" not in options(client, q)


def test_drafts_are_not_offered_to_readers(client, world):
    assert "尚未发布" not in options(client, "尚未发布")


def test_places_people_themes_titles_and_queries_lead_on(client, world):
    for visitor in range(5):
        record_query(text="青岭茶园", model="articles", hits=3, asker=f"visitor {visitor}")
    html = options(client, "青岭")
    assert 'data-url="/regions/529901/"' in html
    assert f'data-url="/articles/{world.tea.pk}/"' in html
    assert 'data-url="/search/?q=%E9%9D%92%E5%B2%AD%E8%8C%B6%E5%9B%AD"' in html
    assert 'data-url="/themes/monitoring/"' in options(client, "监测")
    official = world.tea.officials.get()
    assert f'data-url="/articles/?official={official.pk}"' in options(client, "林")


def test_a_place_is_offered_by_its_pinyin_initials(client, world):
    type(world.county_a).objects.filter(pk="529901").update(initials="ql")
    assert "青岭县" in options(client, "ql")
    assert "青岭县" in options(client, "QL")


def test_markup_in_a_title_is_text(client, world):
    make_article("正文。", title="水产<script>")
    assert "<script>" not in options(client, "水产")


def test_queries_stay_in_budget(client, world, django_assert_max_num_queries):
    with django_assert_max_num_queries(QUERY_BUDGET):
        options(client, "青")
