"""The tree of localities and the page of one."""

import pytest

from measures.actions.tallies import remake_tallies
from tests.factories import (
    made_together,
    make_article,
    make_author,
    make_figure,
    make_measure,
    make_mention,
    make_region,
)

LIST_BUDGET = 5
DETAIL_BUDGET = 20


def rows(client):
    return {row["region"].name: row for row in client.get("/regions/").context["rows"]}


def test_draft_counts_for_staff_only(client, staff, world):
    assert rows(client)["青岭县"]["articles_own"] == 1
    client.force_login(staff)
    assert rows(client)["青岭县"]["articles_own"] == 2


def test_own_and_below_stand_apart(client, world):
    province = rows(client)["南山省"]
    assert (province["articles_own"], province["articles_below"]) == (1, 2)
    assert (province["measures_own"], province["measures_below"]) == (1, 3)


def test_region_without_articles_is_not_listed(client, world):
    make_region("440000", "广东省")
    assert "广东省" not in rows(client)


def test_articles_of_no_region_are_pointed_to(client, world):
    make_article("全国性文件。")
    assert 'href="/articles/?region=none"' in client.get("/regions/").text


def test_empty_library_says_so(client, db):
    assert "还没有地区可列" in client.get("/regions/").text


def test_long_tree_shows_provinces_until_one_is_opened(client, world, monkeypatch):
    monkeypatch.setattr("web.pages.regions.FOLD_FROM", 3)
    assert list(rows(client)) == ["南山省"]
    opened = client.get("/regions/?open=520000")
    assert [row["region"].name for row in opened.context["rows"]] == ["南山省", "云台市", "青岭县", "白河县"]
    assert client.get("/regions/?open=zzz").status_code == 200


def test_list_takes_a_fixed_number_of_queries(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(10, 20):
            make_article(
                f"第{number}篇。", region=make_region(f"5299{number}", f"第{number}县", parent=world.city)
            )
    with django_assert_max_num_queries(LIST_BUDGET):
        client.get("/regions/")


@pytest.mark.parametrize("code", ["999999", "zzz", "%3Cscript%3E"])
def test_unknown_region_is_not_found_in_chinese(client, world, code):
    response = client.get(f"/regions/{code}/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.text


def test_region_without_articles_claims_nothing(client, world):
    make_region("440000", "广东省")
    text = client.get("/regions/440000/").text
    assert "库中还没有这里的文章" in text
    assert "未提及：" not in text


def test_draft_and_rejected_stay_off_the_public_page(client, world):
    assert world.draft.title not in client.get("/regions/529901/").text
    assert world.rejected.title not in client.get("/regions/529902/").text


def test_staff_see_rejected_measures_marked_as_such(staff_client, world):
    text = staff_client.get("/regions/529902/").text
    assert world.rejected.title in text
    assert "已否" in text


def test_themes_not_written_of_are_called_unmentioned(client, world):
    locality = client.get("/regions/529901/").context["locality"]
    assert [theme.name for theme in locality.unmentioned] == ["资金与金融"]
    assert "没有写到，不等于没有做" in client.get("/regions/529901/").text


def test_theme_touched_by_another_measure_is_not_unmentioned(client, world):
    world.tea_garden.secondary_themes.add(world.finance)
    remake_tallies()
    locality = client.get("/regions/529901/").context["locality"]
    assert [theme.name for theme in locality.touched] == ["资金与金融"]
    assert locality.unmentioned == []


def test_province_takes_its_counties_unless_own_is_asked_for(client, world):
    assert world.tea.title in client.get("/regions/520000/").text
    assert world.tea.title not in client.get("/regions/520000/?own=1").text


def test_officials_are_shown_with_the_post_as_printed(client, world):
    text = client.get("/regions/529901/").text
    assert "林青山" in text
    assert "青岭县委农办主任" in text


def test_same_figure_is_shown_once(client, world):
    again = make_article("再说生态茶园60万亩。", region=world.county_a)
    make_figure(world.tea, "60万亩", 600000, about="生态茶园")
    make_figure(again, "60万亩", 600000, about="生态茶园")
    make_figure(world.tea, "120个", 120)
    ((_, figures),) = client.get("/regions/529901/").context["locality"].figures
    assert [figure.surface for figure in figures] == ["60万亩"]


def test_money_and_people_stand_before_other_figures(client, world):
    article = make_article("茶园60万亩，资金3000万元，带动120户。", region=world.county_a)
    make_figure(article, "60万亩", 600000, "亩", about="茶园")
    make_figure(article, "3000万元", 30000000, "元", about="资金")
    make_figure(article, "120户", 120, "户", about="带动")
    text = client.get("/regions/529901/").text.partition("主要数据")[2]
    assert text.index("3000万元") < text.index("120户") < text.index("60万亩")


def test_main_figures_are_among_those_of_the_page_of_figures(staff_client, world):
    make_figure(world.draft, world.draft.body[:2], 1, "元", about="草稿里的")
    make_figure(world.rice, world.rice.body[:2], 1, "元", about="已否决的", measure=world.rejected)
    make_figure(world.rice, world.rice.body[2:4], 2, "元", about="稻田")
    text = staff_client.get("/regions/520000/").text
    assert "主要数据" in text
    assert "稻田" in text
    assert "草稿里的" not in text
    assert "已否决的" not in text


def test_comparison_offers_the_other_localities(client, world):
    text = client.get("/regions/529901/").text
    assert '<option value="529902">' in text
    assert '<option value="529901">' not in text


def test_many_localities_are_looked_up_by_name(client, world, monkeypatch):
    monkeypatch.setattr("web.pages.regions.CHOICES_UP_TO", 2)
    text = client.get("/regions/529901/").text
    assert "<option" not in text
    assert 'name="find"' in text


def test_long_theme_links_to_the_whole_of_it(client, world):
    article = make_article("甲乙丙丁戊己。", region=world.county_b)
    with made_together():
        for character in "甲乙丙丁戊己":
            make_measure(article, character, theme=world.industry)
    text = client.get("/regions/529902/").text
    assert "全部 7 条" in text


def test_abolished_region_points_to_its_successor(client, world):
    make_region("529903", "旧河县", parent=world.city, is_active=False, successor=world.county_b)
    assert "现归属" in client.get("/regions/529903/").text


def test_page_takes_a_fixed_number_of_queries(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(10):
            article = make_article(
                f"第{number}篇，种茶{number}亩。", region=world.county_a, published_on="2020-01-01"
            )
            make_author(article, f"作者{number}", "县长")
            make_measure(article, f"第{number}篇", theme=world.industry)
            make_figure(article, f"{number}亩", number, about="茶")
    for query in ("", "?own=1"):
        with django_assert_max_num_queries(DETAIL_BUDGET, info=query):
            assert client.get(f"/regions/520000/{query}").status_code == 200


def test_theme_that_a_sentence_speaks_of_is_not_unmentioned(client, world):
    make_mention(world.tea, "近年来，青岭县推进有效衔接。", "推进", theme=world.finance)
    response = client.get("/regions/529901/")
    locality = response.context["locality"]
    assert locality.unmentioned == []
    assert [(theme.name, each.count) for theme, each in locality.mentioned] == [("资金与金融", 1)]
    assert "近年来，青岭县<mark>推进</mark>有效衔接。" in response.text


def test_sentence_of_a_draft_is_for_staff_only(client, staff, world):
    make_mention(world.draft, "发展茶产业。", "茶", theme=world.finance)
    assert client.get("/regions/529901/").context["locality"].mentioned == []
    client.force_login(staff)
    assert len(client.get("/regions/529901/").context["locality"].mentioned) == 1


def test_who_reported_a_story_stands_among_no_officials(client, world):
    article = make_article("记者到了山里，看见茶园。", region=world.county_a, kind="news")
    make_author(article, "周亦航", kind="reporter")
    text = client.get("/regions/529901/").text
    officials = text.partition("署名的官员与机构")[2].partition("</section>")[0]
    assert "林青山" in officials
    assert "周亦航" not in officials
    assert "周亦航，记者、通讯员" in text
