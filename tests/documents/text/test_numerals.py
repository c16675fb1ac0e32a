import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text.numerals import han_number, han_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("一百零五", 105),
        ("两", 2),
        ("〇", 0),
    ],
)
def test_value(numeral, value):
    assert han_value(numeral) == value


@pytest.mark.parametrize("other", ["甲", "十亩", "一、", "3"])
def test_what_is_no_numeral_has_no_value(other):
    assert han_value(other) is None


@given(st.integers(min_value=1, max_value=99))
def test_what_is_written_is_read(number):
    assert han_value(han_number(number)) == number


def test_past_a_hundred_digits_are_written_one_by_one():
    assert han_number(105) == "一零五"
