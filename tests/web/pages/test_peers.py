import pytest
from django.urls import reverse

from measures.actions.tallies import remake_tallies
from tests.factories import (
    made_together,
    make_article,
    make_measure,
    make_mention,
    make_region,
    make_theme,
)

QUERY_BUDGET = 10


@pytest.fixture
def peers(world):
    """青岭县 and 白河县 write of industry; 白河县 of finance too, 青岭县 not. 远山县 has too little to tell."""
    body = "一是甲。二是乙。三是丙。四是丁。"
    with made_together():
        for county, themes in (
            (world.county_a, [world.industry, world.industry, world.monitoring]),
            (world.county_b, [world.industry, world.industry, world.finance]),
            (make_region("529903", "远山县", parent=world.city), [world.industry]),
        ):
            article = make_article(f"{county.name}的做法：{body}", region=county)
            for quote, theme in zip("甲乙丙丁", themes, strict=False):
                make_measure(article, f"{quote}。", theme=theme, title=f"{county.short_name}{quote}")
    return world


def html_of(client, code):
    response = client.get(reverse("region_peers", args=[code]))
    assert response.status_code == 200
    return response.content.decode()


def test_unknown_region_is_a_404(client, db):
    assert client.get("/regions/000000/peers/").status_code == 404


def test_region_without_articles_says_so(client, world):
    make_region("529909", "空白县", parent=world.city)
    assert "这个地区还没有文章" in html_of(client, "529909")


def test_region_with_too_little_written_says_so(client, peers):
    assert "写到的举措还太少" in html_of(client, "529903")


def test_peers_and_leads_stand_with_evidence(client, peers):
    html = html_of(client, "529901")
    assert "白河" in html
    assert "资金与金融" in html
    assert "青岭未提及" in html
    assert "白河丙" in html
    assert "region=529901&amp;region=529902" in html


def test_theme_touched_in_passing_is_no_lead(client, peers):
    peers.tea_garden.secondary_themes.add(peers.finance)
    remake_tallies()
    assert "青岭未提及" not in html_of(client, "529901")


def test_regions_above_are_no_peers(client, peers):
    peers_table = html_of(client, "529901").split("可借鉴</h2>")[0]
    assert "region=529901&amp;region=520000" not in peers_table


def test_rejected_measures_are_no_lead(client, world):
    other = make_theme("reform", "农村改革", group="support")
    world.rejected.theme = other
    world.rejected.save()
    assert "农村改革" not in html_of(client, "529901")


def test_queries_stay_in_budget(client, peers, django_assert_max_num_queries):
    with made_together():
        for number in range(10, 30):
            article = make_article(
                f"一是甲{number}。二是乙。三是丙。",
                region=make_region(f"5299{number}", f"县{number}", parent=peers.city),
            )
            for quote in (f"甲{number}。", "乙。", "丙。"):
                make_measure(article, quote, theme=peers.industry)
    with django_assert_max_num_queries(QUERY_BUDGET):
        html_of(client, "529901")


def test_theme_that_a_sentence_speaks_of_is_not_called_unmentioned(client, peers):
    make_mention(peers.tea, "近年来，青岭县推进有效衔接。", "推进", theme=peers.finance)
    html = html_of(client, "529901")
    assert "青岭未提及" not in html
    assert "有提及 1 句" in html
