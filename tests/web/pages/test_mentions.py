"""The sentences of a region that speak of a theme."""

import pytest

from tests.factories import made_together, make_article, make_mention

QUERY_BUDGET = 5
SENTENCE = "白河县坚持因地制宜。"


@pytest.fixture
def spoken(world):
    make_mention(world.rice, SENTENCE, "因地制宜", theme=world.monitoring)
    make_mention(world.draft, "发展茶产业。", "茶", theme=world.monitoring)
    return world


@pytest.mark.parametrize(
    "query",
    ["", "region=529902", "region=999999&theme=monitoring", "region=529902&theme=nope", "theme=monitoring"],
)
def test_what_names_no_region_and_theme_is_not_found(client, spoken, query):
    assert client.get(f"/mentions/?{query}").status_code == 404


def test_each_sentence_leads_to_its_place(client, spoken):
    text = client.get("/mentions/?region=529902&theme=monitoring&own=1").text
    assert "白河县坚持<mark>因地制宜</mark>。" in text
    assert f'href="/articles/{spoken.rice.pk}/?theme=monitoring#q0"' in text
    article = client.get(f"/articles/{spoken.rice.pk}/?theme=monitoring").text
    assert '<span class="hit" data-passage="q0" id="q0"' in article
    assert "标出了提及“防返贫监测帮扶”的 1 句" in article


def test_a_region_holds_what_lies_below_it_unless_own_is_asked_for(client, spoken):
    assert "因地制宜" in client.get("/mentions/?region=520000&theme=monitoring").text
    assert "没有提及这一主题" in client.get("/mentions/?region=520000&theme=monitoring&own=1").text


def test_drafts_stay_out_even_for_staff(staff_client, spoken):
    assert "没有提及这一主题" in staff_client.get("/mentions/?region=529901&theme=monitoring").text


def test_a_period_holds_and_a_group_of_themes_may_be_asked_for(client, spoken):
    assert "没有提及" in client.get("/mentions/?region=529902&theme=monitoring&since=2023").text
    group = spoken.monitoring.group.slug
    assert "因地制宜" in client.get(f"/mentions/?region=529902&group={group}").text


def test_an_article_without_such_a_sentence_says_so(client, spoken):
    text = client.get(f"/articles/{spoken.tea.pk}/?theme=monitoring").text
    assert "没有一句提及“防返贫监测帮扶”" in text
    assert client.get(f"/articles/{spoken.tea.pk}/?theme=nope").status_code == 200


def test_queries_stay_in_budget(client, spoken, django_assert_max_num_queries):
    with made_together():
        for number in range(40):
            article = make_article(f"<b>第{number}句</b>说茶。", region=spoken.county_b)
            make_mention(article, article.body, "茶", theme=spoken.monitoring)
    with django_assert_max_num_queries(QUERY_BUDGET):
        text = client.get("/mentions/?region=529902&theme=monitoring").text
    assert "第 1 页，共 2 页" in text
    assert "<b>第" not in text
