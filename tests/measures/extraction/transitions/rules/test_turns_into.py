"""X 转为 Y without 将 or 由."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "农户小额贷款发放后转为定期存款",
        "赛后转化为人才公寓",
        "逐步变成现实",
        "严格控制耕地转为林地",
        "成为主力军",
        "它变成了公园",
        "发展方式转变成了一大亮点",
        "当地正通过项目让其变成致富果",
        "老张家就在一场雪灾后变成了贫困户",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("村庄一度变成“孤岛”。", ("村庄", "孤岛")),
        ("农业户口变成非农业户口的报道", ("农业户口", "非农业户口")),
        ("传统产业也可以变为朝阳产业。", ("传统产业", "朝阳产业")),
        ("返乡青年转为农技辅导员，", ("返乡青年", "农技辅导员")),
        ("资源优势变成产业优势。", ("资源优势", "产业优势")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.turns_into", body)[:1] == [pair]
