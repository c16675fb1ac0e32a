"""The noun phrase after a number: where it begins, and where it ends."""

import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page


def _about(body: str) -> str:
    return find_figures(Page(body))[0].about


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("普及率达98%，全市领先", "普及率"),
        ("投资3亿元建设防洪堤", "投资"),
        ("资金的60%用于产业", "资金"),
        ("工资收入2万元的目标", "工资收入"),
        ("村民131口人", "村民"),
    ],
)
def test_near_misses_where_no_counted_noun_follows(body: str, about: str) -> None:
    assert _about(body) == about


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("3-5个产加销贯通的跨县联盟", "产加销贯通的跨县联盟"),
        ("430名县直机关、乡镇站所干部和260名教师", "县直机关、乡镇站所干部"),
        ("21名“土专家”实现增收", "“土专家”实现增收"),
        ("12个乡镇全部完成任务", "乡镇"),
        ("5个推进组进驻", "推进组"),
        ("75栋老民居的屋面修缮", "老民居"),
        ("300处公共浴室", "公共浴室"),
        ("14个地市自加压力，将农场纳入", "地市"),
        ("12个市和肇庆市所辖901个乡镇", "市"),
        ("8个县市连续两年获评优秀", "县市"),
        ("动员7家帮扶单位与村结对", "帮扶单位"),
        ("打通12公里的通村公路", "通村公路"),
        ("购买15元的意外伤害保险", "意外伤害保险"),
        ("对种植的农户每亩260元补助", "补助"),
        ("4名来自基层一线的党员代表围绕主题交流", "来自基层一线的党员代表"),
        ("帮助600人次搬迁劳动力实现就业", "搬迁劳动力实现就业"),
        ("配备4名（护林人员2名）值守人员", "值守人员"),
        ("按800元/人给予一次性奖补", "一次性奖补"),
        ("1公里多长的机耕道", "机耕道"),
        ("建好1所普通高中和2所职业高中", "普通高中"),
        ("9个县（市、区）开展试点", "县（市、区）"),
        ("8个左右的贫困县摘帽", "贫困县"),
        ("153个贫困县脱贫摘帽", "贫困县"),
        ("派出17辆应急供水车赶赴受灾乡镇", "应急供水车"),
    ],
)
def test_ends_where_a_verb_begins(body: str, about: str) -> None:
    assert _about(body) == about
