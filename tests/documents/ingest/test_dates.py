from datetime import date

import pytest

from documents.ingest.dates import find_dates, first_date


@pytest.mark.parametrize(
    "text",
    [
        "2021.11万亩",
        "２０２１．１１万亩",
        "电话０６６８－２０２１１２３",
        "增长20.21%",
        "2021年度",
        "电话0668-2021123",
        "2021年2月30日",
        "1234-5-6",
        "五年一月",
    ],
)
def test_near_misses(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2021-08-24 09:30",
        "２０２１年８月２４日",
        "２０２１－０８－２４",
        "2021．8．24",
        "二〇二一年八月廿四日",
        "2021/8/24",
        "2021.8.24",
        "2021年8月24日",
        "2021 年 8 月 24 日",
        "二〇二一年八月二十四日",
        "二○二一年八月二十四日",
        "二零二一年八月二十四日",
        "（2021年08月24日）",
    ],
)
def test_a_day_in_every_printed_form(text):
    found = first_date(text)
    assert (found.on, found.precision) == (date(2021, 8, 24), "day")


@pytest.mark.parametrize("text", ["2021年8月", "2021-08", "二〇二一年八月"])
def test_a_month_says_so(text):
    assert (first_date(text).on, first_date(text).precision) == (date(2021, 8, 1), "month")
