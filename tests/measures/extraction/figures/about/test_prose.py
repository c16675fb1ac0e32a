"""What figures of running prose count: the thing alone, not what became of it or who has it. Near misses first."""

import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page


def _about(body: str) -> str:
    return find_figures(Page(body))[-1].about


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("5名义务教育教师参加", "义务教育教师"),
        ("300名就业困难人员，", "就业困难人员"),
        ("40名转移就业人员返乡", "转移就业人员"),
        ("建成3个承接产业转移平台", "承接产业转移平台"),
        ("5名考上本科的2023年新生", "考上本科的2023年新生"),
        ("12名村“两委”干部", "村“两委”干部"),
        ("提出对口帮扶措施8条", "对口帮扶措施"),
        ("建成3个省级“千万工程”项目", "省级“千万工程”项目"),
        ("流转9000亩水田", "水田"),
        ("2个至今尚存的粮仓", "至今尚存的粮仓"),
    ],
)
def test_near_misses_where_such_words_belong_to_the_noun(body: str, about: str) -> None:
    assert _about(body) == about


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("2020年我国海上油气产量突破6500万吨", "海上油气产量"),
        ("2019年，这个产区葡萄酒产值超过230亿元", "产区葡萄酒产值"),
        ("之前村里人均收入只有2300元", "村里人均收入"),
        ("提出对策824条", "对策"),
        ("发现问题707个", "问题"),
        ("我国在文化建设方面共投入42亿元", "投入"),
        ("先后多方筹资210万元", "筹资"),
        ("成交额达2340亿元，是十年前的7倍", "成交额"),
        ("在永利乡境内，是个500人的彝族村落", "彝族村落"),
        ("靠着政府十万元的补贴，村里开工", "补贴"),
        ("动员4个部门成立工作组", "部门"),
        ("治理将围绕5项重点任务展开", "重点任务"),
        ("为30户村民义务维修电饭煲", "村民"),
        ("其余2800名群众8月1日转移完毕", "群众"),
        ("38座板房就搭建起来", "板房"),
        ("20个西瓜样品至检测中心", "西瓜样品"),
        ("40个样品送至农业厅", "样品"),
        ("授予478名同志“劳动模范”称号", "同志"),
        ("经营着9000亩耕地的合作社", "耕地"),
        ("人均保留0.7亩地的流转方案", "地"),
    ],
)
def test_what_is_counted(body: str, about: str) -> None:
    assert _about(body) == about


def test_figures_side_by_side_count_what_the_last_one_names() -> None:
    found = find_figures(Page("涿水市已成立28支、共计8755人的应急抢险队伍"))
    assert [figure.about for figure in found] == ["应急抢险队伍", "应急抢险队伍"]


@pytest.mark.parametrize("body", ["北纬30度的山村", "位于东经105度"])
def test_where_a_place_lies_is_no_figure(body: str) -> None:
    assert not find_figures(Page(body))
