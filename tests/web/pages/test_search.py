from itertools import product

import pytest
from django.urls import reverse

from documents.search.models import LoggedQuery, SynonymGroup
from tests.factories import made_together, make_article, make_measure

QUERY_BUDGET = 60


def html_of(client, q, **query):
    response = client.get(reverse("search"), {"q": q, **query})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("q", ["", "   "])
def test_empty_search_says_what_can_be_asked(client, world, q):
    assert "想找什么做法？" in html_of(client, q)


@pytest.mark.parametrize(
    "q",
    ['"', "AND", "a:b", "*", "NEAR(", "title:", "-", "（", "'; drop table", "🍵" * 50, "茶" * 5000],
)
def test_no_input_raises(client, world, q):
    assert client.get(reverse("search"), {"q": q}, follow=True).status_code == 200


def test_drafts_and_rejected_are_not_found_by_readers(client, world):
    assert "尚未发布的草稿" not in html_of(client, "茶产业", **{"in": "articles"})
    assert "沿用旧办法" not in html_of(client, "旧办法", **{"in": "measures"})


def test_staff_find_drafts_and_rejected(staff_client, world):
    assert "尚未发布的草稿" in html_of(staff_client, "茶产业", **{"in": "articles"})
    assert f"/measures/{world.rejected.pk}/" in html_of(staff_client, "旧办法", **{"in": "measures"})


def test_both_tabs_say_how_much_they_hold(client, world):
    tabs = html_of(client, "监测").split('class="tabs"')[1].split("</nav>")[0]
    assert '举措 <span class="count">2</span>' in tabs
    assert '文章 <span class="count">2</span>' in tabs


def test_what_jieba_splits_is_found_and_marked(client, world):
    html = html_of(client, "带农")
    assert "<mark>带农</mark>" in html


def test_tab_with_hits_is_opened_first(client, world):
    html = html_of(client, "近年来")
    assert "青岭县推进有效衔接的探索" in html


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"level": "province"}, ["provincial_check"]),
        ({"status": "confirmed"}, ["tea_grid"]),
        ({"sort": "new"}, ["provincial_check", "tea_grid"]),
        ({"sort": "old"}, ["tea_grid", "provincial_check"]),
    ],
)
def test_list_that_opens_by_itself_reads_what_it_alone_knows(client, world, asked, shown):
    context = client.get(reverse("search"), {"q": "监测", **asked}).context
    assert [measure.pk for measure in context["page"]] == [getattr(world, name).pk for name in shown]
    assert context["tabs"][0].count == len(shown)


def test_nothing_found_says_what_to_do(client, world):
    assert "没有找到" in html_of(client, "qwertyuiop", **{"in": "measures"})


def test_loosened_search_says_what_was_left_out(client, world):
    html = html_of(client, "茶园 qwertyuiop")
    assert "没有找到" in html or "已放宽" in html


def test_markup_in_texts_and_query_is_escaped(client, world):
    article = make_article(
        "一是<script>alert(1)</script>特种水产养殖。", title="<b>水产</b>", region=world.county_b
    )
    make_measure(article, "<script>alert(1)</script>特种水产养殖。", theme=world.industry)
    for tab in ("measures", "articles"):
        html = html_of(client, "水产养殖<script>", **{"in": tab})
        assert "<script>alert" not in html
        assert "<b>水产" not in html
        assert "水产养殖<script>" not in html


def test_queries_stay_in_budget(client, world, django_assert_max_num_queries):
    with made_together():
        for number in range(30):
            article = make_article(f"一是办好第{number}个合作社。", region=world.county_b)
            make_measure(article, f"办好第{number}个合作社", theme=world.industry)
    html_of(client, "合作社")  # statistics of the index are read once
    for tab, page in product(("measures", "articles", "nonsense", ""), ("", "2", "abc")):
        with django_assert_max_num_queries(QUERY_BUDGET, info=f"{tab} {page}"):
            html_of(client, "合作社", page=page, **{"in": tab})


def test_facets_stand_beside_the_results_of_the_open_tab(client, world):
    for tab, names in (
        ("measures", "地区 层级 主题 年份 体裁 审核状态"),
        ("articles", "地区 主题 年份 体裁"),
    ):
        html = html_of(client, "监测", **{"in": tab})
        for name in names.split():
            assert f'aria-label="按{name}筛选"' in html, (tab, name)


def test_a_filter_narrows_both_tabs(client, world):
    tabs = html_of(client, "监测", region="529901").split('class="tabs"')[1].split("</nav>")[0]
    assert '举措 <span class="count">1</span>' in tabs
    assert '文章 <span class="count">1</span>' in tabs


def test_what_one_tab_sorts_by_is_no_fault_in_the_other(client, world):
    assert "没有采用" not in html_of(
        client, "监测", **{"in": "measures", "sort": "theme", "status": "candidate"}
    )


@pytest.mark.parametrize("query", ["level=county", "theme=monitoring&level=county", "region=529901&sort=old"])
def test_a_tab_leads_to_as_many_rows_as_it_says(client, world, query):
    """What narrows one list alone does not go along to the other."""
    for opened, other in (("measures", "文章"), ("articles", "举措")):
        response = client.get(f"/search/?q=监测&in={opened}&{query}&page=1")
        (tab,) = [each for each in response.context["tabs"] if each.label == other]
        followed = client.get(f"/search/{tab.url}")
        assert followed.context["page"].paginator.count == tab.count
        assert not followed.context["filterset"].notices


def test_synonyms_are_shown_with_a_switch(client, world):
    SynonymGroup.objects.create(terms="茶场 生态茶园")
    html = html_of(client, "茶场")
    assert "也找了相近的说法：茶场（生态茶园）" in html
    assert "literal=1" in html
    assert "含相近说法“生态茶园”" in html
    html = html_of(client, "茶场", literal="1")
    assert "生态茶园" not in html.split("</header>")[-1]
    assert "只找原词" in html


def test_a_near_miss_is_asked_about(client, world):
    assert "您要找的是不是" in html_of(client, "乡村震兴")
    assert "您要找的是不是" not in html_of(client, "监测")


def test_each_result_says_why_it_was_found(client, world):
    assert "含所查词语" in html_of(client, "监测")
    assert "含所查词语" in html_of(client, "农带")
    assert "词语相符或相近：建设、茶园" in html_of(client, "怎样建设生态茶园和飞机场？")
    assert "部分词语相符" in html_of(client, "怎样建设生态茶园和飞机场？", **{"in": "articles"})
    assert "不含所排除的词语" in html_of(client, "-监测")
    assert "含所查词语" not in html_of(client, "-监测")


def test_words_of_the_question_itself_are_not_marked(client, world):
    make_article("怎样看待这件事。", title="怎样")
    html = html_of(client, "怎样建设生态茶园？")
    assert "<mark>怎样" not in html
    assert "茶园</mark>" in html


def test_further_measures_of_an_article_are_counted_and_can_be_listed(client, world):
    make_measure(world.tea, "动态帮扶易返贫户。", theme=world.monitoring)
    html = html_of(client, "帮扶", **{"in": "measures"})
    assert "同篇还有 1 条" in html
    assert f"q=%E5%B8%AE%E6%89%B6&amp;article={world.tea.pk}" in html


def test_an_article_is_opened_at_the_sentence_shown(client, world):
    html = html_of(client, "监测网格", **{"in": "articles"})
    start = world.tea.body.index("监测网格")
    address = f"/articles/{world.tea.pk}/?q=%E7%9B%91%E6%B5%8B%E7%BD%91%E6%A0%BC"
    assert f'href="{address}#q{start}"' in html
    assert "文中 1 处" in html
    page = client.get(address).content.decode()
    assert f'id="q{start}"' in page
    assert "标出了“监测网格”的 1 处" in page


def test_what_is_sought_is_logged_once_a_list_and_turning_pages_is_no_new_question(client, world):
    html_of(client, "监测")
    html_of(client, "监测", page="2")
    html_of(client, "监测", region="529901")
    assert set(LoggedQuery.objects.values_list("text", "model", "hits", "count")) == {
        ("监测", "articles", 2, 1),
        ("监测", "measures", 2, 1),
    }


def test_scope_is_kept_in_the_form_and_said_when_it_is_dropped(client, world):
    html = html_of(client, "茶园 监测", scope="sentence", **{"in": "articles"})
    assert '<option value="sentence" selected>' in html
    assert "没有在同一句里找到全部词语" in html


@pytest.fixture
def toilets(world):
    texts = ("新建农村厕所一千座。", "改造农户卫生间，清运粪污。")
    articles = [make_article(text, title=f"改厕{n}", region=world.county_b) for n, text in enumerate(texts)]
    return [make_measure(each, each.body, theme=world.industry) for each in articles]


@pytest.mark.parametrize("tab", ["measures", "articles"])
def test_what_is_near_in_meaning_stands_below_a_line(client, toilets, tab):
    html = html_of(client, "厕所", **{"in": tab})
    literal, near = html.split('id="near-heading"')
    assert "<mark>厕所</mark>" in literal
    assert "卫生间" not in literal.split('<ol class="cards">')[1]
    assert "与“厕所”相近：卫生间" in near
    assert "<mark>卫生间</mark>" in near


def test_only_the_words_themselves_on_request(client, toilets):
    assert "near-heading" not in html_of(client, "厕所", literal="1")


def test_filters_hold_for_what_is_near(client, toilets, world):
    assert "near-heading" in html_of(client, "厕所", region=world.county_b.pk)
    assert "near-heading" not in html_of(client, "厕所", theme="monitoring")


@pytest.fixture
def near_draft(toilets):
    article = toilets[1].article
    article.status = "draft"
    article.save()


def test_drafts_are_not_near_for_readers(client, near_draft):
    assert "near-heading" not in html_of(client, "厕所")


def test_drafts_are_near_for_staff(staff_client, near_draft):
    assert "near-heading" in html_of(staff_client, "厕所")


def test_what_is_near_counts_as_no_hit(client, toilets):
    tabs = html_of(client, "厕所").split('class="tabs"')[1].split("</nav>")[0]
    assert '举措 <span class="count">1</span>' in tabs


@pytest.mark.parametrize("q", ['"', "……", "（", "AND"])
def test_a_query_of_marks_alone_has_no_words(client, world, q):
    html = html_of(client, q)
    assert "没有可检索的词" in html
    assert 'class="card"' not in html


@pytest.fixture
def said_in_an_article_alone(world):
    article = make_article("一是建设茶园。\n人均纯收入达到一万元。", region=world.county_b)
    make_measure(article, "一是建设茶园。", theme=world.industry)
    make_measure(
        make_article("人均面积扩大。", region=world.county_b), "人均面积扩大。", theme=world.industry
    )


def test_the_list_that_holds_the_words_is_opened(client, said_in_an_article_alone):
    response = client.get(reverse("search"), {"q": "人均纯收入"})
    assert response.context["list"].name == "articles"
    assert response.context["literal_elsewhere"] == []


def test_a_list_without_the_words_tells_which_has_them(client, said_in_an_article_alone):
    html = html_of(client, "人均纯收入", **{"in": "measures"})
    assert "举措里没有全部原词；" in html
    assert "文章里有 1 篇写到" in html


def test_a_search_by_staff_is_offered_to_nobody(staff_client, world):
    staff_client.get("/search/", {"q": "监测"})
    assert [row.askers for row in LoggedQuery.objects.all()] == [[], []]


def test_a_visitor_counts_once_and_is_not_named(client, world):
    for _ in range(3):
        client.get("/search/", {"q": "监测"})
    (row, _) = LoggedQuery.objects.all()
    assert row.asker_count == 1
    assert "127.0.0.1" not in str(row.askers)
