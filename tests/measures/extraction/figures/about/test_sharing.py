"""Lists and series share what they count, within one sentence only."""

import pytest

from measures.extraction.figures import find_figures


def _abouts(body: str) -> list[str]:
    return [figure.about for figure in find_figures(body)]


def test_a_new_sentence_shares_nothing() -> None:
    assert _abouts("农民收入达7060元。同比增长16.5%") != ["农民收入", "农民收入"]


def test_a_verb_of_its_own_shares_nothing() -> None:
    assert _abouts("培育合作社30家、带动农户200户") == ["合作社", "农户"]


@pytest.mark.parametrize(
    ("body", "abouts"),
    [
        ("2个省级、5个市级示范村", ["省级示范村", "市级示范村"]),
        ("捐赠51万元、50万元助残资金", ["助残资金", "助残资金"]),
        ("贫困户66040户154380人", ["贫困户", "贫困户"]),
        ("53180户145032名脱贫人口", ["脱贫人口", "脱贫人口"]),
        ("实现73万户292万人脱贫", ["脱贫", "脱贫"]),
        ("农民收入达7060元、同比增长16.5%，高于全省2个百分点", ["农民收入"] * 3),
        ("生产总值增长5%、迈上3万亿元台阶", ["生产总值", "生产总值"]),
        ("在甲县招收学员49人，在乙县招收32人", ["学员", "学员"]),
        ("为100所海拔1500米以上小学供暖", ["小学供暖", "小学供暖"]),
    ],
)
def test_shares_what_is_counted(body: str, abouts: list[str]) -> None:
    assert _abouts(body) == abouts
