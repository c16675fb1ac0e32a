import re
from html import unescape

import pytest
from django.urls import reverse

from tests.factories import made_together, make_article, make_transition

QUERY_BUDGET = 10


@pytest.fixture
def bridge(world):
    make_transition(world.tea, "健全联农带农机制", "单打独斗", "联农带农", measure=world.tea_garden)
    make_transition(world.rice, "沿用旧办法安排资金", "旧办法", "新办法")
    return world


def html_of(client, **query):
    response = client.get(reverse("transition_list"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_drafts_stay_out_even_for_staff(staff_client, bridge):
    make_transition(bridge.draft, "发展茶产业", "草稿甲", "草稿乙")
    assert "草稿甲" not in html_of(staff_client)


def test_the_bridge_itself_comes_first(client, bridge):
    make_transition(bridge.provincial, "守住底线", "扶贫", "振兴", weight=1)
    html = html_of(client)
    assert html.index(">扶贫<") < html.index(">单打独斗<") < html.index(">旧办法<")
    by_source = html_of(client, sort="source")
    assert by_source.index(">单打独斗<") < by_source.index(">扶贫<")


def test_a_drawing_that_repeats_the_table_is_left_out(client, bridge):
    assert "次）" not in html_of(client)
    make_transition(bridge.provincial, "守住底线", "单打独斗", "抱团发展")
    html = html_of(client)
    assert "单打独斗 → 抱团发展（1次）" in html
    assert "旧办法 → 新办法（1次）" not in html
    assert "与其他转变没有共同起点或终点的没有画出" in html


def test_each_line_of_the_drawing_opens_its_sentences(client, bridge):
    make_transition(bridge.provincial, "守住底线", "单打独斗", "抱团发展")
    line = re.search(r'href="(\?[^"]*)" aria-label="单打独斗 → 联农带农', html_of(client, since="2000"))
    html = client.get(reverse("transition_list") + unescape(line[1])).content.decode()
    assert "健全联农带农机制" in html
    assert "1 条转变" in html
    assert "since=2000" in line[1]


def test_each_transition_stands_in_table_and_drawing_and_leads_to_its_sentence(client, bridge):
    assert "单打独斗 → 联农带农（1次）" in html_of(client, q="农带农")
    html = html_of(client)
    assert "健全联农带农机制" in html
    assert f'href="/articles/{bridge.tea.pk}/#t' in html
    assert "2 条转变" in html


@pytest.mark.parametrize("query", [{"region": "529901"}, {"q": "联农"}, {"until": "2021"}])
def test_filters_narrow(client, bridge, query):
    html = html_of(client, **query)
    assert "单打独斗" in html
    assert "新办法" not in html


@pytest.mark.parametrize(
    "query", [{"region": "zzz"}, {"since": "2023", "until": "2021"}, {"page": "x"}, {"sort": "?"}]
)
def test_bad_input_gives_a_page_and_keeps_the_rest(client, bridge, query):
    html = html_of(client, q="联农", **query)
    assert "单打独斗" in html
    assert 'value="联农"' in html


def test_nothing_found_says_what_to_do(client, bridge):
    assert "没有符合条件的转变" in html_of(client, q="火箭")


def test_script_in_text_is_text(client, bridge):
    article = make_article("由<script>x</script>转为好事。", region=bridge.county_a)
    make_transition(article, "由<script>x</script>转为好事", "<script>x</script>", "好事")
    assert "<script>x" not in html_of(client)


def test_queries_stay_in_budget(client, bridge, django_assert_max_num_queries):
    with made_together():
        for number in range(50):
            article = make_article(f"由甲{number}转为乙{number}。", region=bridge.county_b)
            make_transition(article, f"由甲{number}转为乙{number}", f"甲{number}", f"乙{number}")
    for sort in ("source", "target", "region", "new"):
        with django_assert_max_num_queries(QUERY_BUDGET, info=sort):
            html_of(client, sort=sort, since="2000", region="529900")
