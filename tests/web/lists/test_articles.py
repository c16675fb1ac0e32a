"""The article list's filters and facets, without the page around them."""

from django.contrib.auth.models import AnonymousUser, User
from django.http import QueryDict

from tests.factories import made_together, make_article
from web.lists.articles import ArticleFilter


def asked(query="", user=None):
    return ArticleFilter(QueryDict(query), user=user or AnonymousUser())


def titles(filterset):
    return [article.title for article in filterset.rows()]


def facet(filterset, name):
    facets = {facet.name: facet for facet in filterset.shown_facets()}
    return {choice.label: choice.count for choice in facets[name].choices}


def test_drafts_are_counted_for_staff_only(world):
    assert world.draft.title not in titles(asked())
    assert facet(asked(), "kind") == {"署名文章": 1, "访谈": 1, "规划方案": 1}
    staff = User.objects.get(username="reviewer")
    assert facet(asked(user=staff), "kind")["其他"] == 1


def test_status_is_no_filter_for_the_public(world):
    assert len(titles(asked("status=draft"))) == 3
    assert "status" not in {facet.name for facet in asked().shown_facets()}


def test_status_narrows_for_staff(world):
    staff = User.objects.get(username="reviewer")
    assert titles(asked("status=draft", staff)) == [world.draft.title]


def test_region_takes_what_lies_below_it(world):
    assert len(titles(asked("region=520000"))) == 3
    assert titles(asked("region=529901")) == [world.tea.title]


def test_own_keeps_the_region_itself(world):
    assert titles(asked("region=520000&own=1")) == [world.provincial.title]


def test_bad_values_narrow_nothing_and_are_named(world):
    filterset = asked("region=zzz&year=abc&kind=nope&official=x&source=-1")
    assert len(titles(filterset)) == 3
    assert len(filterset.notices) == 5
    assert "地区“zzz”" in filterset.notices[0]


def test_facet_counts_under_every_filter_but_its_own(world):
    filterset = asked("region=529901&kind=interview")
    assert titles(filterset) == []
    assert facet(filterset, "kind") == {"署名文章": 1}
    assert facet(filterset, "region") == {"南山省": 1, "云台市": 1, "白河县": 1}


def test_region_facet_opens_one_step_at_a_time(world):
    assert list(facet(asked(), "region")) == ["南山省"]
    assert list(facet(asked("region=520000"), "region")) == ["南山省", "云台市"]
    assert list(facet(asked("region=529900"), "region")) == ["南山省", "云台市", "青岭县", "白河县"]


def test_article_of_no_region_is_found_as_such(world):
    make_article("全国性文件。", title="全国通知")
    assert facet(asked(), "region")["不限地区"] == 1
    assert titles(asked("region=none")) == ["全国通知"]


def test_official_source_and_year_narrow(world):
    official = world.tea.officials.get()
    assert titles(asked(f"official={official.pk}")) == [world.tea.title]
    assert titles(asked(f"source={world.tea.source_id}")) == [world.tea.title]
    assert titles(asked("year=2022")) == [world.provincial.title, world.rice.title]


def test_undated_articles_come_last_in_both_orders(world):
    make_article("没有日期。", title="无日期")
    assert titles(asked("sort=new"))[-1] == "无日期"
    assert titles(asked("sort=old"))[-1] == "无日期"


def test_default_order_is_the_newest_first(world):
    assert titles(asked()) == titles(asked("sort=new"))
    assert [choice.value for choice in asked().sorts() if choice.selected] == ["new"]


def test_chips_name_the_filters_in_force(world):
    assert asked("region=529901&own=1&kind=signed&sort=old&page=2").chips == [
        ("region", "地区：青岭县"),
        ("own", "只看本级"),
        ("kind", "体裁：署名文章"),
    ]


def test_long_facet_is_folded_unless_a_folded_choice_is_in_force(world):
    with made_together():
        for year in range(1990, 2005):
            make_article(f"{year}年的文章。", published_on=f"{year}-01-01")
    years = next(each for each in asked().shown_facets() if each.name == "year")
    assert (len(years.first), len(years.rest), years.is_unfolded) == (10, 7, False)
    years = next(each for each in asked("year=1990").shown_facets() if each.name == "year")
    assert years.is_unfolded
