"""Lists and series share what they count, within one sentence only."""

import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page


def _abouts(body: str) -> list[str]:
    return [figure.about for figure in find_figures(Page(body))]


def test_a_new_sentence_shares_nothing() -> None:
    assert _abouts("农民收入达8240元。同比增长9.1%") != ["农民收入", "农民收入"]


def test_a_list_with_numbers_of_its_own_is_no_list_of_nouns() -> None:
    assert _abouts("新建道路3条、桥梁2座") == ["道路", "桥梁"]


def test_a_verb_of_its_own_shares_nothing() -> None:
    assert _abouts("培育合作社30家、带动农户200户") == ["合作社", "农户"]


@pytest.mark.parametrize(
    ("body", "abouts"),
    [
        ("2个省级、5个市级示范村", ["省级示范村", "市级示范村"]),
        ("中小学、幼儿园4868所", ["中小学、幼儿园"]),
        ("水果、茶叶产量分别达20万吨、9万吨", ["水果产量", "茶叶产量"]),
        ("县道、村道养护经费分别为8000元、4000元", ["县道养护经费", "村道养护经费"]),
        ("捐赠8万元、6万元助学资金", ["助学资金", "助学资金"]),
        ("脱贫户8312户31256人", ["脱贫户", "脱贫户"]),
        ("6120户21007名监测对象", ["监测对象", "监测对象"]),
        ("建档立卡821户2960名低收入农户", ["低收入农户", "低收入农户"]),
        ("实现4万户15万人脱贫", ["脱贫", "脱贫"]),
        ("农民收入达8240元、同比增长9.1%，高于全省2个百分点", ["农民收入"] * 3),
        ("生产总值增长4%、迈上6千亿元台阶", ["生产总值", "生产总值"]),
        ("在甲县招收学员15人，在乙县招收22人", ["学员", "学员"]),
        ("为70所海拔1200米以上村小供暖", ["村小供暖", "村小供暖"]),
    ],
)
def test_shares_what_is_counted(body: str, abouts: list[str]) -> None:
    assert _abouts(body) == abouts
