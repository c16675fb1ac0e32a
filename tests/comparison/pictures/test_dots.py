"""Dots by theme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.pictures.dots import TICKS, dots


def test_too_few_values_make_no_picture():
    assert dots([]) is None
    assert dots([("产业", "industry", (1, 2)), ("文化", "culture", (0, 0))]) is None


def test_nothing_has_no_dot_but_keeps_its_place_in_the_table():
    line = dots([("甲", "a", (0, 1)), ("乙", "b", (3, 1))]).lines[0]
    assert [dot.series for dot in line.dots] == [1]
    assert line.values == (0, 1)


def test_dots_stand_by_value_and_equal_ones_side_by_side():
    drawn = dots([("产业", "industry", (4, 8)), ("文化", "culture", (2, 2))])
    first, second = drawn.lines
    assert first.dots[0].x < first.dots[1].x
    assert second.dots[0].x < second.dots[1].x < first.dots[0].x
    assert dots([("甲", "a", (0, 1)), ("乙", "b", (3, 1))]).lines[0].span is None
    assert first.span == (first.dots[0].x, first.dots[1].x)


@pytest.mark.parametrize(("greatest", "last"), [(3, 3), (8, 8), (9, 10), (23, 25), (91, 100), (1170, 1500)])
def test_ticks_are_round_and_few(greatest, last):
    drawn = dots([("甲", "a", (greatest, 1)), ("乙", "b", (1, 1))])
    assert drawn.ticks[-1][0] == last
    assert len(drawn.ticks) <= TICKS + 1


@given(st.lists(st.tuples(st.just("甲"), st.just("a"), st.tuples(*[st.integers(0, 5000)] * 4)), max_size=25))
def test_all_lies_within_the_picture(rows):
    drawn = dots(rows)
    if drawn:
        assert all(drawn.left <= dot.x <= drawn.width for line in drawn.lines for dot in line.dots)
        assert all(0 < line.y < drawn.height for line in drawn.lines)


def test_long_labels_move_the_plot_and_not_its_dots():
    short = dots([("产业发展", "a", [3, 1]), ("资金", "b", [2, 4])])
    long = dots([("Follow-up support for relocated households", "a", [3, 1]), ("Funds", "b", [2, 4])])
    assert long.left > short.left
    assert [dot.x - long.left for dot in long.lines[0].dots] == [
        dot.x - short.left for dot in short.lines[0].dots
    ]
    assert long.width - long.left == short.width - short.left
