from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.alike.figures import Counted, scales


def counted(key, about, unit, low, high=None, place="甲", **more):
    return Counted(key, place, about, unit, Decimal(low), Decimal(high or low), **more)


def test_unlike_units_never_share_a_scale():
    assert len(scales([counted(1, "茶园", "亩", 5), counted(2, "茶园", "公顷", 5)])) == 2


def test_unlike_things_never_share_a_scale():
    assert len(scales([counted(1, "茶园", "亩", 5), counted(2, "茶叶", "亩", 5)])) == 2


def test_what_counts_nothing_named_is_left_out():
    assert scales([counted(1, "", "亩", 5)]) == ()


def test_like_figures_share_a_scale_largest_first():
    (scale,) = scales([counted(1, "茶园", "亩", 5), counted(2, "茶园", "亩", 20, place="乙")])
    assert [figure.key for figure in scale.figures] == [2, 1]
    assert scale.places == 2
    assert scale.sets[0].share(Decimal(5)) == 0.25


@pytest.mark.parametrize(
    "apart",
    [{"level": "province"}, {"year": 2015}, {"is_planned": True}, {"is_added": True}, {"is_whole": False}],
)
def test_other_levels_years_and_kinds_share_no_scale(apart):
    here = counted(1, "茶园", "亩", 5, level="county", year=2022)
    there = counted(2, "茶园", "亩", 9, place="乙", **{"level": "county", "year": 2022, **apart})
    (scale,) = scales([here, there])
    assert [each.is_drawn for each in scale.sets] == [False, False]
    assert scale.places == 2


def test_what_is_of_no_whole_place_is_never_drawn():
    """One village's tea gardens beside another's say nothing of their counties; they stand last, however many they are."""
    villages = [
        counted(key, "茶园", "亩", key, place=place, is_whole=False) for key, place in enumerate("甲乙丙")
    ]
    (scale,) = scales([*villages, counted(9, "茶园", "亩", 9)])
    assert [(each.first.is_whole, each.is_drawn) for each in scale.sets] == [(True, False), (False, False)]


def test_what_one_place_says_twice_is_no_scale():
    (scale,) = scales([counted(1, "茶园", "亩", 5), counted(2, "茶园", "亩", 9)])
    assert [each.is_drawn for each in scale.sets] == [False]


def test_sets_that_can_be_compared_come_first():
    (scale,) = scales(
        [
            counted(1, "茶园", "亩", 99, year=2024),
            counted(2, "茶园", "亩", 5, year=2022),
            counted(3, "茶园", "亩", 9, place="乙", year=2022),
        ]
    )
    assert [(each.first.year, each.is_drawn) for each in scale.sets] == [(2022, True), (2024, False)]


def test_what_a_text_says_twice_stands_once():
    (scale,) = scales([counted(1, "茶园", "亩", 5, text=7), counted(2, "茶园", "亩", 5, text=7)])
    assert [figure.key for figure in scale.figures] == [1]
    (scale,) = scales([counted(1, "茶园", "亩", 5, text=7), counted(2, "茶园", "亩", 5, text=8)])
    assert len(scale.figures) == 2


def test_words_for_one_unit_are_one():
    (scale,) = scales([counted(1, "驻村干部", "名", 5), counted(2, "驻村干部", "人", 6)])
    assert scale.unit == "人"


def test_zero_scale_does_not_divide_by_zero():
    (scale,) = scales([counted(1, "返贫户", "户", 0)])
    assert scale.sets[0].share(Decimal(0)) == 0


def test_scales_of_most_places_come_first():
    figures = [
        counted(1, "公路", "公里", 1),
        counted(2, "茶园", "亩", 1),
        counted(3, "茶园", "亩", 2, place="乙"),
    ]
    assert [scale.about for scale in scales(figures)] == ["茶园", "公路"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("茶园 稻 路".split()), st.sampled_from("亩 公里".split()), st.integers(0, 99)
        )
    )
)
def test_every_named_figure_stands_on_one_scale_within_its_bounds(rows):
    figures = [counted(key, about, unit, value) for key, (about, unit, value) in enumerate(rows)]
    found = scales(figures)
    assert sorted(figure.key for scale in found for figure in scale.figures) == list(range(len(rows)))
    sets = [each for scale in found for each in scale.sets]
    assert all(0 <= each.share(figure.high) <= 1 for each in sets for figure in each.figures)
    assert all({figure.unit for figure in scale.figures} == {scale.unit} for scale in found)
