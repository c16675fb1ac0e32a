"""A strip of years."""

from hypothesis import given
from hypothesis import strategies as st

from comparison.pictures.years import HIGHEST, MOST_YEARS, strip


def test_too_few_years_make_no_picture():
    assert strip({2021: 3, 2022: 5, 2023: 0}) is None


def test_a_year_without_anything_keeps_its_place():
    drawn = strip({2019: 2, 2021: 8, 2022: 4})
    assert [(bar.year, bar.value) for bar in drawn.bars] == [(2019, 2), (2020, 0), (2021, 8), (2022, 4)]
    assert [bar.height for bar in drawn.bars] == [HIGHEST / 4, 0, HIGHEST, HIGHEST / 2]
    assert drawn.earlier == 0


def test_what_is_older_than_the_strip_is_summed_up():
    drawn = strip({1999: 7, 2003: 1, 2025: 3, 2026: 2})
    assert len(drawn.bars) == MOST_YEARS
    assert drawn.earlier == 8


@given(st.dictionaries(st.integers(1949, 2100), st.integers(0, 10**6), min_size=3))
def test_bars_stand_on_the_base_and_nothing_is_lost(values):
    drawn = strip(values)
    if drawn:
        assert all(abs(bar.y + bar.height - drawn.base) < 0.01 for bar in drawn.bars)
        assert sum(bar.value for bar in drawn.bars) + drawn.earlier == sum(values.values())
        assert drawn.bars[-1].x + drawn.bar == drawn.width
