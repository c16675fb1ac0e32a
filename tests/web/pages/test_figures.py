import pytest
from django.urls import reverse

from documents.models import Article
from measures.models import Figure
from tests.factories import made_together, make_article, make_figure
from tests.plans import plans
from web.lists import scoped_lists

QUERY_BUDGET = 16


@pytest.fixture
def figures(world):
    make_figure(world.tea, "60万亩", 600000, "亩", about="茶园", measure=world.tea_garden)
    make_figure(world.tea, "120个", 120, "个", about="网格", measure=world.tea_grid)
    make_figure(world.rice, "10.5万亩", 105000, "亩", about="茶园", measure=world.rice_field)
    return world


def html_of(client, **query):
    response = client.get(reverse("figure_list"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_drafts_and_rejected_measures_give_no_figures(staff_client, figures):
    draft = make_article("一是种茶9999亩。", region=figures.county_a, status="draft")
    make_figure(draft, "9999亩", 9999, "亩", about="茶园")
    make_figure(figures.rice, "白河县", 1, "个", about="不该出现", measure=figures.rejected)
    html = html_of(staff_client)
    assert "9999亩" not in html
    assert "不该出现" not in html


def test_like_figures_stand_on_one_scale_with_their_sentences(client, figures):
    html = html_of(client)
    assert html.count('class="scale"') == 2
    assert "茶园" in html
    assert "一是建设生态茶园60万亩，健全联农带农机制。" in html
    assert f'href="/articles/{figures.rice.pk}/#f' in html


def test_figures_that_a_machine_read_off_a_picture_say_so(client, figures):
    mark = "（由扫描件识别）"
    assert mark not in html_of(client)
    Article.objects.filter(pk=figures.tea.pk).update(is_recognised=True)
    html = html_of(client)
    for surface, is_marked in (("60万亩", True), ("120个", True), ("10.5万亩", False)):
        assert (f'{surface}<span class="muted">{mark}' in html) == is_marked


def test_other_years_are_listed_and_not_drawn(client, figures):
    html = html_of(client, q="茶园")
    assert "县级，2021年" in html
    assert "县级，2022年" in html
    assert "<svg" not in html


def test_a_figure_that_stands_alone_has_no_bar(client, figures):
    html = html_of(client, q="网格")
    assert "单独的数据" in html
    assert "<svg" not in html


def test_a_village_is_not_compared_with_another_county(client, figures):
    """What one village has is listed with its sentence, and no bar says that it is its county's."""
    Article.objects.filter(pk=figures.rice.pk).update(published_on="2021-06-15")
    Figure.objects.filter(article=figures.rice).update(extent="茶坪村")
    html = html_of(client, q="茶园")
    assert "没有写明是整个地区的数，或只是其中一部分" in html
    assert "10.5万亩" in html
    assert "<svg" not in html


@pytest.mark.parametrize(
    ("kind", "label"), [("is_added", "县级，2021年，新增"), ("is_planned", "县级，2021年，计划")]
)
def test_what_is_added_or_planned_stands_beside_no_sum(client, figures, kind, label):
    Article.objects.filter(pk=figures.rice.pk).update(published_on="2021-06-15")
    Figure.objects.filter(article=figures.rice).update(**{kind: True})
    html = html_of(client, q="茶园")
    assert label in html
    assert "<svg" not in html


def test_a_place_is_not_compared_with_itself(client, figures):
    article = make_article("茶园61万亩。", region=figures.county_a, published_on="2022-02-03")
    make_figure(article, "61万亩", 610000, "亩", about="茶园")
    html = html_of(client, region=figures.county_a.code, q="茶园")
    assert html.count("万亩<span") == 2
    assert "<svg" not in html


def test_bars_are_drawn_to_scale_and_named(client, figures):
    Article.objects.filter(pk=figures.rice.pk).update(published_on="2021-06-15")
    html = html_of(client, q="茶园")
    assert 'width="100.0"' in html
    assert 'width="17.5"' in html
    assert 'aria-label="白河 10.5万亩"' in html


def test_range_is_drawn_from_low_to_high(client, figures):
    article = make_article("安排资金500万~2000万元。", region=figures.county_a)
    make_figure(article, "500万~2000万元", 5000000, "元", high=20000000, about="资金")
    other = make_article("安排资金10元。", region=figures.county_b)
    make_figure(other, "10元", 10, "元", about="资金")
    html = html_of(client, q="资金")
    assert 'class="scale__high" x="0" y="1" width="100.0"' in html
    assert 'class="scale__low" x="0" y="1" width="25.0"' in html


def test_figures_that_count_nothing_named_are_said(client, figures):
    make_figure(figures.provincial, "全省", 1, "个")
    assert "另有 1 个没有写明所计事物" in html_of(client)


@pytest.mark.parametrize(
    "query",
    [{"region": "zzz"}, {"theme": "?"}, {"since": "x"}, {"sort": "?"}, {"page": "abc"}, {"unit": "'"}],
)
def test_bad_input_gives_a_page(client, figures, query):
    html_of(client, **query)


def test_nothing_found_says_what_to_do(client, figures):
    assert "没有符合条件的数据" in html_of(client, q="潜水艇")


def test_queries_stay_in_budget(client, figures, django_assert_max_num_queries):
    with made_together():
        for number in range(30):
            article = make_article(f"建成茶园{number}亩，路{number}公里。", region=figures.county_b)
            make_figure(article, f"{number}亩", number, "亩", about=f"茶园{number % 20}")
    for sort in ("value", "region", "new"):
        with django_assert_max_num_queries(QUERY_BUDGET, info=sort):
            html_of(client, sort=sort, region="529900", since="")


def test_nearly_the_same_names_are_offered_together(client, figures):
    make_figure(figures.rice, "白河县", 51000, "亩", about="茶叶面积")
    html = html_of(client)
    assert '名称相近：<a href="?q=%E8%8C%B6%E5%8F%B6%E9%9D%A2%E7%A7%AF">茶叶面积</a>' in html
    assert html.count("名称相近") == 2


def test_what_stands_in_quotes_is_shown_too(client, figures):
    make_figure(figures.rice, "白河县", 140000, "亩", about="“优质稻+”")
    assert '<th scope="row">优质稻+' in html_of(client)


def test_one_thing_of_three_years_is_drawn_as_a_slope(client, figures):
    with made_together():
        for year, many in ((2019, 20), (2020, 40)):
            article = make_article(
                f"{year}年有茶园{many}万亩。", region=figures.county_a, published_on=f"{year}-02-03"
            )
            make_figure(article, f"{many}万亩", many * 10000, "亩", about="茶园")
    html = html_of(client, q="茶园")
    assert html.count('class="slope"') == 1
    assert "青岭 60万亩（2021）" in html
    assert '<td>2019年</td><td class="num">20万亩</td>' in html


def test_two_years_make_no_slope(client, figures):
    article = make_article("2019年有茶园20万亩。", region=figures.county_a, published_on="2019-02-03")
    make_figure(article, "20万亩", 200000, "亩", about="茶园")
    assert "picture--slopes" not in html_of(client, q="茶园")


def test_of_many_articles_words_look_further_back_than_the_newest(client, figures, monkeypatch):
    monkeypatch.setattr(scoped_lists, "MOST_ARTICLES", 1)
    make_figure(figures.tea, "青岭县", 3, "处", about="示范片")
    assert "120个" not in html_of(client)
    assert "120个" in html_of(client, q="网格")
    assert "示范片" in html_of(client, q="示范片")
    assert "没有符合条件的数据" in html_of(client, q="潜水艇")


def test_themes_are_counted_in_the_measures_of_the_articles_that_are_listed(client, figures):
    """Joined to figures alone they were read one and all: a tenth of a second at 240,000."""
    found = plans(lambda: html_of(client))
    [sql] = [sql for sql in found if "COUNT" in sql and '"measures_measure"."theme_id"' in sql]
    assert '"measures_measure"."article_id"' in sql.partition("WHERE")[2]
