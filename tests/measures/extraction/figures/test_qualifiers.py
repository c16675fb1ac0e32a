"""Which words around a number bound it, and which only look like it."""

import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("节约3万元", "3万元"),
        ("附近5个村", "5个"),
        ("签约12个项目", "12个"),
        ("打造4条多车道公路", "4条"),
        ("新增2个多功能厅", "2个"),
        ("改造3处内部道路", "3处"),
        ("线上5场活动", "5场"),
    ],
)
def test_near_misses_bound_nothing(body: str, surface: str) -> None:
    (figure,) = find_figures(Page(body))

    assert (figure.surface, figure.qualifier) == (surface, "")


@pytest.mark.parametrize(
    ("body", "surface", "qualifier"),
    [
        ("不低于50人", "不低于50人", ">="),
        ("突破600亿斤", "突破600亿斤", ">="),
        ("至少2次", "至少2次", ">="),
        ("3000人以上", "3000人以上", ">="),
        ("4000多名干部", "4000多名", ">="),
        ("800余家机构", "800余家", ">="),
        ("不超过5万元", "不超过5万元", "<="),
        ("15个工作日内", "15个工作日内", "<="),
        ("不到2000元", "不到2000元", "<="),
        ("50万元以下", "50万元以下", "<="),
        ("近40%的农户", "近40%", "~"),
        ("约80亿元", "约80亿元", "~"),
        ("增长6%左右", "6%左右", "~"),
    ],
)
def test_bounds(body: str, surface: str, qualifier: str) -> None:
    (figure,) = find_figures(Page(body))

    assert (figure.surface, figure.qualifier) == (surface, qualifier)


def test_a_list_shares_the_bound_before_its_first_number() -> None:
    assert [figure.qualifier for figure in find_figures(Page("每公里不低于8000元、4000元、2000元"))] == [
        ">="
    ] * 3


def test_a_bound_after_the_last_number_is_not_shared() -> None:
    assert [figure.qualifier for figure in find_figures(Page("分别增长3%、5%左右"))] == ["", "~"]
