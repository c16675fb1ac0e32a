import pytest

from comparison.matrix import coverage
from comparison.scope import Scope, ScopeForm
from comparison.shading import Shading
from measures.actions.tallies import remake_tallies
from tests.factories import (
    made_together,
    make_article,
    make_measure,
    make_mention,
    make_region,
    make_theme,
)


def cell(matrix, code, slug):
    row = next(row for row in matrix.rows if row.region.code == code)
    return next(cell for cell in row.cells if cell.column.key == slug)


def test_draft_and_rejected_measures_do_not_count(world):
    matrix = coverage()
    assert cell(matrix, "529901", "industry").count == 1
    assert cell(matrix, "529902", "finance").count == 0


def test_not_mentioned_differs_from_no_article(world):
    own = coverage(Scope(own_only=True))
    assert cell(own, "529902", "monitoring").state == "none"
    assert cell(own, "529902", "monitoring").label == "未提及（1篇文章中）"
    assert cell(own, "529900", "monitoring").state == "no_articles"


def test_counties_roll_up_to_city_and_province_once(world):
    matrix = coverage()
    assert cell(matrix, "529900", "industry").count == 2
    assert cell(matrix, "529900", "monitoring").count == 1
    assert next(row for row in matrix.rows if row.region.code == "529900").articles == 2


def test_own_only_keeps_levels_apart(world):
    matrix = coverage(Scope(own_only=True))
    assert cell(matrix, "520000", "monitoring").count == 1
    assert cell(matrix, "529901", "monitoring").count == 1


def test_secondary_theme_is_touched_not_unmentioned(world):
    world.rice_field.secondary_themes.add(world.finance)
    remake_tallies()
    touched = cell(coverage(), "529902", "finance")
    assert (touched.state, touched.count, touched.touched) == ("secondary", 0, 1)


def test_a_sentence_that_speaks_of_it_is_no_silence(world):
    make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=world.monitoring)
    mentioned = cell(coverage(), "529902", "monitoring")
    assert (mentioned.state, mentioned.sentences) == ("mentioned", 1)
    assert mentioned.label == "无举措，有提及1句"
    assert mentioned.url == "/mentions/?region=529902&theme=monitoring"


def test_a_sentence_of_a_draft_is_not_heard(world):
    make_mention(world.draft, "发展茶产业。", "茶", theme=world.finance)
    assert cell(coverage(), "529901", "finance").state == "none"


@pytest.mark.parametrize("by", ["group", "revitalization"])
def test_groups_of_themes_count_a_sentence_and_a_measure_once(world, by):
    world.finance.group = world.monitoring.group
    world.finance.revitalization = world.monitoring.revitalization = "组织"
    world.finance.save()
    world.monitoring.save()
    key = world.monitoring.group.slug if by == "group" else "组织"
    with made_together():
        for theme in (world.finance, world.monitoring):
            make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=theme)
    assert (cell(coverage(by=by), "529902", key).state, cell(coverage(by=by), "529902", key).sentences) == (
        "mentioned",
        1,
    )
    world.rice_field.secondary_themes.add(world.finance, world.monitoring)
    remake_tallies()
    assert (cell(coverage(by=by), "529902", key).state, cell(coverage(by=by), "529902", key).touched) == (
        "secondary",
        1,
    )


def test_what_is_not_on_linkage_is_no_column(world):
    make_theme("other", "其他", group="other")
    for by in ("theme", "group"):
        assert "other" not in [column.key for column in coverage(by=by).columns]


def test_period_leaves_rows_but_not_counts(world):
    matrix = coverage(Scope(since=2022, until=2022))
    assert cell(matrix, "529901", "industry").state == "no_articles"
    assert cell(matrix, "529902", "industry").count == 1


def test_undated_article_lies_in_no_period(world):
    article = make_article("三是培育家庭农场。", region=world.county_b)
    make_measure(article, "培育家庭农场", theme=world.industry)
    assert cell(coverage(), "529902", "industry").count == 2
    assert cell(coverage(Scope(since=2000)), "529902", "industry").count == 1


@pytest.mark.parametrize("by", ["theme", "group"])
def test_what_has_nothing_to_do_with_linkage_is_left_out_and_counted(world, by):
    other = make_theme("other", "与衔接无关／其他", group="other")
    article = make_article("运动会今天开幕。", region=world.county_b)
    before = coverage(by=by)
    make_measure(article, "运动会今天开幕", theme=other)
    after = coverage(by=by)
    assert before.left_out_count == 0
    assert after.left_out_count == 1
    assert "other" not in {column.key for column in after.columns}
    assert [row.measures for row in after.rows] == [row.measures for row in before.rows]


def test_number_of_queries_does_not_grow_with_rows(world, django_assert_max_num_queries):
    with made_together():
        for number in range(10, 20):
            county = make_region(f"5299{number}", f"县{number}", parent=world.city)
            article = make_article(f"一是做好第{number}件事。", region=county)
            make_measure(article, f"做好第{number}件事", theme=world.industry)
    for by in ("theme", "group", "revitalization"):
        for sort in ("code", "coverage", "gaps", "measures", "articles"):
            with django_assert_max_num_queries(8, info=f"{by}, {sort}"):
                assert len(coverage(by=by, sort=sort).rows) == 14
        with django_assert_max_num_queries(8, info=by):
            column = coverage(by=by).columns[0].key
        with django_assert_max_num_queries(8, info=by):
            coverage(by=by, column=column, shading=Shading.SHARE, folded=True)


@pytest.mark.parametrize(
    ("shading", "first"),
    [(Shading.NUMBER, "520000"), (Shading.ARTICLES, "529901"), (Shading.SHARE, "529902")],
)
def test_a_column_sorts_by_what_its_colour_says(world, shading, first):
    make_article("另一篇，什么也没有做。", region=world.county_b)
    found = coverage(column="industry", shading=shading).rows
    assert found[0].region.code == first


def test_a_place_and_what_only_leads_to_it_are_one_row(world):
    rice, draft = world.rice, world.draft
    rice.delete()
    draft.delete()
    rows = coverage(folded=True).rows
    assert [row.name for row in rows] == ["南山省", "云台 › 青岭县"]
    assert rows[1].level == "prefecture"
    assert [row.region.name for row in coverage(folded=True, level="county").rows] == ["青岭县"]
    assert len(coverage().rows) == 3


def test_cell_opens_its_measures_in_the_same_scope(world):
    matrix = coverage(Scope(own_only=True, since=2020))
    assert cell(matrix, "529901", "industry").url.endswith("region=529901&theme=industry&own=1&since=2020")


def test_reversed_period_is_said_and_not_applied():
    form = ScopeForm({"since": "2023", "until": "2021", "own": "1"})
    assert form.scope() == Scope(own_only=True)
    assert "2023 晚于" in form.notices[0]


@pytest.mark.parametrize("since", ["abc", "-1", "99999", "２０２Ｘ"])
def test_unreadable_year_is_said_and_the_rest_kept(since):
    form = ScopeForm({"since": since, "until": "2021"})
    assert form.scope() == Scope(until=2021)
    assert f"起始年份“{since}”没有采用" in form.notices[0]
