"""What numerals are worth, and what only looks like one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.figures.numerals import chinese_value, read_numeral
from measures.extraction.outline.folding import fold_digits


@pytest.mark.parametrize("text", ["一二三", "二三", "四六", "百千", "万万"])
def test_runs_that_are_no_single_number(text: str) -> None:
    assert chinese_value(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("十", 10, 10),
        ("十二", 12, 12),
        ("三百零五", 305, 305),
        ("两千三百", 2300, 2300),
        ("一万二千", 12_000, 12_000),
        ("三亿五千万", 350_000_000, 350_000_000),
        ("三四", 3, 4),
        ("三四百", 300, 400),
        ("百万", 1_000_000, 1_000_000),
    ],
)
def test_chinese_numerals(text: str, low: int, high: int) -> None:
    assert chinese_value(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.4万个", "44000"),
        ("1.2万亿元", "1200000000000"),
        ("2万4千人", "24000"),
        ("9千多人", "9000"),
        ("1,250.6万元", "12506000"),
        ("３２００座", "3200"),
        ("20余万人", "200000"),
        ("百分之二十五", "25"),
        ("一点五万", "15000"),
    ],
)
def test_digits_with_multipliers(text: str, value: str) -> None:
    numeral = read_numeral(fold_digits(text), 0)

    assert numeral is not None
    assert numeral.low == numeral.high == Decimal(value)


def test_a_unit_that_begins_like_a_multiplier_multiplies_nothing() -> None:
    numeral = read_numeral("300千瓦", 0)

    assert numeral is not None
    assert (numeral.low, numeral.end) == (300, 3)


@given(st.text())
def test_folding_keeps_every_offset(body: str) -> None:
    assert len(fold_digits(body)) == len(body)


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_read_back(value: int) -> None:
    numeral = read_numeral(f"{value}个", 0)

    assert numeral is not None
    assert numeral.low == value
