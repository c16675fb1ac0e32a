"""Deeds: what somebody did or is to do, with its object; not what for, where, or by what name."""

import pytest

from measures.extraction.cutting.naming.deeds import deed_of
from measures.extraction.outline import Page


def deed(body: str) -> str:
    return deed_of(Page(body), 0, len(body))


@pytest.mark.parametrize(
    "body",
    [
        "为了让群众少跑腿。",
        "在建立台账的基础上。",
        "发展局在云台镇。",
        "拟建设冷库。",
        "收入提高3%。",
        "红薯丰收在望。",
        "基金会成立于2012年。",
        "工作队全部组建到位。",
        "社会组织基层党组织16万个。",
        "机构建设向居家社区延展。",
        "可持续发展农业中的应用。",
        "试点范围扩大到105个县。",
    ],
)
def test_what_is_no_deed(body: str):
    assert deed(body) == ""


def test_a_name_is_no_deed():
    assert deed("发展局的人走访脱贫户。") == "走访脱贫户"


def test_what_was_made_comes_before_what_is_urged():
    assert deed("强化组织领导，建立走访台账。") == "建立走访台账"


def test_a_deed_of_the_fourth_sentence_is_not_looked_for():
    assert deed("红薯丰收。大家高兴。路也好走。镇里建立台账。") == ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("基金会成立联合社于2012年。", "成立联合社于2012年"),
        ("镇里组织农机抢收早稻。", "组织农机抢收早稻"),
        ("村里组织种植户、合作社。", "组织种植户、合作社"),
    ],
)
def test_near_misses_of_what_is_cut_off(body: str, expected: str):
    assert deed(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "农业部门组织有关省级农业农村主管部门和水产品质检机构对四个计划单列市开展兽药残留监测。",
            "开展兽药残留监测",
        ),
        (
            "部里要求各地充分发挥农机在农业生产和应急救灾中的主力军作用，做好机具准备工作。",
            "做好机具准备工作",
        ),
        ("立即发动合作单位施以援手。", "发动合作单位施以援手"),
        ("依托全旗打造旅游示范区的契机，村里组建合作社联合社。", "组建合作社联合社"),
        ("对农民进行专业培训。", "进行专业培训"),
        ("干部进行动员，捐赠学习物资。", "捐赠学习物资"),
    ],
)
def test_what_is_done_and_not_with_whom(body: str, expected: str):
    assert deed(body) == expected
