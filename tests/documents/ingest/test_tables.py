"""Tables of values as sentences of a kind."""

import pytest

from documents.ingest.tables import row_lines

ROWS = [["兴隆镇", "1200", "300"], ["永兴镇", "2000", "500"]]


@pytest.mark.parametrize(
    "upper",
    [
        ["镇", "面积", "产值"],  # over no several columns
        ["乡镇", "茶园", "茶园"],  # the first column has another name below
    ],
)
def test_two_rows_of_names_are_not_one(upper):
    assert len(row_lines([upper, ["镇", "面积", "产值"], *ROWS])) == 3


def test_a_row_of_values_is_no_second_row_of_names():
    assert row_lines([["镇", "茶园", "茶园"], *ROWS]) == [
        "兴隆镇：茶园 1200，茶园 300",
        "永兴镇：茶园 2000，茶园 500",
    ]


def test_names_over_several_columns_stand_before_those_below():
    rows = [["镇", "茶园", "茶园", "户数"], ["镇", "面积", "产值", "户数"], ["兴隆镇", "1200", "300", "80"]]
    assert row_lines(rows) == ["兴隆镇：茶园面积 1200，茶园产值 300，户数 80"]
