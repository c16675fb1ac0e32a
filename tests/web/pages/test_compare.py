import pytest
from django.urls import reverse

from measures.actions.tallies import remake_tallies
from tests.factories import (
    made_together,
    make_article,
    make_figure,
    make_measure,
    make_mention,
    make_region,
    make_theme,
)

QUERY_BUDGET = 24


def page(client, *codes, **query):
    return client.get(reverse("compare"), {"region": codes, **query})


def html_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_no_region_says_what_to_do(client, world):
    html = html_of(page(client))
    assert "选两到四个地区" in html
    assert "region=529901" in html


def test_one_region_is_kept_and_a_second_asked_for(client, world):
    html = html_of(page(client, "529901"))
    assert "再选一个地区" in html
    assert "?region=529901&amp;region=529902" in html


def test_unknown_region_is_named_and_the_others_compared(client, world):
    html = html_of(page(client, "529901", "999999", "529902"))
    assert "“999999”" in html
    assert "青岭、白河" in html


def test_repeated_region_is_listed_once(client, world):
    html = html_of(page(client, "529901", "529901", "529902"))
    assert "重复的地区只列一次" in html
    assert html.count('class="comparison__place"') == 2


def test_fifth_region_is_named_and_left_out(client, world):
    for number in range(3, 6):
        make_region(f"52990{number}", f"第{number}县", parent=world.city)
    html = html_of(page(client, *(f"52990{number}" for number in range(1, 6))))
    assert "没有列入第5县" in html
    assert html.count('class="comparison__place"') == 4


def test_reversed_period_is_said_and_the_regions_kept(client, world):
    html = html_of(page(client, "529901", "529902", since="2023", until="2021"))
    assert "2023 晚于结束年份 2021" in html
    assert html.count('class="comparison__place"') == 2


def test_region_without_articles_stands_with_that_said(client, world):
    make_region("529909", "空白县", parent=world.city)
    html = html_of(page(client, "529901", "529909"))
    assert "尚无文章" in html
    assert "仅青岭有" in html


def test_region_by_name_is_understood(client, world):
    assert "青岭、白河" in html_of(page(client, "青岭县", "白河"))


def test_verdicts_and_silence_are_honest(client, world):
    html = html_of(page(client, "529901", "529902"))
    assert '<span class="verdict verdict--all">共有</span>' in html
    assert '<span class="verdict verdict--none">均未提及</span>' in html
    assert "仅青岭有" in html
    assert "均未提及" in html
    assert "未提及（1篇文章中）" in html
    assert "没有做" in html  # in the reminder that silence is not idleness


def test_what_has_nothing_to_do_with_linkage_is_left_out_and_counted(client, world):
    other = make_theme("other", "与衔接无关／其他", group="other")
    make_measure(make_article("运动会今天开幕。", region=world.county_b), "运动会今天开幕", theme=other)
    html = html_of(page(client, "529901", "529902"))
    assert "另有 1 条举措与衔接无关，未列入" in html
    assert "运动会今天开幕" not in html


def test_drafts_and_rejected_stay_out_even_for_staff(staff_client, world):
    html = html_of(page(staff_client, "529901", "529902"))
    assert "起草中的做法" not in html
    assert "沿用旧办法" not in html


def test_each_measure_links_to_its_sentence(client, world):
    html = html_of(page(client, "529901", "529902"))
    assert f'href="/articles/{world.tea.pk}/#m{world.tea_garden.pk}"' in html


def test_county_within_a_chosen_province_stands_in_its_own_column_only(client, world):
    html = html_of(page(client, "520000", "529901"))
    assert "不含另列的青岭县" in html
    assert html.count(f"#m{world.tea_garden.pk}") == 1


def test_own_only_leaves_lower_levels_out(client, world):
    html = html_of(page(client, "520000", "529901", own="1"))
    assert "发展优质稻" not in html
    assert f"#m{world.provincial_check.pk}" in html


def test_period_leaves_other_years_out(client, world):
    html = html_of(page(client, "529901", "529902", since="2022"))
    assert "建设生态茶园" not in html
    assert "2022年以来" in html


def test_alike_measures_stand_opposite_with_their_words(client, world):
    article = make_article(
        "一是建设生态茶园，发展茶旅融合。", region=world.county_b, published_on="2022-02-02"
    )
    make_measure(article, "建设生态茶园，发展茶旅融合。", theme=world.industry)
    html = html_of(page(client, "529901", "529902"))
    assert "近似" in html
    assert "<mark>" in html.split("comparison__theme", 1)[1]


@pytest.mark.parametrize("typed", ["青", "qlx", "QLX"])
def test_find_suggests_by_name_and_initials(client, world, typed):
    world.county_a.initials = "qlx"
    world.county_a.save()
    assert "region=529902&amp;region=529901" in html_of(page(client, "529902", find=typed))


def test_find_without_a_match_says_how(client, world):
    assert "没有以“火星”开头的地区" in html_of(page(client, "529902", find="火星"))


def test_suggestions_alone_come_by_htmx(client, world):
    headers = {"HX-Request": "true", "HX-Target": "offered"}
    response = client.get(reverse("compare"), {"region": "529902", "find": "青"}, headers=headers)
    html = html_of(response)
    assert html.lstrip().startswith('<div id="offered"')


def test_like_figures_of_both_stand_on_one_scale_and_others_do_not(client, world):
    make_figure(world.tea, "60万亩", 600000, "亩", about="茶园")
    make_figure(world.rice, "10.5万亩", 105000, "亩", about="茶园")
    make_figure(world.tea, "120个", 120, "个", about="网格")
    figures = html_of(page(client, "529901", "529902")).split('id="figures"')[1]
    assert figures.count('class="scale"') == 1
    assert "10.5万亩" in figures
    assert "网格</h3>" not in figures


def test_what_one_column_alone_counts_is_on_no_scale(client, world):
    """Two counties of one city are one column there."""
    make_figure(world.tea, "60万亩", 600000, "亩", about="茶园")
    make_figure(world.rice, "10.5万亩", 105000, "亩", about="茶园")
    other = make_region("529801", "丙县", parent=world.province)
    make_article("做好此事。", region=other)
    assert 'class="scale"' not in html_of(page(client, "529900", "529801"))


def test_localities_alike_are_offered(client, world):
    body = "一是甲。二是乙。三是丙。"
    with made_together():
        for county in (world.county_a, world.county_b):
            article = make_article(f"{county.name}：{body}", region=county)
            for quote in ("甲。", "乙。", "丙。"):
                make_measure(article, quote, theme=world.industry)
    html = html_of(page(client, "529901"))
    assert "与青岭写法相近的地区" in html
    assert "?region=529901&amp;region=529902" in html


def test_script_in_text_is_text(client, world):
    article = make_article("一是<script>alert(1)</script>。", region=world.county_b)
    make_measure(article, "<script>alert(1)</script>。", theme=world.industry)
    assert "<script>alert(1)" not in html_of(page(client, "529901", "529902"))


def test_queries_stay_in_budget_however_many_measures(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(12):
            article = make_article(
                f"一是办好第{number}个合作社。", region=world.county_b, published_on="2022-01-01"
            )
            make_measure(article, f"办好第{number}个合作社", theme=world.industry)
    for query in ({}, {"own": "1"}, {"since": "2020", "until": "2023"}, {"find": "青"}):
        with django_assert_max_num_queries(QUERY_BUDGET, info=str(query)):
            page(client, "529901", "529902", **query)


def test_a_sentence_stands_in_place_of_silence(client, world):
    make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=world.finance)
    html = html_of(page(client, "529901", "529902")).split('id="theme-finance"')[1]
    assert "均无举措" in html
    assert "均未提及" not in html
    assert "有提及 1 句" in html
    assert "白河县<mark>坚持</mark>因地制宜。" in html
    assert "未提及（1篇文章中）" in html


def test_a_theme_touched_in_passing_is_held(client, world):
    world.rice_field.secondary_themes.add(world.finance)
    remake_tallies()
    html = html_of(page(client, "529901", "529902")).split('id="theme-finance"')[1]
    assert "仅白河涉及" in html
    assert "1条举措涉及" in html


def test_a_place_without_texts_is_not_said_to_mention_nothing(client, world):
    make_region("529909", "空白县", parent=world.city)
    html = html_of(page(client, "529901", "529909")).split('id="theme-finance"')[1]
    assert "均未提及" not in html
    assert "均无举措" in html


def crowd(world, count=6):
    """So many more measures of 青岭 on 产业发展, alike to nothing."""
    quotes = [f"第{number}项特色工作，由第{number}工作组承办。" for number in range(count)]
    article = make_article("\n".join(quotes), title="很多举措", region=world.county_a, kind="report")
    return [make_measure(article, quote, theme=world.industry) for quote in quotes]


def test_what_goes_beyond_the_strongest_is_counted_and_opens_by_itself(client, world):
    crowd(world)
    html = html_of(page(client, "529901", "529902"))
    assert "另有 5 条" in html
    alone = html_of(page(client, "529901", "529902", theme="industry"))
    assert "comparison__more" not in alone
    assert alone.count("项特色工作") >= 6
    assert "防返贫监测帮扶</a> <span" not in alone


def test_an_entry_of_the_tally_keeps_its_rows(client, world):
    html = html_of(page(client, "529901", "529902", show="only-529901"))
    assert 'id="theme-monitoring"' in html
    assert 'id="theme-industry"' not in html
    assert 'aria-current="true">仅青岭有' in html
    assert "全部主题" in html


def test_an_unknown_theme_or_entry_keeps_everything(client, world):
    html = html_of(page(client, "529901", "529902", theme="x", show="only-1"))
    assert 'id="theme-monitoring"' in html
    assert 'id="theme-industry"' in html


def test_the_index_names_every_theme_with_what_each_place_has(client, world):
    html = html_of(page(client, "529901", "529902"))
    assert '<span class="visually-hidden">青岭：1条举措</span>' in html
    assert '<span class="visually-hidden">白河：未提及（1篇文章中）</span>' in html


def test_columns_that_differ_in_kind_are_warned_of(client, world):
    assert "青岭是署名文章，白河是访谈" in html_of(page(client, "529901", "529902"))


def test_a_kind_of_article_is_a_window_on_all_columns(client, world):
    crowd(world, 1)
    html = html_of(page(client, "529901", "529902", kind="report"))
    assert "第0项特色工作" in html
    assert "建设生态茶园" not in html
    assert "只计工作报告" in html
    assert "尚无文章" in html


def test_a_kind_that_is_none_is_said_and_left_out(client, world):
    html = html_of(page(client, "529901", "529902", kind="诗"))
    assert "“诗”没有采用" in html
    assert "建设生态茶园" in html


def test_figures_of_nearly_one_name_are_set_beside_each_other(client, world):
    make_figure(world.tea, "60万亩", 600000, "亩", about="生态茶园")
    make_figure(world.rice, "10.5万亩", 105000, "亩", about="茶叶面积")
    html = client.get("/compare/?region=529901&region=529902").text
    assert "名称相近：" in html
    assert html.index("生态茶园", html.index("名称相近：")) < html.index("10.5万亩", html.index("名称相近："))
    assert "不作比较，也不相加" in html


def test_themes_are_drawn_as_dots_with_a_table(client, world):
    html = client.get("/compare/?region=529901&region=529902").text
    assert "picture--dots" in html
    assert '<th scope="row">产业发展</th><td class="num">1</td><td class="num">1</td>' in html
    assert "picture--dots" not in client.get("/compare/?region=529901&region=529902&theme=industry").text


def test_nothing_is_drawn_of_two_silent_places(client, world):
    assert "picture--dots" not in client.get("/compare/?region=529901&region=529902&until=1990").text
