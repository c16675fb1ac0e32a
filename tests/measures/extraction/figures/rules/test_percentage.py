"""Shares and points, in digits or in words."""

import pytest

from tests.measures.extraction.figures.reading import surfaces, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "占三分之二",
        "牛排三成熟",
        "三五成群",
        "建成基地",
        "评分98分",
        "他的另一半",
        "五分之一以上村民联名",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert taken_by("figure.percentage", body) == []


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("覆盖率达到72%以上", "72%以上"),
        ("比重提高2.4个百分点", "2.4个百分点"),
        ("达到百分之二十", "百分之二十"),
        ("超八成农户增收", "超八成"),
        ("占六成", "六成"),
        ("控制在3‰以内", "3‰以内"),
        ("增长3%—4.5%", "3%—4.5%"),
        ("有近四分之一是脱贫户", "近四分之一"),
        ("保费少了一半。", "一半"),
        ("三成多国土划入红线", "三成多"),
    ],
)
def test_is_taken(body: str, surface: str) -> None:
    assert taken_by("figure.percentage", body) == [surface] == surfaces(body)
