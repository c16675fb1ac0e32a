"""The noun phrase before a number: links, verbs and subjects come off, verbs inside nouns stay."""

import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page


def _about(body: str) -> str:
    return find_figures(Page(body))[-1].about


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("油菜播种面积稳定在35万亩", "油菜播种面积"),
        ("上市公司达7家", "上市公司"),
        ("旅游接待人数达到31万人次", "旅游接待人数"),
        ("省级转移支付超12亿元", "省级转移支付"),
        ("发放资助费用88万元", "资助费用"),
        ("居民用电价格涨幅3%", "居民用电价格涨幅"),
        ("未消除风险86户", "未消除风险"),
        ("吸引求职青年3800人", "求职青年"),
        ("吸纳就业者超过30人的车间", "就业者"),
    ],
)
def test_near_misses_keep_the_verb_inside_the_noun(body: str, about: str) -> None:
    assert _about(body) == about


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("全县已培育粮油加工企业31家", "粮油加工企业"),
        ("占有就业意愿农户的88%", "有就业意愿农户"),
        ("农村宽带普及率提高到94%", "农村宽带普及率"),
        ("某县共建设易地搬迁安置点141个", "易地搬迁安置点"),
        ("农资店（库）18个", "农资店"),
        ("进城时间从近两小时缩短到40分钟", "进城时间"),
        ("拥有量是十年前的3倍", "拥有量"),
        ("经济总量在全市各县中率先突破80亿元", "经济总量"),
        ("向车间每人每月补贴600元", "补贴"),
        ("流转土地建起大棚36座", "大棚"),
        ("协调资金修通村组道路9公里", "村组道路"),
        ("走访农村党组织18个", "农村党组织"),
        ("优质茶园面积要达到并稳定在300万亩", "优质茶园面积"),
        ("选派教师教龄应在6年以上", "教师教龄"),
        ("今年店里的营收能达到60万元", "店里的营收"),
        ("磷酸二铵每吨3783元，同比降1.2%", "磷酸二铵"),
        ("春灌启动，其间预计引黄河水45万立方米", "引黄河水"),
        ("项目开工9个,竣工4个", "项目"),
        ("发放助学金，标准为1000元", "助学金标准"),
        ("（本科：4830元", "本科"),
        ("普通高中（1900元", "普通高中"),
        ("向邻县捐赠20万元", "捐赠"),
        ("供水工程由4639处压减到4000处", "供水工程"),
        ("低保标准分别提高到每人每月790元", "低保标准"),
    ],
)
def test_takes_off_what_leads_up_to_the_noun(body: str, about: str) -> None:
    assert _about(body) == about
