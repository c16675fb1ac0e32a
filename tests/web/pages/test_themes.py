"""Themes: what each covers and who does what."""

import pytest

from measures.actions.tallies import remake_tallies
from tests.factories import made_together, make_article, make_measure, make_mention, make_region

LIST_BUDGET = 4
DETAIL_BUDGET = 10


def row(client, slug):
    return next(each for each in client.get("/themes/").context["rows"] if each["theme"].slug == slug)


def test_drafts_and_rejected_measures_do_not_count(client, world):
    assert row(client, "industry")["counts"]["measures"] == 2
    assert row(client, "finance")["counts"] is None
    assert "库中文章未提及" in client.get("/themes/").text


def test_unknown_theme_is_not_found(client, world):
    assert client.get("/themes/nope/").status_code == 404


def test_theme_shows_who_does_what(client, world):
    response = client.get("/themes/monitoring/")
    assert [each["region"].name for each in response.context["rows"]] == ["南山省", "青岭县"]
    assert world.tea_grid.title in response.text
    assert f'href="{world.tea_grid.permalink}"' in response.text


def test_region_with_articles_but_no_such_measure_is_unmentioned(client, world):
    context = client.get("/themes/monitoring/").context
    assert [(region.name, count) for region, count in context["unmentioned"]] == [("白河县", 1)]


def test_region_whose_measure_touches_the_theme_is_not_unmentioned(client, world):
    world.rice_field.secondary_themes.add(world.monitoring)
    remake_tallies()
    context = client.get("/themes/monitoring/").context
    assert context["unmentioned"] == []
    assert [region.name for region in context["touched"]] == ["白河县"]


def test_theme_nobody_writes_of_claims_nothing(client, world):
    text = client.get("/themes/finance/").text
    assert "没有写到，不等于没有做" in text


def test_covers_is_escaped(client, world):
    world.industry.covers = "<script>alert(1)</script>"
    world.industry.save()
    assert "<script>alert" not in client.get("/themes/industry/").text + client.get("/themes/").text


@pytest.mark.parametrize("page", ["abc", "99", "0"])
def test_bad_page_number_shows_a_page(client, world, page):
    assert client.get(f"/themes/industry/?page={page}").status_code == 200


def test_queries_do_not_grow_with_rows(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(30):
            region = make_region(f"5299{number + 10}", f"第{number}县", parent=world.city)
            article = make_article(f"第{number}篇种茶。", region=region)
            make_measure(article, f"第{number}篇", theme=world.industry)
    with django_assert_max_num_queries(LIST_BUDGET):
        client.get("/themes/")
    with django_assert_max_num_queries(DETAIL_BUDGET):
        assert "第 1 页，共 2 页" in client.get("/themes/industry/").text


def test_long_list_of_one_region_is_cut_and_linked(client, world):
    article = make_article("甲乙丙丁戊己庚。", region=world.county_b)
    with made_together():
        for character in "甲乙丙丁戊己庚":
            make_measure(article, character, theme=world.industry)
    text = client.get("/themes/industry/").text
    assert "白河县全部 8 条" in text


def test_region_with_a_sentence_on_the_theme_is_not_unmentioned(client, world):
    make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=world.monitoring)
    response = client.get("/themes/monitoring/")
    assert response.context["unmentioned"] == []
    assert [(region.name, count) for region, count in response.context["mentioned"]] == [("白河县", 1)]
    assert "/mentions/?region=529902&amp;theme=monitoring&amp;own=1" in response.text


def test_list_tells_touched_mentioned_and_silent_themes_apart(client, world):
    assert client.get("/themes/").text.count("库中文章未提及") == 1
    make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=world.finance)
    assert "有提及 1 句" in client.get("/themes/").text
    world.rice_field.secondary_themes.add(world.finance)
    remake_tallies()
    text = client.get("/themes/").text
    assert "○ 1 条举措涉及" in text
    assert "未提及</span>" not in text


def test_list_of_an_empty_library_claims_nothing(client, world):
    for article in (world.tea, world.rice, world.provincial):
        article.delete()
    text = client.get("/themes/").text
    assert "尚无文章" in text
    assert "库中文章未提及" not in text


@pytest.mark.parametrize("extension", ["docx", "xlsx", "csv"])
def test_a_theme_is_taken_along_as_a_file(client, world, extension):
    address = f"/measures/export.{extension}?theme=industry"
    assert address in client.get("/themes/industry/").text
    assert client.get(address).status_code == 200


def test_years_are_drawn_with_links_and_a_table(client, world):
    with made_together():
        for year in (2019, 2023):
            text = f"{year}年的做法是发展特色产业。"
            article = make_article(text, region=world.county_a, published_on=f"{year}-05-01")
            make_measure(article, text, theme=world.industry)
    undated = make_article("不知何时发展特色产业。", region=world.county_a)
    make_measure(undated, "不知何时发展特色产业。", theme=world.industry)
    html = client.get("/themes/industry/").text
    assert 'href="/measures/?theme=industry&amp;year=2019" aria-label="2019年：1条"' in html
    assert '<th scope="row">2020年</th><td class="num">0</td>' in html
    assert "日期不详的 1 条" in html
    assert len(client.get("/measures/?theme=industry&year=2019").context["page"].object_list) == 1


def test_two_years_are_no_picture(client, world):
    assert "picture--years" not in client.get("/themes/industry/").text
