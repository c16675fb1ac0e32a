"""What is said before columns are compared."""

from datetime import date

import pytest

from comparison.caveats import caveats
from comparison.columns import Place
from regions.models import Region


def place(name, articles=1, years=(2022, 2022), kinds=("signed",)):
    first, last = (date(year, 6, 1) for year in years) if years else (None, None)
    return Place(Region(code="529901", short_name=name), articles, first, last, 0, (), "", kinds)


@pytest.mark.parametrize(
    "other",
    [
        place("白河"),
        place("白河", articles=3),
        place("白河", articles=0, years=None, kinds=()),
        place("白河", years=None),
        place("白河", years=(2020, 2024)),
        place("白河", kinds=("signed", "plan")),
    ],
)
def test_columns_that_may_be_compared(other):
    assert caveats([place("青岭"), other]) == []


def test_far_more_texts_on_one_side_are_said():
    (said,) = caveats([place("青岭", articles=18), place("白河")])
    assert "青岭有 18 篇" in said
    assert "白河只有 1 篇" in said


def test_years_that_lie_apart_are_said():
    (said,) = caveats([place("青岭", years=(2019, 2019)), place("白河", years=(2024, 2025))])
    assert "相差 5 年" in said


def test_other_kinds_of_text_are_said():
    (said,) = caveats([place("青岭", kinds=("report",)), place("白河", kinds=("news", "signed"))])
    assert "青岭是工作报告" in said
    assert "白河是新闻报道、署名文章" in said


def test_every_pair_is_looked_at():
    apart = place("云台", years=(2015, 2015))
    assert len(caveats([place("青岭"), place("白河"), apart])) == 2


@pytest.mark.parametrize(("columns", "measures", "figures"), [(2, 1000, 200), (4, 500, 100)])
def test_what_of_many_articles_is_read_is_said(columns, measures, figures):
    said = caveats([place(f"甲{number}", articles=1200) for number in range(columns)])
    told = f"条数按全部文章计，并列的举措取自最近 {measures} 篇，可比的数据取自最近 {figures} 篇。"
    assert said[0] == f"甲0有 1200 篇文章：{told}"
    assert len(said) == columns
    (few,) = caveats([place("甲", articles=figures + 1)] + [place("乙", articles=figures)] * (columns - 1))
    assert few == f"甲可比的数据取自最近 {figures} 篇文章。"
