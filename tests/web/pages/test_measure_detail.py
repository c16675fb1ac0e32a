import pytest
from django.urls import reverse

from tests.factories import (
    made_together,
    make_article,
    make_figure,
    make_measure,
    make_transition,
)

QUERY_BUDGET = 20


def page(client, measure, **kwargs):
    return client.get(reverse("measure_detail", args=[measure.pk]), **kwargs)


@pytest.mark.parametrize("name", ["rejected", "draft_measure"])
def test_drafts_and_rejected_are_unknown_to_readers(client, world, name):
    assert page(client, getattr(world, name)).status_code == 404


@pytest.mark.parametrize("name", ["rejected", "draft_measure"])
def test_staff_see_drafts_and_rejected(staff_client, world, name):
    assert page(staff_client, getattr(world, name)).status_code == 200


def test_unknown_measure_is_a_404(client, world):
    assert client.get("/measures/999999/").status_code == 404


def test_measure_stands_in_its_text_and_links_to_its_sentence(client, world):
    html = page(client, world.tea_garden).content.decode()
    assert "<mark>建设生态茶园60万亩，健全联农带农机制。</mark>" in html
    assert "近年来，青岭县推进有效衔接。" in html
    assert f'href="/articles/{world.tea.pk}/#m{world.tea_garden.pk}"' in html
    assert "林青山（青岭县委农办主任）" in html


def test_figures_and_transitions_are_shown(client, world):
    make_figure(world.tea, "60万亩", 600000, "亩", about="生态茶园", measure=world.tea_garden)
    make_transition(world.tea, "健全联农带农机制", "单干", "联农带农", measure=world.tea_garden)
    html = page(client, world.tea_garden).content.decode()
    assert "60万亩" in html
    assert "单干" in html


def test_elsewhere_leaves_out_own_region_drafts_and_rejected(client, world):
    html = page(client, world.tea_garden).content.decode()
    assert "发展优质稻" in html
    assert "起草中的做法" not in html
    assert "沿用旧办法" not in html


def test_most_alike_elsewhere_comes_first_with_the_words_that_say_so(client, world):
    article = make_article("一是建设高标准茶园，推广绿色茶园。", region=world.county_b)
    make_measure(article, "建设高标准茶园，推广绿色茶园。", theme=world.industry)
    elsewhere = page(client, world.tea_garden).content.decode().split('id="elsewhere"')[1]
    assert "<mark>茶园</mark>" in elsewhere
    assert "优质稻" not in elsewhere


def test_quote_with_source_and_references_can_be_copied(client, world):
    html = page(client, world.tea_garden).content.decode()
    assert (
        "——青岭县，林青山（青岭县委农办主任），《青岭县推进有效衔接的探索》，云台日报，2021年3月1日" in html
    )
    assert "林青山. 青岭县推进有效衔接的探索[N]. 云台日报，2021-03-01" in html
    assert f"@article{{xianjie-{world.tea.pk}," in html


def test_script_in_text_is_text(client, world):
    article = make_article(
        "一是<script>alert(1)</script>发展产业。", title="<b>标题</b>", region=world.county_a
    )
    measure = make_measure(article, "<script>alert(1)</script>发展产业。", theme=world.industry)
    html = page(client, measure).content.decode()
    assert "<script>alert(1)" not in html
    assert "<b>标题" not in html


def test_queries_stay_in_budget_however_many_measures(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(12):
            article = make_article(
                f"一是办好第{number}个合作社。", region=world.county_b, published_on="2022-01-01"
            )
            make_measure(article, f"办好第{number}个合作社", theme=world.industry)
    with django_assert_max_num_queries(QUERY_BUDGET):
        page(client, world.tea_garden)


def test_measure_of_a_text_without_region_has_a_page(client, world):
    article = make_article("一是国家层面的安排，统筹资金投入。", title="全国性文件")
    measure = make_measure(article, "国家层面的安排，统筹资金投入", theme=world.industry)
    response = page(client, measure)
    assert response.status_code == 200
    assert "不限地区" in response.content.decode()


def test_words_that_led_to_the_theme_are_named(client, world):
    world.tea_garden.evidence = [
        ["industry", "茶园", "text", 0.2],
        ["industry", "联农带农", "title", 0.6],
        ["finance", "资金", "text", 0.9],
        ["industry", "茶园", "title", 0.1],
    ]
    world.tea_garden.save()
    html = client.get(world.tea_garden.get_absolute_url()).text
    assert "<dt>归类依据</dt><dd>联农带农、茶园</dd>" in html
