from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.dates import parse_date, write_date


@pytest.mark.parametrize("text", ["昨天", "2022-13", "2022-2-30", "22-1-1", "2022-", "20220728", "7月28日"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("", None, ""),
        (" 2022-7-28 ", date(2022, 7, 28), "day"),
        ("2022年7月28日", date(2022, 7, 28), "day"),
        ("2022.07", date(2022, 7, 1), "month"),
        ("2022年7月", date(2022, 7, 1), "month"),
        ("2022年", date(2022, 1, 1), "year"),
    ],
)
def test_dates_keep_the_precision_they_were_typed_with(text, day, precision):
    assert parse_date(text) == (day, precision)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_what_is_written_is_read_back(day, precision):
    found, read = parse_date(write_date(day, precision))
    assert read == precision
    assert write_date(found, read) == write_date(day, precision)
