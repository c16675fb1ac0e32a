"""What the colour of a cell says."""

import pytest

from comparison.shading import Shading

CELL = {"measures": 3, "writing": 2, "articles": 8, "of_row": 12}


@pytest.mark.parametrize(
    ("shading", "value", "step"),
    [(Shading.NUMBER, 3, 2), (Shading.ARTICLES, 0.25, 2), (Shading.SHARE, 0.25, 4)],
)
def test_a_cell_is_coloured_by_what_was_chosen(shading, value, step):
    assert shading.weigh(**CELL) == value
    assert shading.step(value) == step


@pytest.mark.parametrize("shading", Shading)
def test_nothing_has_no_colour_and_the_least_has_one(shading):
    nothing = shading.weigh(measures=0, writing=0, articles=0, of_row=0)
    assert shading.step(nothing) == 0
    least = shading.weigh(measures=1, writing=1, articles=1000, of_row=1000)
    assert shading.step(least) == 1


def test_the_key_names_every_step():
    assert Shading.NUMBER.steps == [(1, "1条"), (2, "3条起"), (3, "6条起"), (4, "12条起")]
    assert Shading.SHARE.steps == [(1, "有"), (2, "5%起"), (3, "10%起"), (4, "20%起")]
