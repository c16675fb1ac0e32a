"""The noun phrase after a number: where it begins, and where it ends."""

import pytest

from measures.extraction.figures import find_figures


def _about(body: str) -> str:
    return find_figures(body)[0].about


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
        ("3-5个产加销一体化的区域性联合体", "产加销一体化的区域性联合体"),
        ("8099名党政机关、企事业单位干部和4000名教师", "党政机关、企事业单位干部"),
        ("58名“懒汉”实现脱贫", "“懒汉”实现脱贫"),
        ("12个乡镇全部完成任务", "乡镇"),
        ("5个推进组进驻", "推进组"),
        ("240栋建筑物的立面修复", "建筑物"),
        ("1000座公共厕所", "公共厕所"),
        ("帮助600人次已脱贫人口实现就业", "已脱贫人口实现就业"),
        ("配备4名（执法人员2名）管理人员", "管理人员"),
        ("按800元/人给予一次性奖补", "一次性奖补"),
        ("1公里多长的机耕道", "机耕道"),
    ],
)
def test_ends_where_a_verb_begins(body: str, about: str) -> None:
    assert _about(body) == about
