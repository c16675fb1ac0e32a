"""Names of what figures count that are nearly the same."""

import pytest

from comparison.alike.names import core_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("优质稻", "“优质稻+”"),
        ("茶叶面积", "生态茶园"),
        ("食用菌规模", "食用菌"),
        ("高标准农田", "建成高标准农田面积"),
        ("新型职业农民", "新型职业农民人数"),
    ],
)
def test_near(one, other):
    assert core_of(one) == core_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("贫困户", "脱贫户"),
        ("茶园", "果园"),
        ("省级民主法治示范村", "市级民主法治示范村"),
        ("专项资金", "帮扶资金"),
        ("公益林", "公益岗位"),
        ("基地", "产业"),
    ],
)
def test_not_near(one, other):
    assert core_of(one) != core_of(other)


@pytest.mark.parametrize("name", ["面积", "+", "总面积", "基地"])
def test_something_is_always_left(name):
    assert core_of(name)
