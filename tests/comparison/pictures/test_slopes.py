"""One number over the years."""

import itertools

from comparison.pictures.slopes import LABEL_APART, MOST_LINES, Value, slopes


def values(place, **by_year):
    return [Value(place, int(year[1:]), value, f"{value}亩") for year, value in by_year.items()]


def test_fewer_than_three_years_make_no_slope():
    assert slopes(values("湄潭", y2020=1, y2021=2)) is None
    assert slopes([*values("湄潭", y2020=1, y2021=2), *values("远安", y2022=3)]) is None


def test_a_line_rises_with_its_number():
    drawn = slopes(values("湄潭", y2020=10, y2021=20, y2023=40))
    (slope,) = drawn.slopes
    assert [point.surface for point in slope.points] == ["10亩", "20亩", "40亩"]
    assert slope.points[0].y > slope.points[1].y > slope.points[2].y
    # Two years lie twice as far apart as one.
    first, second, third = (point.x for point in slope.points)
    assert abs((third - second) - 2 * (second - first)) < 0.2
    assert [year for year, _ in drawn.years] == [2020, 2021, 2023]


def test_a_year_of_two_numbers_is_left_out_and_one_said_twice_is_not():
    said = values("湄潭", y2020=10, y2021=20, y2022=30, y2023=40)
    (slope,) = slopes([*said, *values("湄潭", y2021=25), *values("湄潭", y2022=30)]).slopes
    assert [point.year for point in slope.points] == [2020, 2022, 2023]


def test_names_of_lines_that_end_together_do_not_cover_each_other():
    said = [value for place in "甲乙丙" for value in values(place, y2020=1, y2021=2, y2022=3)]
    places = sorted(slope.last_y for slope in slopes(said).slopes)
    assert all(lower - upper >= LABEL_APART for upper, lower in itertools.pairwise(places))


def test_no_more_lines_than_can_be_told_apart_and_nothing_of_noughts():
    said = [value for number in range(9) for value in values(f"{number}县", y2020=1, y2021=2, y2022=3)]
    assert len(slopes(said).slopes) == MOST_LINES
    assert slopes(values("湄潭", y2020=0, y2021=0, y2022=0)) is None
