"""Which measures stand for a place that has more on a theme than anybody reads."""

import pytest
from django.contrib.auth.models import User

from comparison.columns import Columns
from comparison.scope import Scope
from comparison.side_by_side import side_by_side
from comparison.strongest import strength_of, strongest
from measures.models import Measure
from tests.factories import make_article, make_measure


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
    rows = strongest(Scope().measures().filter(theme=world.industry), columns_of(world), 3)
    of_a = [row for row in rows if row.article.region_id == world.county_a.code]
    kept = sorted(of_a, key=strength_of)
    assert [row.pk for row in kept] == [crowded[3].pk, world.tea_garden.pk, crowded[5].pk]


def test_each_place_has_its_own(world, crowded):
    rows = strongest(Scope().measures(), columns_of(world), 1)
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
