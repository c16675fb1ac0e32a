"""Which measures stand for a place that has more on a theme than anybody reads."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comparison import strongest as strongest_module
from comparison.columns import Columns
from comparison.scales import scales_between
from comparison.scope import Scope
from comparison.side_by_side import load_shown, side_by_side
from comparison.strongest import strength_of, strongest
from measures.models import Measure
from tests.factories import make_article, make_figure, make_measure
from tests.plans import plan_of


@pytest.fixture
def crowded(world):
    """Six measures of 青岭 on one theme, of rising confidence, the fourth confirmed."""
    quotes = [f"第{number}件事要办好。" for number in range(6)]
    article = make_article("\n".join(quotes), title="很多举措", region=world.county_a)
    rows = [make_measure(article, quote, theme=world.industry) for quote in quotes]
    for number, row in enumerate(rows):
        Measure.objects.filter(pk=row.pk).update(confidence=(number + 1) / 10)
    reviewer = User.objects.get(username="reviewer")
    Measure.objects.filter(pk=rows[3].pk).update(
        status="confirmed", reviewed_by=reviewer, reviewed_at="2024-01-02T08:00:00Z"
    )
    return rows


def columns_of(world):
    return Columns((world.county_a, world.county_b), Scope())


def test_confirmed_ones_come_first_then_the_surest(world, crowded):
    rows = strongest(columns_of(world), 3).filter(theme=world.industry)
    of_a = [row for row in rows if row.article.region_id == world.county_a.code]
    kept = sorted(of_a, key=strength_of)
    assert [row.pk for row in kept] == [crowded[3].pk, world.tea_garden.pk, crowded[5].pk]


def test_each_place_has_its_own(world, crowded):
    rows = strongest(columns_of(world), 1)
    assert world.rice_field in rows


def test_a_comparison_counts_what_it_does_not_show(world, crowded):
    comparison = side_by_side(columns_of(world), 2)
    (row,) = comparison.chosen(theme="industry")
    cell = row.brief(9, 9).rest[0]
    assert cell.count == 7
    assert cell.more == 5


def test_without_a_bound_nothing_is_left_out(world, crowded):
    (row,) = side_by_side(columns_of(world)).chosen(theme="industry")
    assert [cell.more for cell in row.brief(99, 99).rest] == [0, 0]


def test_of_an_unbounded_choice_the_bounded_one_is_the_first_of_each_theme(world, crowded):
    """And neither holds what is rejected, of no theme, of a draft or of another scope."""
    columns = columns_of(world)
    by_place: dict[tuple[str, int], list[Measure]] = {}
    for measure in sorted(strongest(columns, None), key=strength_of):
        by_place.setdefault((measure.article.region_id, measure.theme_id), []).append(measure)
    first = {measure.pk for rows in by_place.values() for measure in rows[:2]}
    assert {measure.pk for measure in strongest(columns, 2)} == first
    assert world.rejected.pk not in first
    later = Columns(columns.regions, Scope(since=2022))
    assert {row.pk for row in strongest(later, 9)} == {row.pk for row in strongest(later, None)}


def test_a_bound_that_nothing_exceeds_changes_no_comparison(world, crowded):
    def told(most):
        rows = side_by_side(columns_of(world), most).rows
        lines = [(row.theme, line.strength, line.shared, line.entries) for row in rows for line in row.lines]
        return lines, [[(cell.entries, cell.count) for cell in row.rest] for row in rows]

    assert told(99) == told(None)


@pytest.mark.parametrize("first", [2, 3])
def test_what_is_opposite_in_a_short_comparison_is_so_in_a_long_one(world, crowded, first):
    """Each of 乙县 is most like one of 甲县 that is not among the strongest."""
    quotes = [f"做好第{number}件茶园管护的事要办好。" for number in range(6)]
    article = make_article("\n".join(quotes), title="对面", region=world.county_b)
    for number, quote in enumerate(quotes):
        row = make_measure(article, quote, theme=world.industry)
        Measure.objects.filter(pk=row.pk).update(confidence=(6 - number) / 10)

    def groups(*bounds):
        rows = side_by_side(columns_of(world), *bounds).chosen(theme="industry")
        return [
            (line.strength, line.shared, [entry and entry.measure.pk for entry in line.entries])
            for row in rows
            for line in row.lines
        ]

    short = groups(first)
    assert short
    assert groups(99, first)[: len(short)] == short
    assert groups(99, 99) == groups(99) == groups()


def test_only_what_is_shown_is_read_whole(world, crowded, django_assert_num_queries):
    comparison = side_by_side(columns_of(world), 4)
    rows = [row.brief(1, 1) for row in comparison.rows]
    # Articles, figures, regions.
    with django_assert_num_queries(3):
        load_shown(rows, comparison.scope)
        told = [
            (
                measure.article.title,
                measure.article.region.name,
                len(measure.figures.all()),
                measure.theme.name,
            )
            for row in rows
            for measure in row.measures
        ]
    assert ("很多举措", "青岭县", 0, "产业发展") in told


def test_the_columns_share_the_articles_that_are_read(world, crowded, monkeypatch):
    """Of one article each the newest of 青岭县, which is undated, is out of reach."""
    monkeypatch.setattr(strongest_module, "MOST_ARTICLES", 2)
    rows = {row.pk for row in strongest(columns_of(world), 9)}
    assert world.tea_garden.pk in rows
    assert rows.isdisjoint(row.pk for row in crowded)


def test_the_strongest_are_read_off_the_articles_that_are_read(world, crowded):
    """Whatever else a library holds: no measure of another article is looked at."""
    one = Columns((world.county_a,), Scope())
    plan = plan_of(lambda: strongest(one, 9), "ROW_NUMBER")
    assert "measure_strength" in plan or "measures_measure_article_id" in plan
    assert "SCAN measures_measure" not in plan
    assert "Seq Scan" not in plan


def test_measures_and_figures_are_read_without_a_join_of_all_articles(world, crowded):
    """A planner that joins a few hundred of them with the articles reads the whole library."""
    for region, surface in ((world.county_a, "5亩"), (world.county_b, "7亩")):
        make_figure(
            make_article(f"茶园{surface}。", region=region), surface, int(surface[0]), "亩", about="茶园"
        )
    with CaptureQueriesContext(connection) as asked:
        comparison = side_by_side(columns_of(world), 3)
        scales_between(columns_of(world))
    assert comparison.rows
    measures = next(each["sql"] for each in asked if '"measures_measure"."quote"' in each["sql"])
    figures = next(each["sql"] for each in asked if '"measures_figure"."surface"' in each["sql"])
    for sql in (measures, figures):
        assert "documents_article" not in sql
